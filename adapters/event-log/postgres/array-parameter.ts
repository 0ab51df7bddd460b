/**
 * Arrays as PostgreSQL's binary protocol sends them. The driver would write each as one literal, escaping every quotation
 * mark of every JSON text, which takes longer than all else that an append costs this process; and the server reads
 * numbers, UUIDs, digests and instants faster than their texts.
 *
 * Layout (array_recv in PostgreSQL's arrayfuncs.c): dimensions, whether there are nulls, element type, length, lower bound;
 * then each element's length (-1: null) and bytes.
 */
const arrayOf =
  <Value>(type: number, sizeOf: (value: Value) => number, write: (bytes: Buffer, value: Value, offset: number) => void) =>
  (values: readonly (Value | null)[]): Buffer => {
    const bytes = Buffer.allocUnsafe(values.reduce((sum, value) => sum + 4 + (value === null ? 0 : sizeOf(value)), header));
    let offset = 0;
    for (const word of [1, values.includes(null) ? 1 : 0, type, values.length, 1]) offset = bytes.writeInt32BE(word, offset);
    for (const value of values) {
      const size = value === null ? -1 : sizeOf(value);
      offset = bytes.writeInt32BE(size, offset);
      if (value === null) continue;
      write(bytes, value, offset);
      offset += size;
    }
    return bytes;
  };

const header = 20;

const writeText = (bytes: Buffer, text: string, offset: number) => bytes.write(text, offset);
const writeHex = (bytes: Buffer, digits: string, offset: number) => bytes.write(digits, offset, 'hex');

/** The types' numbers are those of pg_type.dat, the same in every database. */
export const textArray = arrayOf<string>(25, Buffer.byteLength, writeText);
export const jsonArray = arrayOf<string>(114, Buffer.byteLength, writeText);
export const smallintArray = arrayOf<number>(21, () => 2, (bytes, value, offset) => bytes.writeInt16BE(value, offset));
export const integerArray = arrayOf<number>(23, () => 4, (bytes, value, offset) => bytes.writeInt32BE(value, offset));
export const uuidArray = arrayOf<string>(2950, () => 16, (bytes, id, offset) => writeHex(bytes, id.replaceAll('-', ''), offset));
/** Of bytea, each as hexadecimal digits. */
export const digestArray = arrayOf<string>(17, (digits) => digits.length / 2, writeHex);
/** Of timestamptz, each as ISO 8601 to the millisecond. */
export const instantArray = arrayOf<string>(1184, () => 8, (bytes, instant, offset) => bytes.writeBigInt64BE((BigInt(Date.parse(instant)) - year2000) * 1000n, offset));

/** Where PostgreSQL counts its microseconds from, in milliseconds of ours. */
const year2000 = BigInt(Date.UTC(2000, 0, 1));
