import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Mails that came, as files in a folder: the newest, and no more of them than the folder may hold. */
export interface MailStore {
  readonly keep: (mail: Buffer) => void;
  /** Newest first. */
  readonly names: () => readonly string[];
  /** Null: it is not there, or not any more. */
  readonly read: (name: string) => Buffer | null;
}

const isName = (name: string): boolean => /^\d{13}-\d{6}\.eml$/.test(name);

/** @param most how many are kept */
export const mailStore = (folder: string, most: number, now: () => number): MailStore => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = (): readonly string[] => readdirSync(folder).filter(isName).sort().reverse();
  let count = Number(names()[0]?.slice(14, 20) ?? 0);
  let last = Number(names()[0]?.slice(0, 13) ?? 0);
  return {
    keep: (mail) => {
      count = (count + 1) % 1_000_000;
      last = Math.max(last, now());
      const name = `${String(last).padStart(13, '0')}-${String(count).padStart(6, '0')}.eml`;
      writeFileSync(join(folder, `${name}.part`), mail, { mode: 0o600 });
      renameSync(join(folder, `${name}.part`), join(folder, name));
      for (const old of names().slice(most)) rmSync(join(folder, old), { force: true });
    },
    names,
    read: (name) => {
      if (!isName(name)) return null;
      try {
        return readFileSync(join(folder, name));
      } catch {
        return null;
      }
    },
  };
};
