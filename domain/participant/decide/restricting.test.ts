import { describe, expect, it } from 'vitest';
import { civilDate } from '../../dates/civil-date.ts';
import { programmePolicy } from '../../rules/policy.ts';
import { joined, when } from '../example-life.ts';
import type { Participant } from '../participant.ts';
import { after } from './drafting.ts';
import { merge } from './merge.ts';

const p = joined('2026-01-01');
const restrict = (given = p, by = 'csas') => when(given, '2026-01-10', 'restrict', { reason: 'At their wish.', by });
const unrestrict = (given: Participant, by = 'csas') => when(given, '2026-02-01', 'unrestrict', { reason: 'At their wish.', by });
const asOne = (one: Participant, other: Participant): Participant => after(one, merge(one, other, 'other', civilDate('2026-03-01'), programmePolicy).events);

describe('a restricted record (D-38)', () => {
  it('is one from the day on which CSAS or the demographic feed says so, until it is lifted', () => {
    for (const by of ['csas', 'system']) {
      const { then, rules } = restrict(p, by);
      expect([then.restricted, rules, unrestrict(then, by).then.restricted]).toEqual([true, ['D-38'], false]);
    }
  });

  it('begins and ends once, and not by a practice', () => {
    expect([restrict(restrict().then).refusals, restrict(p, 'practice').refusals]).toEqual([['already-restricted'], ['not-permitted']]);
    expect([unrestrict(p).refusals, unrestrict(restrict().then, 'practice').refusals]).toEqual([['not-restricted'], ['not-permitted']]);
  });

  it('changes nothing else of the record', () => expect(restrict().then).toEqual({ ...p, restricted: true }));

  it('hides the record of the same person with which it is read as one', () => {
    const hidden = restrict().then;
    expect([asOne(p, hidden), asOne(hidden, p), asOne(hidden, hidden), asOne(p, p)].map(({ restricted }) => restricted)).toEqual([true, true, true, false]);
    expect(merge(hidden, hidden, 'other', civilDate('2026-03-01'), programmePolicy).events.map(({ type }) => type)).toEqual(['record-merged']);
  });
});
