import * as t from 'io-ts';
import type { Opened } from '../../../application/break-glass/open.ts';
import { writtenLook } from '../../../application/break-glass/streams.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { BreakGlassKind, Looker, ReviewFinding } from '../../../domain/break-glass/events.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { BreakGlassRow } from '../../../projections/break-glass/table.ts';
import { orNull } from './or-null.ts';
import { Instant } from './told.ts';

/** A record that is open to be read, and for how long. */
export const OpenedRecord = t.type({ breakGlass: t.string, participantId: ParticipantId, until: Instant }, 'OpenedRecord');

export const openedRecord = ({ look, opening }: Opened): t.TypeOf<typeof OpenedRecord> => ({ breakGlass: look, participantId: opening.participantId as ParticipantId, until: opening.until });

const Review = t.type({ finding: ReviewFinding, comment: t.string, by: t.string, on: CivilDate }, 'LookReview');

/** A look with a reason at somebody whom who looked may not see otherwise. */
export const Look = t.type(
  { breakGlass: t.string, participantId: ParticipantId, by: Looker, kind: BreakGlassKind, reason: t.string, at: Instant, until: Instant, review: orNull(Review) },
  'BreakGlassLook',
);

export const look = (row: BreakGlassRow): t.TypeOf<typeof Look> => ({
  breakGlass: writtenLook(row),
  participantId: row.participant_id as ParticipantId,
  by: { user: row.user_id, role: row.role, organisation: row.organisation, session: row.session },
  kind: row.kind,
  reason: row.reason,
  at: row.opened_at,
  until: row.until,
  review: row.finding === null || row.reviewed_on === null ? null : { finding: row.finding, comment: row.comment ?? '', by: row.reviewed_by ?? '', on: row.reviewed_on },
});
