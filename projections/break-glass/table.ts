import { BreakGlassKind, ReviewFinding } from '../../domain/break-glass/events.ts';
import { date, integer, optional, personal, text, uuid, word } from '../tables/columns.ts';
import { type RowOf, table } from '../tables/table.ts';

export const breakGlassTable = table({
  name: 'break_glass',
  says: 'Looks with a reason at people whom who looked may not see otherwise, one row each, for somebody else to review.',
  columns: {
    id: uuid('Names one person’s record as one user opened it in one session.'),
    number: integer('Which of the openings, from 1.'),
    participant_id: uuid('Whose record was opened.'),
    user_id: personal(text('Who looked.')),
    role: text('In which role.'),
    organisation: text('ODS code of the organisation.'),
    session: text('Names the session in the access log.'),
    kind: word(BreakGlassKind, 'Why, in a word.'),
    reason: personal(text('Why.')),
    opened_at: text('Instant (ISO 8601, UTC) at which it was opened.'),
    until: text('Instant at which it closed again.'),
    opened_on: date('Day on which it was opened.'),
    finding: optional(word(ReviewFinding, 'What the review found; empty: nobody has reviewed it.')),
    comment: personal(optional(text('What who reviewed it says.'))),
    reviewed_by: personal(optional(text('Who reviewed it.'))),
    reviewed_on: optional(date('Day on which it was reviewed.')),
  },
  key: ['id', 'number'],
  indexes: [['opened_on', 'id', 'number'], ['finding', 'opened_on', 'id', 'number']],
});
export type BreakGlassRow = RowOf<typeof breakGlassTable>;
