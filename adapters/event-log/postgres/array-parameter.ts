/**
 * A text array as PostgreSQL's binary protocol sends it. The driver would write it as one literal, escaping every quotation
 * mark of every JSON text, which takes longer than all else that an append costs this process.
 *
 * Layout (array_recv in PostgreSQL's arrayfuncs.c): dimensions, whether there are nulls, element type, length, lower bound;
 * then each element's length and bytes.
 */
export const textArray = (values: readonly string[]): Buffer => {
  const bytes = Buffer.allocUnsafe(values.reduce((sum, value) => sum + 4 + Buffer.byteLength(value), header));
  let offset = 0;
  for (const word of [1, 0, textType, values.length, 1]) offset = bytes.writeInt32BE(word, offset);
  for (const value of values) {
    const length = bytes.write(value, offset + 4);
    bytes.writeInt32BE(length, offset);
    offset += 4 + length;
  }
  return bytes;
};

const header = 20;
const textType = 25;

/** An array whose elements need no quoting: numbers, UUIDs, hexadecimal digits; null where there is none. */
export const plainArray = (values: readonly (number | string | null)[]): string =>
  `{${values.map((value) => (value === '' ? '""' : (value ?? 'NULL'))).join(',')}}`;
