import * as t from 'io-ts';
import type { StoredMessage } from '../../../application/message/stored-messages.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { letterKind } from '../../../domain/codes/letter-kind.ts';
import { LetterCode } from '../../../domain/codes/letter.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { CaseNumber } from '../../../domain/identifiers/case-number.ts';
import { CancelReason, Settlement } from '../../../domain/message/events.ts';
import { needsSomebody } from '../../../domain/message/message.ts';
import type { MessageRow } from '../../../projections/messages/table.ts';
import type { LetterOnItsWay } from '../../../projections/messages/whereabouts.ts';
import { orNull } from './or-null.ts';
import { Actor, Instant } from './told.ts';

export const MessageState = oneOf('MessageState', 'waiting', 'held', 'cancelled', 'handing-over', 'handed-over', 'delivered', 'failed');
export const LetterKindWord = oneOf('LetterKind', 'invitation', 'reminder', 'result', 'referral', 'ceasing');
const Whereabouts = oneOf('Whereabouts', 'waiting', 'held', 'handed-over', 'delivered', 'failed', 'cancelled');

const both = {
  reference: t.string, participantId: ParticipantId, letter: LetterCode, kind: LetterKindWord, testDate: orNull(CivilDate), openedOn: CivilDate, state: MessageState, since: CivilDate,
  takenBack: orNull(t.string), cancelled: orNull(CancelReason), failureCode: orNull(t.string), returnedOn: orNull(CivilDate), settled: orNull(Settlement), needsSomebody: t.boolean,
  notifyId: orNull(t.string), wasRead: t.boolean,
};

/** A row of a list of messages. */
export const ListedMessage = t.type({ ...both, channels: t.array(t.string) }, 'ListedMessage');

export const listedMessage = (row: MessageRow): t.TypeOf<typeof ListedMessage> => ({
  reference: row.reference,
  participantId: row.participant_id as ParticipantId,
  letter: row.letter,
  kind: row.kind,
  testDate: row.test_date,
  openedOn: row.opened_on,
  state: row.state,
  since: row.since,
  takenBack: row.taken_back,
  cancelled: row.cancelled,
  failureCode: row.failure_code,
  returnedOn: row.returned_on,
  settled: row.settled,
  needsSomebody: row.needs_somebody,
  notifyId: row.notify_id,
  wasRead: row.was_read,
  channels: [...row.channels],
});

const ChannelAnswer = t.type({ channel: t.string, status: t.string, supplier: orNull(t.string), failureCode: orNull(t.string), at: t.string }, 'MessageChannel');
const Happened = t.type({ type: t.string, on: CivilDate, at: Instant, actor: Actor, caseNumber: orNull(CaseNumber), comment: orNull(t.string), says: orNull(t.string) }, 'MessageHistory');

/** One message, and everything that happened to it. */
export const MessageAnswer = t.type({ ...both, channels: t.array(ChannelAnswer), history: t.array(Happened) }, 'Message');

/** What an event says beside its type: a status, or a code. */
interface EventData {
  readonly on: CivilDate;
  readonly caseNumber?: CaseNumber | null;
  readonly comment?: string | null;
  readonly status?: string;
  readonly channel?: string;
  readonly code?: string;
}

const saidBy = ({ status, channel, code }: EventData): string | null => (status === undefined ? (code ?? null) : channel === undefined ? status : `${channel} ${status}`);

export const messageAnswer = ({ reference, message, recorded }: StoredMessage): t.TypeOf<typeof MessageAnswer> => {
  const { place } = message;
  return {
    reference,
    participantId: message.participantId as ParticipantId,
    letter: message.letter,
    kind: letterKind(message.letter),
    testDate: message.testDate,
    openedOn: message.openedOn,
    state: place.at,
    since: message.since,
    takenBack: place.at === 'waiting' ? place.takenBack : null,
    cancelled: place.at === 'cancelled' ? place.reason : null,
    failureCode: place.at === 'failed' ? place.code : null,
    returnedOn: message.returnedOn,
    settled: message.settled,
    needsSomebody: needsSomebody(message),
    notifyId: message.notifyId,
    wasRead: message.channels.some(({ supplier }) => supplier === 'read'),
    channels: message.channels.map((channel) => ({ ...channel })),
    history: recorded.map(({ type, data, recordedAt, metadata }) => {
      const { on, caseNumber = null, comment = null, ...rest } = data as EventData;
      return { type, on, at: recordedAt, actor: { ...metadata.actor }, caseNumber, comment, says: saidBy({ on, ...rest }) };
    }),
  };
};

/** A letter owed to somebody, and where it is. */
export const LetterOwedAnswer = t.type({ reference: t.string, letter: LetterCode, kind: LetterKindWord, testDate: orNull(CivilDate), askedOn: CivilDate, whereabouts: Whereabouts }, 'LetterOwed');

export const letterOwed = ({ reference, letter, testDate, askedOn, whereabouts }: LetterOnItsWay): t.TypeOf<typeof LetterOwedAnswer> => ({ reference, letter, kind: letterKind(letter), testDate, askedOn, whereabouts });
