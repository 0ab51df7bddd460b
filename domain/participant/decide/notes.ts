import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, refusal, refuse } from './drafting.ts';
import { notPermitted } from './standing.ts';

const noSuchNote = refusal('no-such-note', 'There is no such note, or it was removed.', { field: 'number' });

/** CSAS writes additional information, anew or in place of a note that is there. D-45. */
export const writeNote = (p: Participant, { by, text, caseNumber, number }: CommandOf<'write-note'>['with'], today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Notes are not yours to write.'));
  if (number !== undefined && !isThere(p, number)) return refuse(noSuchNote);
  return accept(draft([event('note-written', { number: number ?? p.notesEverWritten + 1, caseNumber: caseNumber ?? null, text, by, on: today })], [cite('D-45')]));
};

export const removeNote = (p: Participant, { by, number }: CommandOf<'remove-note'>['with'], today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Notes are not yours to remove.'));
  return isThere(p, number) ? accept(draft([event('note-removed', { number, by, on: today })], [cite('D-45')])) : refuse(noSuchNote);
};

const isThere = ({ notes }: Participant, number: number): boolean => notes.some((note) => note.number === number);
