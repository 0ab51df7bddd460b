import * as E from 'fp-ts/lib/Either.js';
import type { Refusal } from '../../codes/refusal.ts';
import type { CivilDate } from '../../dates/civil-date.ts';
import { inForce } from '../../rules/dated.ts';
import type { Policy } from '../../rules/policy.ts';
import type { Facts } from '../facts.ts';
import type { TestResult } from '../test-result.ts';
import { refusal } from './drafting.ts';

/** How its letter goes, if two people chose: to the sender. */
export interface LetterTo {
  readonly letterTo?: 'sender' | undefined;
}

/** Letters to people whose samples come from there do not go to their homes. SRC-02 */
export const isThroughSender = ({ sourceType }: TestResult, today: CivilDate, policy: Policy): boolean =>
  sourceType !== undefined && inForce(policy.senders, today).value.lettersThroughSender.includes(sourceType);

/**
 * The result with the address to which its letter goes, where that is not the address of the record; or that nobody knows it, and a
 * letter must not go to the home. SRC-02, SRC-03
 */
export const addressed = (result: TestResult, { letterTo }: LetterTo, today: CivilDate, policy: Policy, { sender }: Facts): E.Either<Refusal, TestResult> => {
  if (result.letterAddress !== undefined || !(letterTo === 'sender' || isThroughSender(result, today, policy))) return E.right(result);
  if (sender !== null && sender !== 'unknown' && sender.address !== null) return E.right({ ...result, letterAddress: sender.address });
  return E.left(refusal('sender-address-unknown', 'The letter goes to the sender, and the register has no address of it.', { field: 'senderCode' }));
};
