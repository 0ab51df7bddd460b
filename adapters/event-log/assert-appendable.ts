import type { NewEvent, StreamAppend } from '../../application/ports/event-log.ts';

/**
 * Refuses, by throwing a TypeError, what no log could take: nothing to append, a stream or an event id twice,
 * names that a database can't hold or order. One caller's bug would otherwise fail everyone gathered with it.
 */
export const assertAppendable = (appends: readonly StreamAppend[]): void => {
  if (appends.length === 0) throw new TypeError('An append needs at least one stream');
  unique(appends.map(({ stream }) => stream), 'stream');
  unique(appends.flatMap(({ events }) => events.map(({ id }) => id.toLowerCase())), 'event id');
  for (const { stream, events } of appends) {
    if (!isName(stream)) throw new TypeError(`Not a stream's name: ${JSON.stringify(stream)}`);
    if (events.length === 0) throw new TypeError(`No events for stream ${stream}`);
    events.forEach(assertEvent);
  }
};

const assertEvent = ({ id, type, version }: NewEvent): void => {
  if (!uuid.test(id)) throw new TypeError(`Not a UUID: ${JSON.stringify(id)}`);
  if (!isName(type)) throw new TypeError(`Not an event type: ${JSON.stringify(type)}`);
  if (!Number.isInteger(version) || version < 1 || version > 32_767) throw new TypeError(`Not an event version: ${version}`);
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Well-formed Unicode, 1 to 250 characters, no control characters, and not the last code point: it ends a range of names. */
const isName = (name: string): boolean => /^[^\p{Cc}\p{Cs}\u{10FFFF}]{1,250}$/u.test(name);

const unique = (values: readonly string[], what: string): void => {
  if (new Set(values).size < values.length) throw new TypeError(`The same ${what} twice in one append`);
};
