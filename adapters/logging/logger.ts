import { type Bindings, type DestinationStream, type Level, type Logger, pino } from 'pino';
import { type Happening, happenings, isHappening } from './happenings.ts';
import { kinds, type Members } from './members.ts';

/** Where everything is logged: what happened, and about it what can be no personal data. */
export type Log = Readonly<Record<'info' | 'warn' | 'error', (members: Members, happening: Happening) => void>>;

/** The only logger there is. Also what a library logs by it is reduced to what may be logged; how much was left out is counted. */
export const logger = (level: Level | 'silent', to?: DestinationStream): Logger => {
  const made = pino(
    {
      level,
      hooks: {
        logMethod(given, write) {
          write.apply(this, [...lineOf(given)]);
        },
      },
    },
    ...(to === undefined ? [] : [to]),
  );
  const { child, setBindings } = made;
  made.child = function (this: Logger, bindings: Bindings) {
    return child.call(this, kept(bindings));
  } as typeof child;
  made.setBindings = function (this: Logger, bindings: Bindings) {
    setBindings.call(this, kept(bindings));
  };
  return made;
};

/** What libraries call an error. */
const aliases: Readonly<Record<string, string>> = { err: 'error' };

const kept = (members: object): Record<string, unknown> => {
  const safe: Record<string, unknown> = {};
  let dropped = 0;
  for (const [given, value] of Object.entries(members)) {
    const name = aliases[given] ?? given;
    const safeValue = Object.hasOwn(kinds, name) ? kinds[name as keyof Members](value) : undefined;
    if (safeValue !== undefined) safe[name] = safeValue;
    else if (value !== undefined && value !== null) dropped += 1;
  }
  return dropped === 0 ? safe : { ...safe, dropped };
};

const lineOf = ([first, second]: readonly unknown[]): readonly [object, string] => {
  const members = first instanceof Error ? { error: first } : typeof first === 'object' && first !== null ? first : {};
  const happening: Happening = [first, second].find(isHappening) ?? 'said-by-a-library';
  return [{ ...kept(members), what: happening }, happenings[happening]];
};
