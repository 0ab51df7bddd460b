import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { receiveFile } from '../../application/laboratory/receive-file.ts';
import { captureLog } from '../../test/logs/captured.ts';
import { withTemporaryFolder } from '../../test/temporary-folder.ts';
import { header, interchange } from '../../test/laboratory/interchange.ts';
import { receiving } from '../../test/laboratory/receiving.ts';
import { layouts } from './layouts.ts';
import { folderLooker } from './watched-folder.ts';

const at = withTemporaryFolder();

/** A folder, and what looks into it. */
const watching = (named: string) => {
  const folder = at(named);
  mkdirSync(folder);
  const { deps } = receiving({ layout: layouts });
  const { log, told } = captureLog();
  let broken = false;
  const clock = { today: () => civilDate('2026-11-22'), now: () => '2026-11-22T10:05:00.000Z' };
  const receive: ReturnType<typeof receiveFile> = (...file) => (broken ? Promise.reject(new Error('no log')) : receiveFile(deps)(...file));
  const look = folderLooker({ clock, receiveFile: receive }, folder, log);
  const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  const holds = (...inside: readonly string[]): readonly string[] => readdirSync(join(folder, ...inside)).sort();
  return { look, put, holds, told, read: (...path: readonly string[]) => readFileSync(join(folder, ...path), 'utf8'), breakIt: (now: boolean) => void (broken = now) };
};

it('files in the folder are taken in once they have stopped growing, answered, and put away', async () => {
  const { look, put, holds, read } = watching('good');
  put('SAL-62010-00042.edi', interchange().slice(0, 100));
  await look();
  put('SAL-62010-00042.edi', interchange());
  await look();
  expect(holds()).toEqual(['SAL-62010-00042.edi']);
  await look();
  expect([holds(), holds('taken'), holds('answers')]).toEqual([['answers', 'taken'], ['SAL-62010-00042.edi'], ['SAL-62010-00042.edi.ack']]);
  expect(read('answers', 'SAL-62010-00042.edi.ack')).toContain('+IAF');
});

it('a corrupt one is put away with what is wrong with it, and others are taken in all the same', async () => {
  const { look, put, holds, read } = watching('bad');
  put('a.edi', interchange({ trailer: 'UNZ+3+00000042' }));
  put('b.edi', interchange({ header: header(43) }));
  put('.hidden', 'x');
  await look();
  await look();
  expect([holds('corrupt'), holds('taken')]).toEqual([['a.edi', 'a.edi.reason.txt'], ['b.edi']]);
  expect(read('corrupt', 'a.edi.reason.txt')).toContain('wrong-count, segment 22');
  put('b.edi', interchange({ header: header(44) }));
  await look();
  await look();
  expect(holds()).toEqual(['.hidden', 'answers', 'corrupt', 'taken']);
  expect(holds('taken').filter((name) => name.endsWith('b.edi'))).toHaveLength(2);
});

it('what cannot be taken in for now stays, is told, and is taken in later', async () => {
  const { look, put, holds, told, breakIt } = watching('later');
  put('a.edi', interchange());
  breakIt(true);
  await look();
  await look();
  expect(holds()).toEqual(['a.edi']);
  expect(told()).toMatchObject([{ what: 'laboratory-file-not-taken', error: { name: 'Error' } }]);
  breakIt(false);
  await look();
  expect(holds('taken')).toEqual(['a.edi']);
});
