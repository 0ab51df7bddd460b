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

/** An `http:` or `https:` address that holds no user and no password. */
export const HttpUrl = t.refinement(
  t.string,
  (text) => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol) && new URL(text).username === '' && new URL(text).password === '',
  'HttpUrl',
);

/** An `smtp:` or `smtps:` address that names a host and nothing behind it. */
export const SmtpUrl = t.refinement(
  t.string,
  (text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '' && ['', '/'].includes(new URL(text).pathname),
  'SmtpUrl',
);

/** A number from its decimal digits. */
export const wholeNumber = (least: number, most: number): t.Type<number, string, unknown> =>
  new t.Type<number, string, unknown>(
    `from ${least} to ${most}`,
    t.number.is,
    (input, context) =>
      typeof input === 'string' && /^\d{1,15}$/.test(input) && Number(input) >= least && Number(input) <= most ? t.success(Number(input)) : t.failure(input, context),
    String,
  );

/** A port's number. */
export const Port = wholeNumber(0, 65_535);

/** A whole number from 1. */
export const CountingNumber = wholeNumber(1, 999_999_999);

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Times of day as HH:MM, with commas between them. */
export const TimesOfDay = new t.Type<readonly string[], string, unknown>(
  'TimesOfDay',
  (times): times is readonly string[] => Array.isArray(times) && times.length > 0 && times.every((time) => typeof time === 'string' && timeOfDay.test(time)),
  (input, context) => {
    const times = typeof input === 'string' ? input.split(',').map((time) => time.trim()) : [];
    return times.length > 0 && times.every((time) => timeOfDay.test(time)) ? t.success(times) : t.failure(input, context);
  },
  (times) => times.join(','),
);

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
