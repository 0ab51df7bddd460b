import type { AllStreamRecordedEvent, EventStoreDBClient } from '@eventstore/db-client';
import type { Filter } from '../../../application/ports/event-log.ts';
import { fits } from '../fits.ts';
import { type All, isOurs } from './all.ts';
import { positionOf } from './form.ts';
import { search, searchWindow } from './search.ts';

/** A stretch as the server has it. */
interface Found {
  readonly upTo: number;
  readonly events: readonly AllStreamRecordedEvent[];
}

/** Milliseconds without a word after which a search is given up. */
const quiet = 1_000;

/**
 * What fits a filter, after one position and up to another. Near the end one page is read and picked from here; what lies
 * further away the server looks through itself. Whatever ends its search early (a lost connection, a server that does not tell
 * that it has come to the end), the next page is read plainly from where it had come.
 */
export const filtered = async function* (client: EventStoreDBClient, page: All['page'], after: number, end: number, size: number, filter: Filter): AsyncGenerator<Found> {
  const picks = fits(filter);
  const isWanted = (event: AllStreamRecordedEvent): boolean => isOurs(event) && positionOf(event) <= end && picks({ stream: event.streamId, type: event.type });
  for (let at = after; at < end; ) {
    const { events, then } = await page(at, end, Math.max(size, searchWindow));
    at = then ?? end;
    yield* inStretches(events.filter(isWanted), at, size);
    if (then === null) return;
    try {
      for await (const stretch of searched(client, at, end, size, filter, isWanted)) {
        at = stretch.upTo;
        yield stretch;
      }
    } catch {
      // The next page meets the same trouble, and insists.
    }
  }
};

const inStretches = function* (events: readonly AllStreamRecordedEvent[], upTo: number, size: number): Generator<Found> {
  let from = 0;
  for (; from + size < events.length; from += size) {
    const some = events.slice(from, from + size);
    yield { upTo: positionOf(some.at(-1) as AllStreamRecordedEvent), events: some };
  }
  yield { upTo, events: events.slice(from) };
};

const searched = async function* (client: EventStoreDBClient, after: number, end: number, size: number, filter: Filter, isWanted: (event: AllStreamRecordedEvent) => boolean): AsyncGenerator<Found> {
  let events: AllStreamRecordedEvent[] = [];
  for await (const found of search(client, after, filter, quiet)) {
    const looked = 'looked' in found;
    const upTo = Math.min(looked ? (found.looked ?? end) : positionOf(found), end);
    if (!looked && isWanted(found)) events.push(found);
    if (upTo < end && !looked && events.length < size) continue;
    yield { upTo, events };
    if (upTo === end) return;
    events = [];
  }
};
