import { ProblemDetails } from '../../../adapters/http/answers/told.ts';
import type { Operation } from '../../../adapters/http/operation.ts';
import { openApi } from '../../../adapters/http/operations/all.ts';
import { faultsOf } from '../../../adapters/http/schema/faults.ts';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly cacheControl: string | null;
  readonly text: string;
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly examples?: object }>> }>> }>>>>;
}

/** Where code stands, and how databases speak: nothing for whoever asks. */
const innards = /\bat \S+ \((?:\/|file:|node:)|node_modules|\.ts:\d+|syntax error at|relation "|invalid input syntax|violates .* constraint/;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Refusals that are noted all the same, by operation: what a laboratory sent is never lost, though it is corrupt; who guesses at people is counted. */
const noted: Readonly<Record<string, readonly unknown[]>> = { 'receive-laboratory-file': ['corrupt-file', 'too-large'], 'break-glass': ['not-found'] };

const isNoted = ({ id }: Operation, code: unknown): boolean => noted[id]?.includes(code) === true;

/** What is wrong with an answer. `moved`: events that the log holds more of than before the request. */
export const wrongWith = (operation: Operation, { status, contentType, cacheControl, text }: Answer, moved: number): readonly string[] => {
  const described = (openApi as Described).paths[operation.path]?.[operation.method.toLowerCase()]?.responses[status]?.content;
  const type = contentType.split(';')[0] ?? '';
  const body = parsed(text);
  const findings = [
    ...(status >= 500 ? [`status ${status}: ${text.slice(0, 300)}`] : []),
    ...(cacheControl === null ? ['nothing tells whether it may be kept'] : []),
    ...(status >= 400 && innards.test(text) ? [`tells of the inside: ${text.slice(0, 300)}`] : []),
  ];
  if (status === 304) return findings;
  if (type !== 'application/problem+json') {
    const fits = type === 'application/json' ? faultsOf(operation.answer, body) : operation.answersAs === undefined ? [{ field: '', message: 'no JSON' }] : [];
    return [
      ...findings,
      ...(status >= 400 && operation.otherStatuses?.[status] === undefined ? [`status ${status} is no problem`] : []),
      ...(operation.otherStatuses?.[status] === undefined && described?.[type] === undefined ? [`${status} ${type} is not described`] : []),
      ...fits.slice(0, 3).map(({ field, message }) => `the answer does not fit: ${field} ${message}`),
    ];
  }
  const { code, status: said } = (body ?? {}) as { readonly code?: unknown; readonly status?: unknown };
  const known = Object.keys(described?.[type]?.examples ?? {});
  return [
    ...findings,
    ...faultsOf(ProblemDetails, body).slice(0, 3).map(({ field, message }) => `the problem does not fit: ${field} ${message}`),
    ...(said === status ? [] : [`says ${String(said)}, is ${status}`]),
    // An address that is too long or empty in its middle leads nowhere.
    ...(code === 'not-found' || known.includes(String(code)) ? [] : [`${status} ${String(code)} is not described`]),
    ...(moved > 0 && !isNoted(operation, code) ? [`refused as ${String(code)}, and ${moved} events more stand in the log`] : []),
  ];
};
