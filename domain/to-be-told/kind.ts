import { type ReasonForNone, reasonsForNone } from './thing.ts';

/** What a kind means, and what somebody is to do about it; null: nothing, it is as it should be. */
interface Meaning {
  readonly says: string;
  readonly todo: string | null;
}

const well = (says: string): Meaning => ({ says, todo: null });
const lost = (says: string, todo: string): Meaning => ({ says, todo });

const reasons = Object.fromEntries(Object.entries(reasonsForNone).map(([reason, says]) => [reason, well(`no letter: ${says}`)])) as Readonly<Record<ReasonForNone, Meaning>>;

/** Everything that has to be told, and every letter, is of exactly one of these kinds. */
export const thingKinds = {
  ...reasons,
  'waiting': well('to be handed over, and in time'),
  'paused': well('held by a pause (D-32)'),
  'handing-over': well('given to NHS Notify, whose answer is waited for'),
  'handed-over': well('NHS Notify has it'),
  'delivered': well('arrived, as NHS Notify says'),
  'failed': well('NHS Notify would not have it or could not bring it, or it was too late to go by itself (D-37), and somebody is to look at it; in time'),
  'returned': well('the post brought it back, and somebody is to look at it; in time'),
  'settled': well('it failed, and somebody has looked at it'),
  'cancelled-by-hand': well('somebody cancelled it before it went'),
  'cancelled-inactive': well('not sent, because they died or left (D-28)'),
  'no-longer-owed': well('not sent, because what it says was overtaken before it went (D-37)'),
  'no-letter': lost('neither a letter nor a reason for having none', 'Read the history of the participant, have the letter sent, and report a fault of the system: a decision or an event is missing.'),
  'unasked': lost('a letter that tells nothing that happened, such as the same once more', 'Cancel it if it still waits, and report a fault of the system.'),
  'not-taken-over': lost('letters were paused when the record was merged into another, which does not owe the letter', 'Read both records, have the letter sent, and report a fault of the system.'),
  'letter-not-shown': lost('the letter does not stand among the letters asked for', 'Rebuild the read models, and reconcile once more.'),
  'held-without-pause': lost('held, though no pause holds it any more', 'See whether the daily run is carried out, and whether messages are handed over.'),
  'no-message': lost('owed for too long, and no message was opened', 'See whether messages are handed over: `csms messages send`.'),
  'waiting-too-long': lost('waits to be handed over for too long', 'See in the health and the log why NHS Notify takes nothing of this letter.'),
  'handing-over-too-long': lost('given to NHS Notify, and no answer for too long', 'See whether messages are handed over: the batch is given once more until there is an answer.'),
  'no-news': lost('NHS Notify has it, and has said nothing of it for too long', 'See whether callbacks come in; ask NHS Notify for the message by its id.'),
  'unknown-to-notify': lost('handed over, and NHS Notify knows no such message', 'Ask NHS Notify what became of it, and have the letter sent again.'),
  'failed-not-looked-at': lost('failed, and nobody has looked at it for too long', 'Send it again or settle it, on the list of messages that need somebody.'),
  'returned-not-looked-at': lost('the post brought it back, and nobody has looked at it for too long', 'Send it again or settle it, on the list of messages that need somebody.'),
} as const satisfies Readonly<Record<string, Meaning>>;
export type ThingKind = keyof typeof thingKinds;

/** What else is found: what has not led to a letter yet, and what the system itself lost sight of. */
export const otherKinds = {
  'awaiting-processing': well('results of laboratories that people have still to work through'),
  'validation-errors': well('results that cannot go on a record as they are'),
  'item-not-recorded': lost('it is known whose a result is, and it is not on their record after too long', 'Start the system, which goes on with it; then look for it among the results of its laboratory.'),
  'due-not-done': lost('the daily run of a day before did not do what was due for somebody', 'See whether the daily run waits for a confirmation, and what it passed over; carry it out.'),
  'message-of-nothing': lost('a message under way that no letter owed asks for', 'Cancel it if it still waits, and report a fault of the system.'),
  'not-shown': lost('the log holds it, and a read model does not show it', 'Look at `csms parked`, rebuild the read models, and reconcile once more.'),
  'parked': lost('somebody whom a read model does not show to the end', 'Look at `csms parked`.'),
} as const satisfies Readonly<Record<string, Meaning>>;
export type OtherKind = keyof typeof otherKinds;

export type Kind = ThingKind | OtherKind;
export const kinds: Readonly<Record<Kind, Meaning>> = { ...thingKinds, ...otherKinds };

export const kindNames = Object.keys(kinds) as readonly Kind[];
export const isThingKind = (kind: Kind): kind is ThingKind => Object.hasOwn(thingKinds, kind);

export type Counts = Readonly<Record<Kind, number>>;
export const noCounts = Object.fromEntries(kindNames.map((kind) => [kind, 0])) as Counts;

const sum = (counts: Counts, which: (kind: Kind) => boolean): number => kindNames.filter(which).reduce((all, kind) => all + counts[kind], 0);

/** Things to be told and letters that tell nothing that happened. */
export const total = (counts: Counts): number => sum(counts, isThingKind);
/** What somebody must look at. */
export const needSomebody = (counts: Counts): number => sum(counts, (kind) => kinds[kind].todo !== null);
