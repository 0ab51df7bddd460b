import pg from 'pg';

const safeInteger = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is beyond the integers that JavaScript keeps exactly`);
  return value;
};

/** PostgreSQL writes `2026-11-22 06:49:30.5+00`; sessions that aren't in UTC write another offset. */
const instant = (text: string): string => {
  const [, date, time, offset] = /^(\d{4}-\d\d-\d\d) ([\d:.]+)([+-][\d:]+)$/.exec(text) ?? [];
  if (date === undefined || time === undefined) return text;
  if (offset === '+00') return `${date}T${time}Z`;
  return new Date(`${date}T${time}${offset?.length === 3 ? `${offset}:00` : offset}`).toISOString();
};

const asText = (text: string): string => text;

type Parser = (text: string) => unknown;

/** By the type's number in PostgreSQL's catalogue: how a value and an array of such values are read. */
const scalars: readonly (readonly [type: number, array: number, parser: Parser])[] = [
  [pg.types.builtins.INT8, 1016, safeInteger],
  [pg.types.builtins.DATE, 1182, asText],
  [pg.types.builtins.TIMESTAMP, 1115, asText],
  [pg.types.builtins.TIMESTAMPTZ, 1185, instant],
];

/** The declared type of pg's array parser is not what it is. */
const { create } = pg.types.arrayParser as unknown as { create: (text: string, parser: Parser) => { parse: () => unknown[] } };

const arrayOf =
  (parser: Parser): Parser =>
  (text) =>
    create(text, parser).parse();

const parsers = new Map(
  scalars.flatMap(([type, array, parser]): [number, Parser][] => [
    [type, parser],
    [array, arrayOf(parser)],
  ]),
);

const builtIn: (type: number, format: 'text' | 'binary') => Parser = pg.types.getTypeParser;

/**
 * How PostgreSQL's values become JavaScript's: bigint a number (count(*) too), date the text `YYYY-MM-DD`, timestamptz
 * ISO 8601 text in UTC. Never a Date, which would shift civil dates with the machine's time zone.
 */
export const values: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format: 'text' | 'binary' = 'text') =>
    (format === 'text' ? parsers.get(type) : undefined) ?? builtIn(type, format),
};
