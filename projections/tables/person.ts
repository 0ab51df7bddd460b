import type { Participant } from '../../domain/participant/participant.ts';
import { date, flag, optional, personal, text, uuid } from './columns.ts';

/** Who somebody is, on every list that people work through. */
export const personColumns = {
  participant_id: uuid('Names the participant in addresses and other tables; says nothing of the person.'),
  nhs_number: personal(text('NHS number, ten digits; of a dummy registration its own number, T and ten digits.')),
  family_name: personal(text('Family name.')),
  given_name: personal(optional(text('First given name.'))),
  date_of_birth: personal(date('Date of birth.')),
  practice: optional(text('ODS code of the GP practice; empty when registered with none.')),
};

/**
 * On every table that names the practice, and the last of its columns: they came to tables that were there already. Who may not
 * see restricted records gets no practice out of such a row, nor whether it is on a practice's list. D-38.
 */
export const restrictedColumn = {
  restricted: flag('Whether the record is restricted: address, contact details and practice are for the permitted alone.'),
};

export const personRow = (participantId: string, { nhsNumber, demographics }: Participant) => ({
  participant_id: participantId,
  nhs_number: nhsNumber as string,
  family_name: demographics.name.family,
  given_name: demographics.name.given,
  date_of_birth: demographics.dateOfBirth,
  practice: demographics.practice,
});
