import type { DuePeople, ParticipantId } from '../../application/ports/read-models.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { ReadModelsDb } from '../database.ts';
import type { ReadModels } from '../runner/read-models.ts';
import { dueActionsTable } from './table.ts';

/** Who is due. `catchUp` brings read models level with the log, and throws when it can't. */
export const duePeople = (db: ReadModelsDb, catchUp: ReadModels['catchUp']): DuePeople => ({
  catchUp: async () => void (await catchUp(undefined, [dueActionsTable.name])),
  earliest: async () => {
    const first = await db.selectFrom('due_action').select('due_on').orderBy('due_on').limit(1).executeTakeFirst();
    return first?.due_on ?? null;
  },
  counts: async (by) => {
    const rows = await db
      .selectFrom('due_action')
      .where('due_on', '<=', by)
      .groupBy('step')
      .select(({ fn }) => ['step', fn.countAll<number>().as('people')])
      .execute();
    return Object.fromEntries(rows.map(({ step, people }) => [step, people]));
  },
  page: async (by, after, limit) => {
    const rows = await db
      .selectFrom('due_action')
      .select(['due_on', 'participant_id'])
      .where('due_on', '<=', by)
      .$if(after !== null, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('due_on', 'participant_id'), '>', tuple(after?.on as CivilDate, after?.participantId as string))))
      .orderBy('due_on')
      .orderBy('participant_id')
      .limit(limit)
      .execute();
    return rows.map(({ due_on, participant_id }) => ({ participantId: participant_id as ParticipantId, on: due_on }));
  },
});
