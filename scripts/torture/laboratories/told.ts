import type { Tortured } from './torture.ts';

const table = (rows: ReadonlyMap<string, number>): string => [...rows].sort(([, a], [, b]) => b - a).map(([what, n]) => `${String(n).padStart(7)}  ${what}`).join('\n');

/** What became of a year, in words. */
export const toldOf = ({ faults, files, items, places, missing, killed, deeds, findings, fingerprint }: Tortured): string =>
  [
    `What went wrong in what laboratories sent:\n${table(faults)}`,
    `Where results stand:\n${table(places)}`,
    `Missing, by row of files:\n${[...missing].map(([row, numbers]) => `  ${row}: ${numbers.join(', ')}`).join('\n')}`,
    `${files.size} files taken in with ${items} results; ${deeds} things done by operators; killed ${killed} times. Fingerprint ${fingerprint.slice(0, 16)}.`,
    findings.length === 0 ? 'Nothing was lost or done twice; every result stands in one place.' : findings.map((each) => `! ${each}`).join('\n'),
  ].join('\n\n');
