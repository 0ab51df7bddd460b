import type { FaultyRow, FileBegun, Intake, Progress } from '../application/ports/intake.ts';

interface Known {
  readonly file: FileBegun;
  readonly progress: Progress | null;
}

const nothing: Progress = { line: -1, counts: { read: 0, loaded: 0, unchanged: 0, faulty: 0 } };

/** Intake that lives as long as the test, and shows what it holds. */
export const intakeInMemory = () => {
  const files: Known[] = [];
  const kept = new Map<string, FaultyRow & { readonly file: number }>();
  const unchanged = new Map<string, string>();
  const change = (file: number, now: Partial<Known>) => {
    const known = files[file - 1];
    if (known !== undefined) files[file - 1] = { ...known, ...now };
  };
  const keptRows = () => [...kept.values()].sort((a, b) => a.file - b.file || a.line - b.line);

  const intake: Intake = {
    begin: (received) => {
      const at = files.findIndex(({ file }) => file.kind === received.kind && file.digest === received.digest);
      const file = at < 0 ? files.push({ file: { ...received, finished: false }, progress: null }) : at + 1;
      const progress = files[file - 1]?.progress ?? nothing;
      change(file, { progress });
      return Promise.resolve({ file, ...progress });
    },
    keep: (file, after, progress, rows) => {
      for (const row of keptRows()) if (row.file === file && row.line > after && row.line <= progress.line) kept.delete(`${file}/${row.line}`);
      for (const row of rows) kept.set(`${file}/${row.line}`, { ...row, file });
      change(file, { progress });
      return Promise.resolve();
    },
    finish: (number, limit) => {
      const known = files[number - 1];
      if (known !== undefined) change(number, { file: { ...known.file, finished: true }, progress: null });
      const faults = keptRows().flatMap(({ file, line, faults: found }) => (file === number ? found.map((fault) => ({ line, ...fault })) : []));
      const byCode: Record<string, number> = {};
      for (const { code } of faults) byCode[code] = (byCode[code] ?? 0) + 1;
      return Promise.resolve({ byCode, first: faults.slice(0, limit) });
    },
    begun: () => Promise.resolve(files.map(({ file }) => file)),
    newestUnchanged: (about) => Promise.resolve(new Map(about.flatMap((id) => (unchanged.has(id) ? [[id, unchanged.get(id) ?? '']] : [])))),
    noteUnchanged: (changes) => {
      for (const [id, seen] of changes) if ((unchanged.get(id) ?? '') < seen) unchanged.set(id, seen);
      return Promise.resolve();
    },
  };
  return { intake, kept: keptRows };
};
