import { type QueryExecutorProvider, sql } from 'kysely';
import { page, type Paged, type PageRequest } from '../tables/page.ts';
import { type ParticipantSummaryRow, participantSummaryTable as table } from './table.ts';

export interface Slide {
  readonly slideNumber: string;
  /** National code of the laboratory; where it is not said, any. */
  readonly laboratory?: string | undefined;
}

/** On whose record a result of that slide is. Numbers of slides are the laboratory's own, so there may be several. */
export const participantsOfSlide =
  (db: QueryExecutorProvider) =>
  ({ slideNumber, laboratory }: Slide, request: PageRequest): Promise<Paged<ParticipantSummaryRow>> =>
    page(
      db,
      { table, order: ['participant_id'] },
      sql`participant_id in (select participant_id from read_model.slide_number where slide_number = ${slideNumber}${laboratory === undefined ? sql`` : sql` and laboratory = ${laboratory}`})`,
      request,
    );
