import { sql } from 'kysely';
import type { StandIn } from '../../../adapters/notify/stand-in/stand-in.ts';
import type { System } from '../../../adapters/system.ts';

interface Owed {
  readonly reference: string;
  readonly state: string | null;
}

/** What is wrong when all is done and told: every letter owed went to NHS Notify once, and stands as it ended there; nothing else went. */
export const examine = async ({ db, readModels }: Pick<System, 'db' | 'readModels'>, standIn: Pick<StandIn, 'accepted'>): Promise<readonly string[]> => {
  await readModels.catchUp();
  const { rows } = await sql<Owed>`
    select l.event_id as reference, m.state from read_model.letter_asked_for l left join read_model.message m on m.reference = l.event_id where l.state = 'requested'`.execute(db);
  const ends = new Map<string, (string | undefined)[]>();
  for (const { asked, steps } of standIn.accepted()) ends.set(asked.messageReference, [...(ends.get(asked.messageReference) ?? []), steps.at(-1)?.status]);
  const findings = rows.flatMap(({ reference, state }) => {
    const [end, ...again] = ends.get(reference) ?? [];
    ends.delete(reference);
    if (end === undefined) return [`nobody got ${reference}, which is ${state ?? 'without a message'}`];
    if (again.length > 0) return [`${reference} went ${again.length + 1} times`];
    return state === end ? [] : [`${reference} is ${state ?? 'without a message'}, and ended ${end}`];
  });
  return [...findings, ...[...ends.keys()].map((reference) => `${reference} went, and nobody owed it`)];
};
