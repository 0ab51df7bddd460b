import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { type Facts, nothingElse, type SenderFact } from '../../domain/participant/facts.ts';
import { slideOf } from '../../domain/participant/slide.ts';
import type { TestResult } from '../../domain/participant/test-result.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { senderCodeOf } from '../../domain/sender/code.ts';
import type { SenderKnown } from '../ports/senders.ts';
import { resultsOf } from './results-of.ts';
import type { Holders } from './slides.ts';
import type { Standing, Standings } from './standing.ts';
import type { ParticipantsDeps, Work } from './work.ts';

/** The senders that a batch of work names; null: no register is kept, or nobody is named. */
export type SendersNamed = ReadonlyMap<string, SenderKnown> | null;

const isNamed = (code: string | undefined): code is string => code !== undefined && code.trim() !== '';

/** Who the senders are whom these results name: one question, or none. */
export const sendersOf = async ({ senders }: Pick<ParticipantsDeps, 'senders'>, all: Standings, work: readonly Work<unknown>[]): Promise<SendersNamed> => {
  const codes = [...new Set(resultsOf(all, work).map(({ senderCode }) => senderCode).filter(isNamed).map(senderCodeOf))];
  return codes.length === 0 ? null : senders.of(codes);
};

const senderOf = ({ senderCode }: TestResult, named: SendersNamed, on: CivilDate, policy: Policy): SenderFact | null => {
  if (named === null || !isNamed(senderCode)) return null;
  const code = senderCodeOf(senderCode);
  if (code === inForce(policy.senders, on).value.selfSampling) return { active: true, address: named.get(code)?.address ?? null };
  return named.get(code) ?? 'unknown';
};

/** What stands in no single record: looked up in all that were read, as the commands of the batch have left them so far, and in the register of senders. */
export const factsFor = (holders: Holders, named: SendersNamed, own: Standing, { result, context }: Work<unknown>, policy: Policy): Facts => {
  const asked = result?.(own.record) ?? null;
  if (asked === null) return nothingElse;
  const slide = slideOf(asked);
  return { slideHeldElsewhere: slide !== null && holders.isHeldElsewhere(own, slide), sender: senderOf(asked, named, context.today, policy) };
};
