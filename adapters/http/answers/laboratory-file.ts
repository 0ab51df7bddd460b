import * as t from 'io-ts';
import type { Received } from '../../../application/laboratory/receive-file.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { corruptions } from '../../../domain/laboratory/file/corrupt.ts';
import { AnswerStatus, Channel } from '../../../domain/laboratory/file/events.ts';
import type { LaboratoryFileRow } from '../../../projections/laboratory-files/table.ts';
import { orNull } from './or-null.ts';

export const FileState = oneOf('FileState', 'received', 'read', 'taken-in', 'corrupt');

export const Handling = oneOf('Handling', 'open', 'informed', 'resolved');

/** A file of a laboratory, as it stands. */
export const LaboratoryFile = t.type(
  {
    file: t.string,
    name: t.string,
    channel: Channel,
    bytes: t.Integer,
    receivedOn: CivilDate,
    receivedAgain: t.Integer,
    state: FileState,
    laboratory: orNull(t.string),
    area: orNull(t.string),
    sequence: orNull(t.Integer),
    madeAt: orNull(t.string),
    items: orNull(t.Integer),
    corrupt: orNull(t.type({ reason: t.string, segment: t.Integer, says: t.string, handling: Handling }, 'CorruptFile')),
    answerWanted: t.boolean,
    answered: orNull(AnswerStatus),
  },
  'LaboratoryFile',
);
export type LaboratoryFile = t.TypeOf<typeof LaboratoryFile>;

export const laboratoryFileAnswer = (row: LaboratoryFileRow): LaboratoryFile => ({
  file: row.file_id,
  name: row.name,
  channel: row.channel,
  bytes: row.bytes,
  receivedOn: row.received_on,
  receivedAgain: row.received_again,
  state: row.state,
  laboratory: row.laboratory,
  area: row.area,
  sequence: row.sequence,
  madeAt: row.made_at,
  items: row.items,
  corrupt: row.reason === null ? null : { reason: row.reason, segment: row.segment ?? 0, says: corruptions[row.reason], handling: row.handling ?? 'open' },
  answerWanted: row.answer_wanted,
  answered: row.answered,
});

/** What became of a file that was sent, as far as it has come. `whereabouts`: how many of its results stand on which list. `acknowledged`: what it was answered, where it asked for an answer. */
export const ReceivedFile = t.type({ file: t.string, again: t.boolean, items: t.Integer, whereabouts: t.record(t.string, t.Integer), acknowledged: orNull(AnswerStatus) }, 'ReceivedFile');

export const receivedFile = ({ fileId, again, file: { place, answered }, items }: Received): t.TypeOf<typeof ReceivedFile> => ({
  file: fileId,
  again,
  items: place.at === 'taken-in' ? place.items : 0,
  whereabouts: items,
  acknowledged: answered,
});
