import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { expectedDigest } from '../../adapters/event-log/record.ts';
import { codecs, released, sampleName, samples } from './samples.ts';

const all = [...samples()];

describe('the samples of stored events', () => {
  it('are one of every type and version that was ever released, and no others', () => {
    expect(all.map(([name]) => name).sort()).toEqual([...released].sort());
  });

  it.each(all)('%s is read by the code of today', (_, sample) => {
    const [, codec] = Object.entries(codecs).find(([prefix]) => sample.stream.startsWith(prefix)) ?? [];
    expect(codec?.decode(sample)).toMatchObject(E.right({ type: sample.type }));
  });

  it.each(all)('%s is as it was stored', (name, { previous, ...record }) => {
    expect(sampleName(record)).toBe(name);
    expect(expectedDigest(record, previous)).toBe(record.digest);
  });
});
