import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { publishedCodes } from './published-codes.ts';

export type FailureKind = 'forbidden' | 'unknown-message' | 'gone' | 'refused' | 'unavailable' | 'not-understood' | 'too-large' | 'checksum';

/** Why MESH did not do what it was asked. */
export interface MeshFailure {
  readonly kind: FailureKind;
  /** Status of the HTTP answer; null: there was none, or it was no refusal. */
  readonly status: number | null;
  /** The code that MESH publishes for it; null: it gave none. */
  readonly code: string | null;
  /** In our words: what the other side writes might name people. */
  readonly message: string;
}

const meanings: Readonly<Record<FailureKind, string>> = {
  forbidden: 'MESH does not let us in. Check the mailbox, its password, the shared key, the certificate and the time of this machine',
  'unknown-message': 'MESH knows no such message',
  gone: 'The message was acknowledged before, or has expired',
  refused: 'MESH refused the request. Sent again as it is, it will be refused again',
  unavailable: 'MESH could not be reached, or could not answer. It is asked again',
  'not-understood': 'MESH answered with something that its published interface does not have',
  'too-large': 'The message is larger than we take',
  checksum: 'What came is not what the sender had: its checksum is another',
};

export const failure = (kind: FailureKind, status: number | null = null, code: string | null = null, more = code === null ? undefined : publishedCodes[code]): MeshFailure => ({
  kind,
  status,
  code,
  message: `${meanings[kind]}${more === undefined ? '' : ` (${more})`}.`,
});

/** Whether the same request may be answered better in a while. */
export const mayPass = ({ kind }: MeshFailure): boolean => kind === 'unavailable';

const Told = t.union([t.type({ detail: t.array(t.type({ code: t.string })) }), t.type({ errorCode: t.string })]);

/** The code in the body of a refusal, in either of the shapes in which MESH writes it. */
const codeIn = (body: string): string | null => {
  const told = E.chain(Told.decode)(E.tryCatch(() => JSON.parse(body) as unknown, () => []));
  if (E.isLeft(told)) return null;
  const code = 'detail' in told.right ? told.right.detail[0]?.code : told.right.errorCode;
  return code === undefined || !/^[\w -]{1,40}$/.test(code) ? null : code;
};

/** A machine may be told to come again in a while without being at fault. */
const busy: ReadonlySet<number> = new Set([408, 425, 429]);

const kinds: Readonly<Record<number, FailureKind>> = { 403: 'forbidden', 404: 'unknown-message', 410: 'gone' };

/** What an answer that is not a success means. */
export const refusal = (status: number, body: string): MeshFailure =>
  failure(kinds[status] ?? (status >= 500 || busy.has(status) ? 'unavailable' : 'refused'), status, codeIn(body));

/** What it means when no answer came, or not all of it. */
export const noAnswer = (error: unknown): MeshFailure => failure('unavailable', null, null, error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown');
