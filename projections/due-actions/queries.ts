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
  count: async (by: CivilDate) => {
    const { people } = await db
      .selectFrom('due_action')
      .where('due_on', '<=', by)
      .select(({ fn }) => fn.countAll<number>().as('people'))
      .executeTakeFirstOrThrow();
    return people;
  },
  page: async (by, after, limit) => {
    const rows = await db
      .selectFrom('due_action')
      .select('participant_id')
      .where('due_on', '<=', by)
      .$if(after !== null, (query) => query.where('participant_id', '>', after as string))
      .orderBy('participant_id')
      .limit(limit)
      .execute();
    return rows.map(({ participant_id }) => participant_id as ParticipantId);
  },
});
