import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nhsack } from '../../adapters/laboratory/nhs004/answer.ts';
import { nhs004 } from '../../adapters/laboratory/nhs004/layout.ts';
import { projectFolder } from '../../adapters/system.ts';
import { fileStream } from '../../application/laboratory/files.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import { everything } from '../in-memory.ts';
import { fileOf, header, interchange, message, result } from './interchange.ts';
import { receiving } from './receiving.ts';

const sample = readFileSync(join(projectFolder, 'data/sample/SAL-62010-00042.edi'));
const numbered = (number: number, ...names: readonly string[]) => fileOf(interchange({ header: header(number), messages: (names.length === 0 ? ['NOWAK'] : names).map((name, n) => result(n + 1, name)) }));
const link = 'laboratory-link-62010-';

describe('a file of a laboratory', () => {
  it('is taken in whole: 240 items of the sample, each with its place, and then looked at and answered', async () => {
    const { deps, receive, written, processed, answers } = receiving();
    const progress: number[] = [];
    const received = await receive(fileOf(sample, 'SAL-62010-00042.edi'), { onProgress: (done) => void progress.push(done) });
    expect(received).toMatchObject({ again: false, file: { place: { at: 'taken-in', items: 240, interchange: { laboratory: '62010', area: 'SAL', sequence: 42 } } } });
    const streams = await written();
    const { fileId } = received;
    expect(streams.get(fileStream(fileId))).toEqual(['file-received', 'file-read', 'file-taken-in', 'file-answered']);
    expect(streams.get('laboratory-link-62010-SAL')).toEqual(['sequence-received']);
    expect(streams.size).toBe(242);
    const items = (await everything(deps.log)).filter(({ type }) => type === 'item-received');
    expect(items.map(({ stream, data }) => [stream, data])[239]).toEqual([`laboratory-item-${fileId}-000240`, expect.objectContaining({ file: fileId, number: 240, laboratory: '62010', on: '2026-11-22' })]);
    expect([processed, progress]).toEqual([[fileId], [240]]);
    expect(answers).toMatchObject([{ status: 'accepted', corrupt: null, unreadable: [] }]);
  });

  it('that comes again, under whatever name and by whatever way, is noted and nothing else', async () => {
    const { receive, written, answers } = receiving();
    const { fileId } = await receive(fileOf(sample, 'SAL-62010-00042.edi'));
    const before = await written();
    expect(await receive(fileOf(sample, 'copy.edi'), { channel: 'upload' })).toMatchObject({ fileId, again: true, file: { again: 1, place: { at: 'taken-in', items: 240 } } });
    const after = await written();
    expect(after.get(fileStream(fileId))).toEqual([...(before.get(fileStream(fileId)) ?? []), 'file-received-again']);
    expect(after.size).toBe(before.size);
    expect(answers).toHaveLength(1);
  });

  it('that is corrupt touches nothing but its own stream, and says where it is wrong', async () => {
    const { receive, written, processed, answers } = receiving();
    const broken = fileOf(interchange({ trailer: 'UNZ+3+00000042' }));
    const { fileId, file } = await receive(broken);
    expect(file.place).toMatchObject({ at: 'corrupt', reason: 'wrong-count', segment: 22, handling: 'open' });
    expect([...(await written())]).toEqual([[fileStream(fileId), ['file-received', 'file-corrupt', 'file-answered']]]);
    expect(processed).toEqual([]);
    expect(answers).toMatchObject([{ status: 'rejected', corrupt: { reason: 'wrong-count', segment: 22 } }]);
    expect(await receive(broken)).toMatchObject({ again: true, file: { again: 1, place: { at: 'corrupt' } } });
  });

  it.each([
    ['unknown-laboratory', fileOf(interchange({ header: header(1, '99999'), messages: [] }))],
    ['too-large', fileOf(`${interchange()}${' '.repeat(1_000_000)}`)],
    ['empty', fileOf('')],
    ['unknown-layout', fileOf(Buffer.alloc(200_000, 'noise'))],
    ['extract-error', fileOf(sample.subarray(0, 60_000))],
  ])('is corrupt also as %s', async (reason, content) => {
    const { receive, written } = receiving();
    expect((await receive(content)).file.place).toMatchObject({ at: 'corrupt', reason });
    expect((await written()).size).toBe(1);
  });

  it('of any bytes is taken in or corrupt, never throws, and touches no item unless it is whole', async () => {
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.record({ at: fc.nat(interchange().length), put: fc.oneof(fc.constantFrom("'", '+', ':', '?', "UNT+1+1'", 'UNZ', '\0', '\xff'), fc.string()), drop: fc.nat(30) }).map(({ at, put, drop }) =>
        Buffer.from(interchange().slice(0, at) + put + interchange().slice(at + drop), 'latin1')),
    );
    await fc.assert(fc.asyncProperty(some, async (bytes) => {
      const { receive, written } = receiving();
      const { file } = await receive(fileOf(bytes, 'x', 7));
      const items = [...(await written()).keys()].filter((stream) => stream.startsWith('laboratory-item-')).length;
      expect(items).toBe(file.place.at === 'taken-in' ? file.place.items : 0);
    }), { numRuns: 150 });
  });
});

