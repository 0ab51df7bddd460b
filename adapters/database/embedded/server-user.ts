import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The numeric user that PostgreSQL's processes run as; undefined where that is simply ourselves. */
export type ServerUser = { readonly uid: number; readonly gid: number } | undefined;

/** Under a data folder: everything that belongs to the server, owned by its user. */
export const serverFolder = (dataFolder: string): string => join(dataFolder, 'postgres');

const preferred = ['postgres', 'nobody'];

/** Users without privileges that this machine knows, best first. initdb refuses a number that has no entry here. */
const unprivilegedUsers = (passwd: string): NonNullable<ServerUser>[] => {
  const users = passwd
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  return [...preferred.flatMap((name) => users.filter((user) => user.name === name)), ...users].map(({ uid, gid }) => ({ uid, gid }));
};

/**
 * PostgreSQL refuses to run as root, so root lends it an unprivileged user: the owner of the data if there is some
 * already, else the first that exists of postgres, nobody, any other. Everybody else runs it as themselves.
 */
export const serverUserOf = (dataFolder: string): ServerUser => {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(serverFolder(dataFolder), { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const [user] = unprivilegedUsers(readFileSync('/etc/passwd', 'utf8'));
  if (user === undefined)
    throw new Error(
      'The embedded PostgreSQL cannot run as root, and this machine has no other user. Run as an ordinary user, or set DATABASE_URL.',
    );
  return user;
};
