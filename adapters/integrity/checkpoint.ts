/** What a log held when a checkpoint was taken: how many records, and the root of the Merkle tree over their digests. */
export interface Checkpoint {
  /** Records covered, from the first. */
  readonly size: number;
  readonly root: Buffer;
  /** Position in the log of the last of them; 0 when there are none. */
  readonly position: number;
  /** Records before the first of those whose digests are kept with this checkpoint. */
  readonly from: number;
  /** Roots of the tree's complete subtrees, from which it can go on growing. */
  readonly frontier: readonly Buffer[];
}

/** The name under which checkpoints of our event log are signed. */
export const origin = 'csms/event-log';

const base64 = (hash: Buffer): string => hash.toString('base64');

/** The text of a checkpoint note (c2sp.org/tlog-checkpoint): origin, size and root, and lines of our own after them. */
export const checkpointText = ({ size, root, position, from, frontier }: Checkpoint): string =>
  [origin, size, base64(root), `position ${position}`, `from ${from}`, `frontier ${frontier.map(base64).join(' ')}`, ''].join('\n');

/** Null when the text is none. */
export const checkpointIn = (text: string): Checkpoint | null => {
  const [, size, root, position, from, frontier] = textOfCheckpoint.exec(text) ?? [];
  if (size === undefined || root === undefined || position === undefined || from === undefined || frontier === undefined) return null;
  const hashes = frontier.split(' ').filter((hash) => hash !== '').map(hashIn);
  return { size: Number(size), root: hashIn(root), position: Number(position), from: Number(from), frontier: hashes };
};

const hashIn = (text: string): Buffer => Buffer.from(text, 'base64');
const textOfCheckpoint = new RegExp(`^${origin}\\n(\\d+)\\n([A-Za-z0-9+/=]+)\\nposition (\\d+)\\nfrom (\\d+)\\nfrontier ([A-Za-z0-9+/= ]*)\\n$`);
