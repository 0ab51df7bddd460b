import * as t from 'io-ts';

/** Nothing stays nothing. */
export const optional = <A>(codec: t.Decoder<unknown, A>): t.Decoder<unknown, A | undefined> => ({
  name: `${codec.name} or nothing`,
  decode: (input) => (input === undefined ? t.success(undefined) : codec.decode(input)),
  validate: (input, context) => (input === undefined ? t.success(undefined) : codec.validate(input, context)),
});

/** A `postgres:` or `postgresql:` address. */
export const PostgresUrl = t.refinement(
  t.string,
  (text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol),
  'PostgresUrl',
);

/** An `esdb:` or `esdb+discover:` connection string. What stands behind the host is for the client to judge. */
export const EventStoreUrl = t.refinement(t.string, (text) => /^esdb(\+discover)?:\/\/[^\s/?]+/.test(text), 'EventStoreUrl');

export const NonEmpty = t.refinement(t.string, (text) => text.trim() !== '', 'NonEmpty');

/** A port's number, from its decimal digits. */
export const Port = new t.Type<number, string, unknown>(
  'Port',
  t.number.is,
  (input, context) =>
    typeof input === 'string' && /^\d{1,5}$/.test(input) && Number(input) <= 65_535 ? t.success(Number(input)) : t.failure(input, context),
  String,
);

/** A whole number from 1, from its decimal digits. */
export const CountingNumber = new t.Type<number, string, unknown>(
  'CountingNumber',
  t.number.is,
  (input, context) => (typeof input === 'string' && /^[1-9]\d{0,8}$/.test(input) ? t.success(Number(input)) : t.failure(input, context)),
  String,
);

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