describe('the numbers of a laboratory\'s files', () => {
  it('are noted where one is passed over, comes late, or comes twice with another content', async () => {
    const { deps, receive, written } = receiving();
    for (const file of [numbered(41), numbered(44), numbered(43), numbered(44, 'OTHER')]) await receive(file);
    expect((await written()).get(link)).toEqual(['sequence-received', 'sequence-received', 'sequence-received', 'sequence-repeated']);
    const [, gap] = (await everything(deps.log)).filter(({ stream }) => stream === link);
    expect(gap?.data).toMatchObject({ sequence: 44, missing: [42, 43] });
  });

  it('are left alone by a file that is corrupt', async () => {
    const { receive, written } = receiving();
    await receive(fileOf(interchange({ header: header(50), trailer: 'UNZ+9+00000050' })));
    expect((await written()).has(link)).toBe(false);
  });
});

it('a file whose laboratory asks for it is answered with an acknowledgement, which names what cannot be read', async () => {
  const { receive, answers } = receiving();
  await receive(fileOf(interchange({ messages: [result(1), message(2, 'NAD+SLA+62010:902')] })));
  await receive(fileOf(interchange({ header: header(43), messages: [result(1)], trailer: 'UNZ+2+00000043' })));
  const [partly, rejected] = answers.map((answer) => nhsack(answer, '2026-11-22T10:05:00.000Z'));
  expect(partly?.split('\n')).toEqual([
    "UNA:+.? '",
    "UNB+UNOC:3+000000CSMS01:80+000000062010:80+261122:1005+00000042++NHSACK'",
    "UNH+1+NHSACK:D:1:NH:NHS001'",
    "BGM+AKR'",
    "DTM+137:20261122:102'",
    "NIR+SIR:00000042+000000062010:80+000000CSMS01:80+IAP'",
    "NMR+AGO:2+MR'",
    "FTX+ERD+++missing-test-date, missing-result, missing-slide-number'",
    "UNT+7+1'",
    "UNZ+1+00000042'",
    '',
  ]);
  expect(rejected).toContain("+IRA'\nFTX+ERD+++Segment 12?: A count in a trailer is not what the file holds.'\nUNT+6+1'");
});

describe('taking in that is broken off', () => {
  /** The log gives no answer to the n-th append, which it may have stored. */
  const failingAt = (log: EventLog, n: number, stored: boolean): EventLog => {
    let appends = 0;
    return {
      ...log,
      append: (all) => async () => {
        appends += 1;
        if (appends !== n) return log.append(all)();
        if (stored) await log.append(all)();
        return E.left({ kind: 'unavailable' as const, cause: new Error('cut') });
      },
    };
  };

  it('anywhere, and begun again, ends as if it had not been', async () => {
    const file = numbered(42, 'ONE', 'TWO', 'THREE');
    const whole = receiving();
    await whole.receive(file);
    const expected = [...(await whole.written())].sort();
    for (const stored of [false, true])
      for (let n = 1; n <= 6; n++) {
        const { deps, receive, written, answers } = receiving();
        const cut = receiving({ ...deps, log: failingAt(deps.log, n, stored) });
        await expect(cut.receive(file)).rejects.toThrow('cut');
        await receive(file);
        const types = [...(await written())].map(([stream, all]) => [stream, all.filter((type) => type !== 'file-received-again')]).sort();
        expect(types).toEqual(expected);
        expect(cut.answers.length + answers.length).toBeGreaterThan(0);
      }
  });

  it('by two at once leads to one of everything', async () => {
    const { receive, written } = receiving();
    await Promise.all([receive(numbered(42)), receive(numbered(42))]);
    const streams = await written();
    const types = [...streams.values()].flat().filter((type) => type !== 'file-received-again');
    expect(types.sort()).toEqual(['file-answered', 'file-read', 'file-received', 'file-taken-in', 'item-received', 'sequence-received']);
  });
});

it('reports are told as the pieces come that hold them: memory does not grow with the file', async () => {
  let taken = 0;
  const pieces = async function* () {
    yield Buffer.from(`${header()}'`);
    for (let n = 1; n <= 50; n++) {
      taken = n;
      yield Buffer.from(`${result(n).join("'\n")}'\n`);
    }
    yield Buffer.from("UNZ+50+00000042'");
  };
  let told = 0;
  for await (const _ of nhs004.reports({ name: 'large', pieces })) expect(taken).toBe((told += 1));
  expect(told).toBe(50);
});
