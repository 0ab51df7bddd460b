import * as t from 'io-ts';
import { type Fault, fault, type FaultCode, type Faults } from '../../../application/intake/fault.ts';
import { isNonEmpty } from 'fp-ts/lib/Array.js';

/** What a codec found wrong, one fault a place. */
export const faultsOf = (errors: t.Errors): Faults => {
  const faults = new Map<string, Fault>();
  for (const { context } of errors) {
    const leaf = context.at(-1);
    const path = pathOf(context);
    if (leaf !== undefined && !faults.has(path)) faults.set(path, path === '' ? fault(codeFor(leaf)) : fault(codeFor(leaf), path));
  }
  const found = [...faults.values()];
  return isNonEmpty(found) ? found : [fault('wrong-type')];
};

/** As in `results[3].cytology`. */
const pathOf = (context: t.Context): string =>
  context
    .filter((_, i) => i > 0 && !isChoice(context[i - 1]?.type))
    .map(({ key }) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');

/** The members of these are no places in the value. */
const isChoice = (type: t.Decoder<unknown, unknown> | undefined): boolean =>
  type instanceof t.ExactType ? isChoice(type.type as t.Mixed) : type instanceof t.IntersectionType || type instanceof t.UnionType;

const byCodec: Readonly<Record<string, FaultCode>> = { CivilDate: 'invalid-date', NhsNumber: 'nhs-number-check-digit', Int: 'not-a-number', Integer: 'not-a-number' };

const codeFor = ({ actual, type }: t.ContextEntry): FaultCode => {
  if (actual === undefined || actual === null) return 'missing-value';
  if (type instanceof t.KeyofType) return 'unknown-code';
  return byCodec[type.name] ?? 'wrong-type';
};
