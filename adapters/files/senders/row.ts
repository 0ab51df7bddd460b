import * as E from 'fp-ts/lib/Either.js';
import { isSenderCode, senderCodeOf } from '../../../domain/sender/code.ts';
import { type SenderDetails, SenderKind } from '../../../domain/sender/details.ts';
import { wordsOf } from '../../../domain/codes/one-of.ts';

/** A line of a file of senders, as the register takes it. */
export interface SenderRow {
  readonly code: string;
  readonly details: SenderDetails;
  readonly active: boolean;
}

/** What is wrong with a line, and what to do. */
export interface SenderFault {
  readonly field: string;
  readonly message: string;
}

export const senderColumns = ['code', 'name', 'kind', 'cipher', 'address_line_1', 'address_line_2', 'address_line_3', 'address_line_4', 'address_line_5', 'postcode', 'telephone', 'active'] as const;
/** Without these, a file is none of senders. */
export const neededColumns: readonly string[] = ['code', 'name', 'kind'];

const fault = (field: string, message: string): E.Either<SenderFault, never> => E.left({ field, message });

/** The sender of a line, by the names of its columns; a column that is not there is empty. */
export const senderRow = (values: ReadonlyMap<string, string>): E.Either<SenderFault, SenderRow> => {
  const text = (column: (typeof senderColumns)[number]): string | null => values.get(column)?.trim() || null;
  const code = senderCodeOf(text('code') ?? '');
  const [name, kind, cipher, postcode, active] = [text('name'), text('kind'), text('cipher'), text('postcode'), (text('active') ?? 'Y').toUpperCase()];
  if (!isSenderCode(code)) return fault('code', 'Must be two to six capitals and digits.');
  if (name === null) return fault('name', 'Must be given.');
  if (!SenderKind.is(kind)) return fault('kind', `Must be one of ${wordsOf(SenderKind).join(', ')}.`);
  if (cipher !== null && !/^[A-Z]{1,3}$/.test(cipher)) return fault('cipher', 'Must be one to three capitals, or empty.');
  if (active !== 'Y' && active !== 'N') return fault('active', 'Must be Y or N; Y where it is empty.');
  const lines = ([1, 2, 3, 4, 5] as const).flatMap((n) => text(`address_line_${n}`) ?? []);
  const address = lines.length === 0 ? null : { lines, postcode };
  return E.right({ code, details: { name, kind, cipher, address, telephone: text('telephone') }, active: active === 'Y' });
};
