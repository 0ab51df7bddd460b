import type { BreakGlass } from '../../domain/break-glass/break-glass.ts';
import { projection, type Projection } from '../projection.ts';
import { breakGlassTable } from './table.ts';

export const looks: Projection<BreakGlass> = projection(breakGlassTable, '1', (id, openings) =>
  openings.map(({ number, participantId, by, kind, reason, at, until, on, review }) => ({
    id,
    number,
    participant_id: participantId,
    user_id: by.user,
    role: by.role,
    organisation: by.organisation,
    session: by.session,
    kind,
    reason,
    opened_at: at,
    until,
    opened_on: on,
    finding: review?.finding ?? null,
    comment: review?.comment ?? null,
    reviewed_by: review?.by ?? null,
    reviewed_on: review?.on ?? null,
  })),
);
