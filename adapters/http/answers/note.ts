import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import type { ParticipantHistory } from '../../../application/participant-history.ts';
import { Note } from '../../../domain/participant/note.ts';
import { orNull } from './or-null.ts';
import { Actor, Instant } from './told.ts';

/** A note beside a record. `written`: by whom and when, as it reads now; null: it came over with another record of the same person. */
export const NoteAnswer = t.intersection([Note, t.type({ written: orNull(t.type({ by: Actor, at: Instant })) })], 'NoteAnswer');

export const notesIn = ({ participant, entries }: Seen<ParticipantHistory>): t.TypeOf<typeof NoteAnswer>[] =>
  participant.notes
    .toSorted((a, b) => a.number - b.number)
    .map((note) => {
      const last = entries.findLast(({ event }) => event.type === 'note-written' && event.data.number === note.number);
      return { ...note, written: last === undefined ? null : { by: last.recorded.metadata.actor, at: last.recorded.recordedAt } };
    });
