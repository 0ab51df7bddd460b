import { describe, expect, it } from 'vitest';
import { programmePolicy } from '../../rules/policy.ts';
import { civilDate } from '../../dates/civil-date.ts';
import { fold } from '../evolve.ts';
import { joined, standing, when } from '../example-life.ts';
import type { Participant } from '../participant.ts';
import { merge } from './merge.ts';

const p = joined('2026-01-05');
const note = (who: Participant, text: string, more = {}): Participant => when(who, '2026-02-01', 'write-note', { by: 'csas', text, ...more }).then;
const vaccination = { givenOn: '2008-10-01', vaccine: 'cervarix', dose: 1 };
const vaccinated = when(p, '2026-02-01', 'record-vaccination', { by: 'csas', vaccination }).then;

describe('D-45: what CSAS writes on a record', () => {
  it('is numbered, can be changed and removed, and changes nothing of the call', () => {
    const two = note(note(p, 'Rang'), 'Rang again', { caseNumber: 'CAS-12345-ABCDE' });
    expect(two.notes).toEqual([{ number: 1, caseNumber: null, text: 'Rang', on: '2026-02-01' }, { number: 2, caseNumber: 'CAS-12345-ABCDE', text: 'Rang again', on: '2026-02-01' }]);
    expect(note(two, 'Wrote', { number: 1 }).notes.map(({ text }) => text)).toEqual(['Rang again', 'Wrote']);
    const one = when(two, '2026-02-02', 'remove-note', { by: 'csas', number: 2 }).then;
    expect(one.notes.map(({ number }) => number)).toEqual([1]);
    expect(note(one, 'Third').notes.map(({ number }) => number)).toEqual([1, 3]);
    expect(standing(one)).toEqual(standing(p));
  });

  it('cannot be changed or removed where there is nothing, nor by a practice', () => {
    expect(when(p, '2026-02-01', 'write-note', { by: 'csas', text: 'x', number: 1 }).refusals).toEqual(['no-such-note']);
    expect(when(p, '2026-02-01', 'remove-note', { by: 'csas', number: 1 }).refusals).toEqual(['no-such-note']);
    for (const [what, data] of [['write-note', { text: 'x' }], ['remove-note', { number: 1 }], ['write-event-information', { text: 'x' }]] as const)
      expect(when(p, '2026-02-01', what, { by: 'practice', ...data }).refusals).toEqual(['not-permitted']);
  });

  it('of an incident stands until it is written anew or taken away', () => {
    const told = when(p, '2026-02-01', 'write-event-information', { by: 'csas', text: 'A letter named a wrong date.' }).then;
    expect(told.eventInformation).toBe('A letter named a wrong date.');
    expect(when(told, '2026-02-02', 'write-event-information', { by: 'csas', text: 'A letter named a wrong date.' }).types).toEqual([]);
    expect(when(told, '2026-02-02', 'write-event-information', { by: 'csas', text: null }).then.eventInformation).toBeNull();
  });
});

describe('D-46: a vaccination', () => {
  it('is on record, changes no date, and can be taken off again', () => {
    expect(vaccinated.vaccinations).toEqual([{ ...vaccination, number: 1 }]);
    expect(standing(vaccinated)).toEqual(standing(p));
    expect(when(vaccinated, '2026-02-02', 'remove-vaccination', { by: 'csas', number: 1 }).then.vaccinations).toEqual([]);
    expect(when(vaccinated, '2026-02-02', 'remove-vaccination', { by: 'csas', number: 2 }).refusals).toEqual(['no-such-vaccination']);
  });

  it.each([
    [{ ...vaccination, givenOn: '2026-02-02' }, 'impossible-vaccination-date', 'vaccination.givenOn'],
    [{ ...vaccination, givenOn: '1990-03-02' }, 'impossible-vaccination-date', 'vaccination.givenOn'],
    [{ ...vaccination, vaccine: 'other' }, 'missing-value', 'vaccination.name'],
  ])('is not taken as %j', (given, code, field) => {
    expect(when(p, '2026-02-01', 'record-vaccination', { by: 'csas', vaccination: given })).toMatchObject({ refusals: [code], fields: [field] });
  });

  it('is taken on the day of birth and today', () => {
    for (const givenOn of ['1990-03-03', '2026-02-01']) expect(when(p, '2026-02-01', 'record-vaccination', { by: 'csas', vaccination: { ...vaccination, givenOn } }).refusals).toEqual([]);
  });

  it('is entered and removed by CSAS alone', () => {
    expect(when(p, '2026-02-01', 'record-vaccination', { by: 'practice', vaccination }).refusals).toEqual(['not-permitted']);
    expect(when(vaccinated, '2026-02-01', 'remove-vaccination', { by: 'practice', number: 1 }).refusals).toEqual(['not-permitted']);
  });
});

it('D-29: what is kept beside another record of the same person is taken over once, numbered on', () => {
  const mine = note(vaccinated, 'Mine');
  const merged = merge(mine, note(vaccinated, 'Theirs'), 'another', civilDate('2026-03-01'), programmePolicy);
  const then = fold(merged.events, { kind: 'participant', ...mine }) as { kind: 'participant' } & Participant;
  expect(then.notes.map(({ number, text }) => [number, text])).toEqual([[1, 'Mine'], [2, 'Theirs']]);
  expect(then.vaccinations.map(({ number }) => number)).toEqual([1, 2]);
  expect(merge(then, note(vaccinated, 'Theirs'), 'another', civilDate('2026-03-02'), programmePolicy).events.some(({ type }) => type === 'record-merged')).toBe(false);
});

describe('what is noted beside an act by hand', () => {
  const note = { caseNumber: 'CAS-12345-ABCDE', comment: 'By telephone' };

  it.each([
    ['defer', { reason: 'recent-test', months: 3, by: 'csas' }, 'deferred'],
    ['cease', { reason: 'no-cervix', by: 'csas' }, 'ceased'],
    ['amend', { nextTestDueDate: '2026-09-01', by: 'csas' }, 'amended'],
    ['pause', { by: 'csas' }, 'paused'],
  ] as const)('stands in the event that tells of it: %s', (what, data, type) => {
    const { events } = when(p, '2026-02-01', what, { ...data, ...note });
    expect(events.filter(({ data: told }) => 'comment' in told)).toMatchObject([{ type, data: note }]);
  });

  it('is not in the event where nothing was noted', () => expect(when(p, '2026-02-01', 'pause', { by: 'csas' }).events).toEqual([{ type: 'paused', data: { by: 'csas', on: '2026-02-01' } }]));
});
