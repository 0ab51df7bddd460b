import { beforeAll, expect, it } from 'vitest';
import { laboratoryFilesShown } from '../../adapters/system.ts';
import { fileCodec, fileStreams } from '../../application/laboratory/codec.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import type { FileEvent } from '../../domain/laboratory/file/events.ts';
import { withDatabase } from '../../test/database.ts';
import { everything, inMemory } from '../../test/in-memory.ts';
import { does } from '../../test/lives.ts';
import { joining } from '../../test/people.ts';
import { emptied, readModelsOf } from '../../test/read-models.ts';
import { isSame } from '../runner/compare.ts';
import { readModels } from '../runner/read-models.ts';
import { together } from '../runner/together.ts';
import { countLaboratoryFiles, laboratoryFile } from './queries.ts';

const database = withDatabase();
beforeAll(() => emptied(database().db));

const on = civilDate('2026-11-22');
const id = 'aaaaaaaa-0000-8000-8000-000000000001';
const received: FileEvent = { type: 'file-received', data: { digest: 'd', name: 'SAL-62010-00042.edi', channel: 'folder', bytes: 9, on } };
const corrupt: FileEvent = { type: 'file-corrupt', data: { reason: 'wrong-count', segment: 21, on } };

it('files are shown beside participants, by read models that are kept level, checked and filled anew together', async () => {
  const deps = inMemory();
  const now = () => '2026-11-22T09:00:00.000Z';
  const models = together(readModelsOf(database().db, deps.log), readModels({ db: database().db, log: deps.log, now, ...laboratoryFilesShown }));
  await does(deps)(1, on, joining(1));
  const stream = `${fileStreams}${id}`;
  const metadata = { actor: { user: 'system', role: 'system', organisation: 'csms' }, commandId: 'c', cause: 'a test', correlationId: 'c', policyVersion: '1', rules: [], warnings: [] };
  await deps.log.append([{ stream, expected: 'no-stream', events: [received, corrupt].map((event, n) => fileCodec.encode(stream, n, event, metadata)) }])();
  const head = (await everything(deps.log)).length;

  expect(await models.catchUp()).toBe(head);
  expect(await models.reach(head, 1_000, ['laboratory_file', 'participant_summary'])).toBe(true);
  expect(await laboratoryFile(database().db)(id)).toMatchObject({ name: 'SAL-62010-00042.edi', state: 'corrupt', reason: 'wrong-count', segment: 21, handling: 'open', laboratory: null });
  expect(await countLaboratoryFiles(database().db)({ state: 'corrupt' })).toBe(1);
  expect(await models.rebuild()).toBe(head);
  const comparisons = await models.compare();
  expect(comparisons.filter((each) => !isSame(each))).toEqual([]);
  expect(comparisons.map(({ projection }) => projection)).toEqual(models.names);
  expect(await models.health()).toMatchObject({ head, waitingSince: null, projections: { length: models.names.length } });
  await expect(models.rebuild('nothing')).rejects.toThrow('no read model');
});
