import type { Kysely } from 'kysely';
import { itemCodec, itemStreams } from '../../application/laboratory/codec.ts';
import { itemId, itemStream } from '../../application/laboratory/item-id.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import { type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { type ItemEvent, itemEvent } from '../../domain/laboratory/item/events.ts';
import type { Report } from '../../domain/laboratory/report.ts';
import { evolveItem } from '../../domain/laboratory/item/evolve.ts';
import { noItem } from '../../domain/laboratory/item/item.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { laboratoryItems } from '../../projections/laboratory-items/rows.ts';
import { type ReadModels, readModels } from '../../projections/runner/read-models.ts';
import { streamsOf } from '../../projections/streams-of.ts';
import { nhsNumber } from '../in-memory.ts';
import { someone } from '../people.ts';

export const aDay = civilDate('2026-11-22');
export const aFile = '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11';
export const aLaboratory = '62010';

/** What a laboratory writes of the n-th person: HPV negative, and a slide of its own. */
export const reportOn = (n: number, change: Report = {}): Report => ({
  nhsNumber: nhsNumber(n),
  familyName: someone.name.family,
  givenName: someone.name.given ?? '',
  dateOfBirth: someone.dateOfBirth.replaceAll('-', ''),
  testDate: '20261106',
  codes: 'X0A',
  slideNumber: `26${String(n).padStart(6, '0')}`,
  ...change,
});

/** Events of items as they are stored, by whoever. */
export const itemsWith = async (log: EventLog, events: readonly (readonly [id: string, events: readonly ItemEvent[]])[]): Promise<void> => {
  const metadata = { actor: { user: 'u', role: 'r', organisation: 'o' }, commandId: 'a test', cause: 'a test', correlationId: 'c', policyVersion: programmePolicy.version, rules: [], warnings: [] };
  const appends = events.map(([id, each]) => ({ stream: itemStream(id), expected: 'no-stream' as const, events: each.map((event, i) => itemCodec.encode(itemStream(id), i, event, metadata)) }));
  const done = await log.append(appends)();
  if (done._tag === 'Left') throw new Error(done.left.kind);
};

/** A file came with these reports. Answers with the ids of its items. */
export const itemsReceived = async (log: EventLog, reports: readonly Report[], { file = aFile, laboratory = aLaboratory, on = aDay }: { file?: string; laboratory?: string; on?: CivilDate } = {}): Promise<readonly string[]> => {
  const items = reports.map((report, i) => [itemId(file, i + 1), [itemEvent('item-received', { file, number: i + 1, laboratory, report, on })]] as const);
  await itemsWith(log, items);
  return items.map(([id]) => id);
};

export const itemModelsOf = (db: Kysely<unknown>, log: EventLog): ReadModels =>
  readModels({ db, log, source: streamsOf(itemStreams, noItem, itemCodec.decode, evolveItem), projections: [laboratoryItems(programmePolicy)], batchSize: 100, now: () => '2026-11-22T09:00:00.000Z' });
