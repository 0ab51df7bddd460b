import { createReadStream } from 'node:fs';
import { mkdir, open, truncate } from 'node:fs/promises';
import { join } from 'node:path';

export interface Journal {
  /** Answers when the line is kept. */
  readonly write: (line: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Where nothing is kept. */
export const noJournal: Journal = { write: () => Promise.resolve(), close: () => Promise.resolve() };

const newline = 0x0a;

/** Hands on each line that is whole, and answers where the last of them ends. */
const readLines = async (path: string, read: (line: unknown) => void): Promise<number> => {
  let rest = Buffer.alloc(0);
  let whole = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, piece]);
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline)) {
      read(JSON.parse(rest.subarray(0, end).toString('utf8')) as unknown);
      whole += end + 1;
      rest = rest.subarray(end + 1);
    }
  }
  return whole;
};

/** Lines of JSON in a file that only we can read. What was being written when the process ended is no line. */
export const openJournal = async (folder: string, read: (line: unknown) => void): Promise<Journal> => {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'journal.ndjson');
  const file = await open(path, 'a', 0o600);
  await truncate(path, await readLines(path, read));
  let last: Promise<unknown> = Promise.resolve();
  return {
    write: (line) => {
      const written = last.then(() => file.appendFile(`${JSON.stringify(line)}\n`));
      last = written.catch(() => undefined);
      return written;
    },
    close: async () => {
      await last;
      await file.close();
    },
  };
};
