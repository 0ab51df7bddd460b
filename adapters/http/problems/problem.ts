import type { Meanwhile } from '../../../application/participants.ts';
import type { Refusal, RefusalCode } from '../../../domain/codes/refusal.ts';
import type { NonEmptyArray } from 'fp-ts/lib/NonEmptyArray.js';
import type { RuleId } from '../../../domain/rules/book.ts';
import { refusalRules } from '../../../domain/rules/refusal-rules.ts';
import { breakGlassProblems } from './break-glass.ts';
import { edgeProblems } from './edge.ts';
import type { ProblemKind } from './kind.ts';
import type { Corruption } from '../../../domain/laboratory/file/corrupt.ts';
import type { AnswerStatus } from '../../../domain/laboratory/file/events.ts';
import type { FileRefusal } from '../../../domain/laboratory/file/refusal.ts';
import type { MessageRefusal } from '../../../domain/message/refusal.ts';
import type { ItemRefusal } from '../../../domain/laboratory/item/refusal.ts';
import { laboratoryProblems } from './laboratory.ts';
import type { PracticeRefusal } from '../../../domain/practice/refusal.ts';
import { practiceProblems } from './practices.ts';
import { messageProblems } from './messages.ts';
import { refusalProblems } from './refusals.ts';
import { senderProblems } from './senders.ts';
import type { SenderRefusal } from '../../../domain/sender/refusal.ts';

export type ProblemCode = keyof typeof edgeProblems | RefusalCode | keyof typeof laboratoryProblems | keyof typeof senderProblems | keyof typeof practiceProblems | keyof typeof messageProblems | keyof typeof breakGlassProblems;

/** Every code that an answer can carry, and what it means. */
export const problemKinds: Readonly<Record<ProblemCode, ProblemKind>> = { ...edgeProblems, ...refusalProblems, ...laboratoryProblems, ...senderProblems, ...practiceProblems, ...messageProblems, ...breakGlassProblems };

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemKinds, code);

/** One thing that is wrong. */
export interface Wrong extends Pick<Refusal, 'field' | 'earliest' | 'latest'> {
  readonly code: ProblemCode;
  /** For a person. Holds no personal data. */
  readonly detail: string;
  /** Instant (ISO 8601, UTC) until which somebody holds it. */
  readonly until?: string;
  /** Why nothing of a file was taken, where that showed, and under which id it is known. */
  readonly reason?: Corruption;
  readonly segment?: number;
  readonly file?: string;
  /** What the laboratory was answered. */
  readonly acknowledged?: AnswerStatus;
  /** Ids of the rules that a refusal rests on. */
  readonly rules?: RuleId[];
}

/** Why a request was not carried out. */
export interface Problem {
  readonly errors: NonEmptyArray<Wrong>;
  /** Where the record stands, and who brought it there, when somebody else was faster. `says`: in plain words. */
  readonly meanwhile?: { readonly revision: number; readonly did: readonly (Meanwhile & { readonly says?: readonly string[] })[] };
  /** Seconds after which another try may do better. */
  readonly retryAfter?: number;
}

export const problem = (code: ProblemCode, detail: string, where: Omit<Wrong, 'code' | 'detail'> = {}): Problem => ({
  errors: [{ code, detail, ...where }],
});

export const statusOf = ({ errors: [first] }: Problem): number => problemKinds[first.code].status;

export const wrongOf = ({ message, ...refusal }: Refusal): Wrong => {
  const rules = refusalRules[refusal.code];
  return { ...refusal, detail: message, ...(rules.length === 0 ? {} : { rules: [...rules] }) };
};

export const itemProblem = ({ message, ...refusal }: ItemRefusal | FileRefusal | SenderRefusal | PracticeRefusal | MessageRefusal): Problem => ({ errors: [{ ...refusal, detail: message }] });

/** As RFC 9457 writes it. The first thing wrong gives type, title and status; `errors` holds them all. */
export const problemDocument = ({ errors, meanwhile }: Problem, requestId: string): object => {
  const [first] = errors;
  const { status, title } = problemKinds[first.code];
  return {
    type: `/problems/${first.code}`,
    title,
    status,
    ...first,
    requestId,
    errors,
    ...(meanwhile === undefined ? {} : { revision: meanwhile.revision, meanwhile: meanwhile.did }),
  };
};
