import type { NewEvent, StreamAppend } from '../../application/ports/event-log.ts';

/**
 * Refuses, by throwing a TypeError, what no log could take: nothing to append, a stream or an event id twice,
 * names that a database can't hold or order. One caller's bug would otherwise fail everyone gathered with it.
 */
export const assertAppendable = (appends: readonly StreamAppend[]): void => {
  if (appends.length === 0) throw new TypeError('An append needs at least one stream');
  unique(appends.map(({ stream }) => stream), 'stream');
  unique(appends.flatMap(({ events }) => events.map(({ id }) => id.toLowerCase())), 'event id');
  for (const { stream, expected, events } of appends) {
    if (!isName(stream)) throw new TypeError(`Not a stream's name: ${JSON.stringify(stream)}`);
    if (events.length === 0) throw new TypeError(`No events for stream ${stream}`);
    if (expected !== 'no-stream' && !isIn(0, 2 ** 31 - 2, expected.revision)) throw new TypeError(`Not a revision: ${expected.revision}`);
    events.forEach(assertEvent);
  }
};

const assertEvent = ({ id, type, version }: NewEvent): void => {
  if (!uuid.test(id)) throw new TypeError(`Not a UUID: ${JSON.stringify(id)}`);
  if (!isName(type)) throw new TypeError(`Not an event type: ${JSON.stringify(type)}`);
  if (!isIn(1, 32_767, version)) throw new TypeError(`Not an event version: ${version}`);
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Well-formed Unicode, 1 to 250 characters, no control characters, and not the last code point: it ends a range of names. */
const isName = (name: string): boolean => /^[^\p{Cc}\p{Cs}\u{10FFFF}]{1,250}$/u.test(name);

const isIn = (least: number, most: number, value: number): boolean => Number.isInteger(value) && value >= least && value <= most;

const unique = (values: readonly string[], what: string): void => {
  if (new Set(values).size < values.length) throw new TypeError(`The same ${what} twice in one append`);
};
