import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, refusal, refuse } from './drafting.ts';
import { notPermitted } from './standing.ts';

/** CSAS enters a vaccination against HPV. It changes no interval. D-46. */
export const recordVaccination = (p: Participant, { by, vaccination }: CommandOf<'record-vaccination'>['with'], today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Vaccinations are not yours to enter.'));
  const { givenOn, vaccine, name } = vaccination;
  if (givenOn > today || givenOn < p.demographics.dateOfBirth)
    return refuse(refusal('impossible-vaccination-date', 'The date must lie between the date of birth and today.', { field: 'vaccination.givenOn', latest: today }));
  if (vaccine === 'other' && name === undefined) return refuse(refusal('missing-value', 'Name the vaccine.', { field: 'vaccination.name' }));
  return accept(draft([event('vaccination-recorded', { vaccination: { ...vaccination, number: p.vaccinationsEverRecorded + 1 }, by, on: today })], [cite('D-46')]));
};

export const removeVaccination = (p: Participant, { by, number }: CommandOf<'remove-vaccination'>['with'], today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Vaccinations are not yours to remove.'));
  return p.vaccinations.some((each) => each.number === number)
    ? accept(draft([event('vaccination-removed', { number, by, on: today })], [cite('D-46')]))
    : refuse(refusal('no-such-vaccination', 'There is no such vaccination, or it was removed.', { field: 'number' }));
};
