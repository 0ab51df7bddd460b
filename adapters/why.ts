import { WrongSetting } from './configuration/wrong-setting.ts';

/** What an error of the machine means to whoever started a program, and what to do; null for a bug, which tells its stack. */
export const whyItStopped = (error: unknown): string | null => {
  if (error instanceof WrongSetting) return `wrong-setting: ${error.message}`;
  const { code, port, path } = rootOf(error);
  switch (code) {
    case 'EADDRINUSE':
      return `port-taken: port ${port ?? ''} is used by something else. Set CSMS_PORT to another one, or to 0 for any that is free.`;
    case 'ENOENT':
      return `no-such-file: there is nothing at ${path ?? 'this path'}.`;
    case 'EISDIR':
      return 'not-a-file: this is a folder. Name a file in it.';
    case 'EACCES':
      return `not-readable: ${path ?? 'this path'} may not be read by you.`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case '28P01':
    case '28000':
    case '3D000':
      return `database-unreachable (${code}): the server that DATABASE_URL names does not let us in. Check the address, the user, the password and that the database exists.`;
    default:
      return null;
  }
};

interface Trouble {
  readonly code?: string;
  readonly port?: number;
  readonly path?: string;
}

/** The error at the bottom: the causes of an error, and the first of several, lead there. */
const rootOf = (error: unknown): Trouble => {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0]);
  if (error instanceof Error && error.cause instanceof Error) return rootOf(error.cause);
  return error instanceof Error ? (error as Trouble) : {};
};
