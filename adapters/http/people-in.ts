import { ParticipantId } from '../../application/participant-id.ts';

/** Everybody whom an answer names by their id, however deep in it, so that no operation need say whom it shows. */
export const peopleIn = (body: unknown): readonly string[] => {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach(look);
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'participantId' && ParticipantId.is(inner)) found.push(inner);
      else look(inner);
    }
  };
  look(body);
  return found;
};
