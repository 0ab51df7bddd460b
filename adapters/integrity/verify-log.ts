import { earlier, type Finding, findingIn } from './finding.ts';
import type { Verification, Verifying } from './verification.ts';
import { verifyCheckpoints } from './verify-checkpoints.ts';
import { verifyStreams } from './verify-streams.ts';

/**
 * Checks the whole log as it stands now: first each stream by itself, then all records in order against the signed
 * checkpoints. Reads it twice and keeps nothing of it in mind.
 */
export const verifyLog = async ({ log, contiguousPositions, folder, open, onProgress = () => undefined }: Verifying): Promise<Verification> => {
  const head = await log.head();
  let first: Finding | null = null;
  let records = 0;
  const show = (done: number, pass: number): void => onProgress(head === 0 ? 1 : Math.min(1, (pass + done / Math.max(head, done)) / 2));

  try {
    for await (const part of verifyStreams(log, head)) {
      for (const finding of part.findings) first = earlier(first, finding);
      records += part.records;
      show(records, 0);
    }
  } catch (error) {
    first = earlier(first, findingIn(error));
  }
  const { findings, covered, checkpoints } = await verifyCheckpoints({ log, contiguousPositions, folder, open, head, onProgress: (position) => show(position, 1) });
  for (const finding of findings) first = earlier(first, finding);
  return { records, covered, checkpoints, first };
};
