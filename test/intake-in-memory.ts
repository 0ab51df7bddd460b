import type { FaultyRow, FileBegun, Intake } from '../application/ports/intake.ts';

/** Intake that lives as long as the test, and shows what it holds. */
export const intakeInMemory = () => {
  const files: { -readonly [K in keyof FileBegun]: FileBegun[K] }[] = [];
  const kept = new Map<string, FaultyRow & { readonly file: number }>();
  const unchanged = new Map<string, string>();
  const intake: Intake = {
    begin: (file) => {
      const known = files.findIndex(({ kind, digest }) => kind === file.kind && digest === file.digest);
      return Promise.resolve(known < 0 ? files.push({ ...file, finished: false }) : known + 1);
    },
    keep: (file, from, to, rows) => {
      for (let line = from; line <= to; line++) kept.delete(`${file}/${line}`);
      for (const row of rows) kept.set(`${file}/${row.line}`, { ...row, file });
      return Promise.resolve();
    },
    finish: (file) => {
      const finished = files[file - 1];
      if (finished !== undefined) finished.finished = true;
      return Promise.resolve();
    },
    begun: () => Promise.resolve([...files]),
    newestUnchanged: (about) => Promise.resolve(new Map(about.flatMap((id) => (unchanged.has(id) ? [[id, unchanged.get(id) ?? '']] : [])))),
    noteUnchanged: (changes) => {
      for (const [id, change] of changes) if ((unchanged.get(id) ?? '') < change) unchanged.set(id, change);
      return Promise.resolve();
    },
  };
  return { intake, kept: () => [...kept.values()].sort((a, b) => a.file - b.file || a.line - b.line) };
};
