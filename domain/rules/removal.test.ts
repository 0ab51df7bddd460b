import { describe, expect, it } from 'vitest';
import type { LeavingReason } from '../codes/recall.ts';
import { removalFor, removals } from './removal.ts';

const codesThat = (becomes: LeavingReason | null) =>
  Object.keys(removals).filter((code) => removalFor(code)?.inactive === becomes);

describe('a reason for removal', () => {
  it.each([
    ['DEA', 'died'],
    ['SCT', 'scotland'],
    ['NIT', 'northern-ireland'],
    ['EMB', 'abroad'],
  ] as const)('%s makes the record inactive: %s, and no other code does so', (code, reason) => {
    expect(codesThat(reason)).toEqual([code]);
  });

  it('makes the record inactive as removed when the person is gone and nobody knows where', () => {
    expect(codesThat('removed')).toEqual(['CGA', 'ORR', 'TRA']);
  });

  it('leaves the person active without a practice when only the practice list changed', () => {
    expect(codesThat(null)).toEqual(['AFL', 'AFN', 'LDN', 'RDI', 'RDR', 'RPR', 'SDL', 'SDN']);
  });

  it('has a meaning of its own for every code', () => {
    const meanings = Object.values(removals).map(({ means }) => means);
    expect(meanings.filter((means) => means.trim() === '')).toEqual([]);
    expect(new Set(meanings).size).toBe(meanings.length);
  });

  it.each(['XYZ', '', 'dea', ' DEA', 'toString', 'constructor'])('%j is not known', (code) => {
    expect(removalFor(code)).toBeNull();
  });
});
