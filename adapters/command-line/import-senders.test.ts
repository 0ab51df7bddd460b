import { expect, it } from 'vitest';
import { everything, inMemory } from '../../test/in-memory.ts';
import { withTemporaryFolder } from '../../test/temporary-folder.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { importSenders } from './import-senders.ts';

const file = withTemporaryFolder();
let instant = 0;
const parts = { ...inMemory(), clock: { today: () => civilDate('2026-11-22'), now: () => `2026-11-22T09:00:0${instant++}.000Z` } };
const load = (...lines: readonly string[]): Promise<string> => importSenders(parts, file('senders.csv', lines.join('\n')));
const head = 'code,name,kind,address_line_1,postcode,active';
const hospital = 'gyne,"ST ELSEWHERE, GYNAECOLOGY",nhs-hospital,ST ELSEWHERE,M6 0AA,';
const clinic = 'SHC01,HARBOUR,sexual-health,,,N';

it('loads senders; a bad line is told, and the others load', async () => {
  expect(await load(head, hospital, 'TOOLONG,X,other,,,', 'AB1,X,a shop,,,', 'AB1,two columns', clinic)).toBe([
    'senders.csv: 2 senders loaded, 0 brought nothing new, 3 lines could not be taken.',
    '  line 3, code: Must be two to six capitals and digits.',
    '  line 4, kind: Must be one of general-practice, community-clinic, sexual-health, nhs-hospital, defence-medical-services, other, nhs-colposcopy.',
    '  line 5: wrong-number-of-columns.',
  ].join('\n'));
  expect((await everything(parts.log)).map(({ stream, type }) => [stream, type])).toEqual([['sender-GYNE', 'sender-added'], ['sender-SHC01', 'sender-added'], ['sender-SHC01', 'sender-deactivated']]);
});

it('adds nothing when it is loaded twice, and what it says holds', async () => {
  expect(await load(head, hospital, clinic)).toContain('0 senders loaded, 2 brought nothing new, 0 lines');
  expect(await load(head, hospital, clinic.replace(',N', ',Y'))).toContain('1 senders loaded, 1 brought nothing new');
});

it('is not any other file', async () => {
  await expect(load('a,b', '1,2')).rejects.toThrow('not-a-file-of-senders: senders.csv has no column code, name, kind.');
});
