import { fileIdOf, linkIdOf } from '../../../application/laboratory/files.ts';
import { itemId } from '../../../application/laboratory/item-id.ts';
import { evolveFile } from '../../../domain/laboratory/file/evolve.ts';
import { noFile } from '../../../domain/laboratory/file/file.ts';
import { emptyLink, evolveLink } from '../../../domain/laboratory/link/link.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import { grouped } from './grouped.ts';
import type { Held } from './held.ts';
import type { Arrival } from './year.ts';

/** Whatever order the fields come in. */
const canonical = (report: Report): string => JSON.stringify(Object.entries(report).sort(([a], [b]) => (a < b ? -1 : 1)));

/** How often each file's receiving was broken off, so that it was received once more. */
export type BrokenOff = ReadonlyMap<string, number>;

/** What is wrong with files and the items in them, after all of these came: each is known once, whole, or corrupt with nothing else touched. */
export const examineFiles = ({ files, items, links, records }: Held, arrivals: readonly Arrival[], brokenOff: BrokenOff): readonly string[] => {
  const findings: string[] = [];
  const expected = grouped(arrivals, ({ file }) => fileIdOf(file.digest));
  for (const id of files.keys()) if (!expected.has(id)) findings.push(`file ${id}: nobody sent it`);
  const inFiles = new Set<string>();
  const touched = new Set([...items.values(), ...links.values(), ...records.values()].flat().map(({ recorded }) => recorded.metadata.correlationId));
  for (const [id, [first, ...again]] of expected) {
    if (first === undefined) continue;
    const says = (what: string): void => void findings.push(`file ${id}, ${first.file.name}: ${what}`);
    const file = (files.get(id) ?? []).reduce((state, { event }) => evolveFile(state, event), noFile);
    if (file.kind === 'unknown') {
      says('lost');
      continue;
    }
    const most = again.length + (brokenOff.get(id) ?? 0);
    if (file.again < again.length || file.again > most) says(`came again ${again.length} to ${most} times, and that is known of ${file.again}`);
    if (first.corrupt !== null) {
      if (file.place.at !== 'corrupt') says(`stands at ${file.place.at}, though it is corrupt`);
      else if (first.corrupt !== 'anything' && first.corrupt !== file.place.reason) says(`${file.place.reason}, and not ${first.corrupt}`);
      if (touched.has(`laboratory-file/${id}`)) says('touched something, though it is corrupt');
      continue;
    }
    if (file.place.at !== 'taken-in' || file.place.items !== first.told.length) says(`stands at ${JSON.stringify(file.place)}, of ${first.told.length} items`);
    first.told.forEach(({ report }, i) => {
      inFiles.add(itemId(id, i + 1));
      const received = (items.get(itemId(id, i + 1)) ?? []).filter(({ event }) => event.type === 'item-received').map(({ event }) => event.data);
      const [one] = received;
      if (received.length !== 1 || one === undefined || !('report' in one) || canonical(one.report) !== canonical(report)) says(`its item ${i + 1} is not what was written`);
    });
  }
  for (const id of items.keys()) if (!inFiles.has(id)) findings.push(`item ${id}: no file holds it`);
  return findings;
};

/** Numbers that were passed over and never came, by the row of files they are missing from, as the log has it. */
export const missingIn = ({ links }: Held): ReadonlyMap<string, readonly number[]> =>
  new Map([...links].map(([id, events]) => [id, [...events.reduce((state, { event }) => evolveLink(state, event), emptyLink).missing.keys()].sort((a, b) => a - b)]));

/** Whether the log names every gap, and no other. */
export const examineGaps = (held: Held, arrivals: readonly Arrival[]): readonly string[] => {
  const missing = missingIn(held);
  const rows = grouped(arrivals.filter(({ corrupt }) => corrupt === null), ({ head }) => linkIdOf(head));
  return [...rows].flatMap(([id, came]) => {
    const numbers = new Set(came.map(({ head }) => head.sequence));
    const [from, to] = [came[0]?.head.sequence ?? 0, Math.max(...numbers)];
    const gaps = Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n).filter((number) => !numbers.has(number));
    return String(missing.get(id)) === String(gaps) ? [] : [`row ${id}: missing are ${gaps.join()}, and the log says ${missing.get(id)?.join()}`];
  });
};
