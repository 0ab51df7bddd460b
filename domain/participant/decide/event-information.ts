import type { CivilDate } from '../../dates/civil-date.ts';
import type { Decided } from '../../decision.ts';
import type { CommandOf } from '../commands.ts';
import { event } from '../events.ts';
import type { Participant } from '../participant.ts';
import { accept, cite, draft, nothing, refuse } from './drafting.ts';
import { notPermitted } from './standing.ts';

/** CSAS writes what is to be known of an incident, in the words in which the person may read it. D-45. */
export const writeEventInformation = (p: Participant, { by, text }: CommandOf<'write-event-information'>['with'], today: CivilDate): Decided => {
  if (by !== 'csas') return refuse(notPermitted('Information about an incident is not yours to enter.'));
  return accept(text === p.eventInformation ? nothing : draft([event('event-information-written', { text, by, on: today })], [cite('D-45')]));
};
