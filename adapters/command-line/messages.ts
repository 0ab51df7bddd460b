import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { handOver, type Pass } from '../../application/message/hand-over.ts';
import { messagesByState, messagesThat, refusedLetters } from '../../projections/messages/queries.ts';
import { messageStates } from '../../projections/messages/table.ts';
import { configurationOrExit } from '../configuration.ts';
import { notifyFrom } from '../notify/from-configuration.ts';
import type { System } from '../system.ts';
import { CommandFailed } from './with-system.ts';

const line = (label: string, number: number, says = ''): string => `  ${label.padEnd(16)}${String(number).padStart(9)}${says === '' ? '' : `   ${says}`}`;

/** Why it cannot go on; null: nothing is in the way. */
const hindrance = ({ denied, refused, againAfter }: Pass): string | null => {
  if (denied !== null) return `${denied.code}: NHS Notify does not let us in. ${denied.detail} Nothing is lost: put it right, and send again.`;
  const [first] = refused;
  if (first !== undefined) return `${first.code}: NHS Notify takes no ${refused.map(({ letter }) => letter).join(', ')}. ${first.detail} Nothing is lost: put it right, and send again.`;
  return againAfter === null ? null : `no-answer: NHS Notify gave no answer, or asked for a pause. Nothing is lost: send again in ${againAfter} seconds.`;
};

/** Hands over what waits, now. Fails, and says why, when something is left that could not go. */
export const sendMessages = async (system: System): Promise<string> => {
  const connected = notifyFrom(configurationOrExit());
  if (connected === null) throw new CommandFailed('no-notify: CSMS_NOTIFY_URL is not set. What stands in for NHS Notify runs with `npm start`, and hands over by itself.');
  const pass = handOver({ ...system, ...connected, newId: randomUUID });
  const sum = { 'handed over': 0, 'held': 0, 'cancelled': 0, 'to look at': 0 };
  for (;;) {
    const done = await pass({ today: system.clock.today() });
    sum['handed over'] += done.handedOver;
    sum.held += done.held;
    sum.cancelled += done.cancelled;
    sum['to look at'] += done.unwelcome;
    const counts = Object.entries(sum).map(([label, number]) => line(label, number)).join('\n');
    const why = hindrance(done);
    if (why !== null) throw new CommandFailed(`${counts}\n${why}`);
    if (!done.more) return counts;
  }
};

/** Most messages that are listed in full. */
const mostListed = 100;

/** How many messages are where; with a state, those that are there. */
export const listMessages = async ({ db, toSend }: Pick<System, 'db' | 'toSend'>, state: string | undefined): Promise<string> => {
  if (state !== undefined && !Object.hasOwn(messageStates, state)) throw new CommandFailed(`bad-state: --state must be one of ${Object.keys(messageStates).join(', ')}.`);
  await toSend.catchUp();
  const asked = state as keyof typeof messageStates | undefined;
  const counts = await messagesByState(db);
  const lines = Object.entries(messageStates).map(([each, says]) => line(each, counts.filter((count) => count.state === each).reduce((all, { messages }) => all + messages, 0), says));
  const refused = (await refusedLetters(db)).map(({ letter, code, messages }) => `  ${messages} × ${letter} wait because NHS Notify refused them: ${code}`);
  if (asked === undefined) return [...lines, ...refused].join('\n');
  const page = await messagesThat(db)({ state: asked }, { limit: mostListed });
  const rows = E.isRight(page) ? page.right.rows : [];
  return [
    ...lines, ...refused, '',
    ...rows.map(({ reference, letter, since, participant_id, failure_code }) => `  ${reference}  ${letter.padEnd(5)} ${since}  participant ${participant_id}${failure_code === null ? '' : `  ${failure_code}`}`),
    ...(E.isRight(page) && page.right.next !== null ? [`  and more; the API lists them all: /api/v1/messages?state=${asked}`] : []),
  ].join('\n');
};
