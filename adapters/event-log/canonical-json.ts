/**
 * The one JSON text of a value (RFC 8785): members sorted by name (by UTF-16 code units), no spaces, numbers and strings
 * as JSON.stringify writes them. Two values that read alike have the same text, so a digest over it can be computed
 * again from what any store gives back. What JSON has no word for is left out, as JSON.stringify does.
 */
export const canonicalJson = (value: unknown): string => write(value) ?? 'null';

const write = (value: unknown): string | undefined => {
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const record = value as Readonly<Record<string, unknown>> & { toJSON?: unknown };
  if (typeof record.toJSON === 'function') return write((value as { toJSON: () => unknown }).toJSON());
  const members: string[] = [];
  for (const name of sorted(Object.keys(record))) {
    const member = write(record[name]);
    if (member !== undefined) members.push(`${quote(name)}:${member}`);
  }
  // Joined: a text that is added to piece by piece is kept as its pieces, and a batch's pieces outlive many collections of garbage.
  return `{${members.join(',')}}`;
};

/** Most strings are written as they are; finding that out costs less than asking JSON.stringify. */
const quote = (text: string): string => (toEscape.test(text) ? JSON.stringify(text) : `"${text}"`);

/** What JSON has to escape, and both halves of surrogate pairs: one alone has to be. */
const toEscape = /["\\\u0000-\u001f\ud800-\udfff]/;

/** By UTF-16 code units, as `sort` does, in half the time for as few names as records have. Sorts in place. */
const sorted = (names: string[]): string[] => {
  if (names.length > few) return names.sort();
  for (let next = 1; next < names.length; next++) {
    const name = names[next] as string;
    let place = next;
    for (; place > 0 && (names[place - 1] as string) > name; place--) names[place] = names[place - 1] as string;
    names[place] = name;
  }
  return names;
};

const few = 40;
