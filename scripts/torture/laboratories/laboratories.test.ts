import { describe, expect, it } from 'vitest';
import { type ParticipantId, participantOf } from '../../../application/participant-id.ts';
import type { EventLog } from '../../../application/ports/event-log.ts';
import type { SlideNumbers } from '../../../application/ports/read-models.ts';
import { inMemory } from '../../../test/in-memory.ts';
import { candidatesInMemory } from '../../bench/matching/candidates-in-memory.ts';
import { chance } from '../../chance.ts';
import { examine } from './examine.ts';
import { peopleOf, torture } from './torture.ts';
import { aYear } from './year.ts';

/** Who may hold slides: everybody with a result that names one of these numbers. */
const slides = (log: EventLog): SlideNumbers => ({
  mayHold: async (asked) => {
    const numbers = asked.map(({ slideNumber }) => `"slideNumber":"${slideNumber}"`);
    const holders = new Set<ParticipantId>();
    for await (const { events } of log.readAll(0, 5_000, { types: ['result-recorded'] }))
      for (const { stream, data } of events) {
        const participant = participantOf(stream);
        if (participant !== null && numbers.some((number) => JSON.stringify(data).includes(number))) holders.add(participant);
      }
    return [...holders];
  },
});

const inMemoryYear = async (files: number, seed: number) => {
  const parts = inMemory();
  const people = peopleOf(files, chance(seed)).filter(({ isOnRecord }) => isOnRecord);
  const candidates = candidatesInMemory(people.map(({ person }) => ({ ...person, participantId: parts.ids.of(person.nhsNumber) })));
  return { log: parts.log, done: await torture({ ...parts, slideNumbers: slides(parts.log), candidates, catchUp: () => Promise.resolve() }, { files, seed }) };
};

describe('a year of files from all laboratories, operators who do anything, and a system that is killed', () => {
  it('loses nothing, does nothing twice, and names what is missing', async () => {
    const { done } = await inMemoryYear(40, 1);
    expect(done.findings).toEqual([]);
    expect([...done.files.values()].reduce((sum, items) => sum + items, 0)).toBe(done.items);
    expect([...done.places.keys()]).toEqual(expect.arrayContaining(['automatic', 'by-hand', 'dummy', 'removed']));
    expect(done.missing.size).toBeGreaterThan(0);
    expect(done.killed).toBeGreaterThan(0);
  });

  it('goes the same way again with the same seed', async () => {
    const [{ done: one }, { done: two }, { done: other }] = [await inMemoryYear(6, 2), await inMemoryYear(6, 2), await inMemoryYear(6, 3)];
    expect(one).toEqual(two);
    expect(other.fingerprint).not.toBe(one.fingerprint);
  });

  it('is found out where the log holds another year than was sent', async () => {
    const { log } = await inMemoryYear(3, 4);
    const another = aYear(3, peopleOf(3, chance(5)), chance(5));
    const { findings } = await examine(log, another.arrivals, new Map());
    for (const what of ['nobody sent it', 'lost', 'no file holds it']) expect(findings.join('\n')).toContain(what);
  });
});
