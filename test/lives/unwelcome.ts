import type { ParticipantEvent } from '../../domain/participant/events.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import { isPaused, type ParticipantRecord } from '../../domain/participant/participant.ts';
import type { Moment } from './live.ts';
import { isCallable } from './lost.ts';

const invitations = new Set(['PA1', 'PA2', 'PA3', 'PA4']);

/** Nobody ceased, inactive or paused is invited or reminded; nobody inactive or paused is written to. By what they are when it is asked for. */
const isUnwelcome = (record: ParticipantRecord, event: ParticipantEvent): boolean => {
  if (record.kind !== 'participant') return false;
  const isCalling = event.type === 'invited' || event.type === 'reminded' || (event.type === 'letter-requested' && invitations.has(event.data.letter));
  const isAnyLetter = event.type === 'letter-requested';
  return (
    (isAnyLetter && (record.inactive !== null || isPaused(record))) ||
    (isCalling && (record.ceased !== null || record.inactive !== null || isPaused(record) || !isCallable(record)))
  );
};

export const unwelcome = (moments: readonly Moment[]): readonly ParticipantEvent[] =>
  moments.flatMap(({ before, events }) => {
    let record = before;
    return events.filter((event) => {
      const found = isUnwelcome(record, event);
      record = evolve(record, event);
      return found;
    });
  });
