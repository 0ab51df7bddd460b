import { createHash } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { DummyNumber } from '../../domain/identifiers/dummy-number.ts';
import { command } from '../../domain/participant/commands.ts';
import type { Demographics } from '../../domain/participant/demographics.ts';
import type { ParticipantId } from '../participant-id.ts';
import { type Failure, handle, type ParticipantsDeps } from '../participants.ts';
import { contextFor } from './on-record.ts';
import type { StoredItem } from './stored-items.ts';

/** How many numbers are tried: each but the last would have to be somebody else's. */
const mostTries = 20;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The n-th number that may be given for this registration: always the same ones. */
const numberFor = (registration: string, n: number): DummyNumber =>
  `T${String(BigInt(`0x${sha256(`${registration}/${n}`).slice(0, 16)}`) % 10_000_000_000n).padStart(10, '0')}` as DummyNumber;

/**
 * Registers somebody under a dummy number, once for an item and these details. Whether a number is free the log tells: its
 * record does not exist yet. One that is somebody else's is passed over, and passed over again whenever this is done again. ELIG-08.
 */
export const registerDummy = async (deps: ParticipantsDeps, item: StoredItem, demographics: Demographics, today: CivilDate): Promise<E.Either<Failure, ParticipantId>> => {
  const registration = `${item.stream}/dummy/${sha256(JSON.stringify(demographics)).slice(0, 16)}`;
  const context = { ...contextFor(item, 'dummy', today), commandId: registration };
  let last: Failure = { kind: 'not-found' };
  for (let n = 0; n < mostTries; n++) {
    const number = numberFor(registration, n);
    const done = await handle(deps)(deps.ids.of(number), command('register-dummy', { number, demographics }), context)();
    if (E.isRight(done)) return E.right(done.right.participantId);
    last = done.left;
    if (last.kind !== 'refused') break;
  }
  return E.left(last);
};
