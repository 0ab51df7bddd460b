import type { Participant } from '../../domain/participant/participant.ts';
import { date, optional, personal, text, uuid } from './columns.ts';

/** Who somebody is, on every list that people work through. */
export const personColumns = {
  participant_id: uuid('Names the participant in addresses and other tables; says nothing of the person.'),
  nhs_number: personal(text('NHS number, ten digits; of a dummy registration its own number, T and ten digits.')),
  family_name: personal(text('Family name.')),
  given_name: personal(optional(text('First given name.'))),
  date_of_birth: personal(date('Date of birth.')),
  practice: optional(text('ODS code of the GP practice; empty when registered with none.')),
};

export const personRow = (participantId: string, { nhsNumber, demographics }: Participant) => ({
  participant_id: participantId,
  nhs_number: nhsNumber as string,
  family_name: demographics.name.family,
  given_name: demographics.name.given,
  date_of_birth: demographics.dateOfBirth,
  practice: demographics.practice,
});
