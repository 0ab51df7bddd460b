import type { EventLog } from '../../application/ports/event-log.ts';
import { type Checkpoint, checkpointIn, checkpointText } from './checkpoint.ts';
import type { CheckpointFolder } from './checkpoint-folder.ts';
import { merkleTree } from './merkle.ts';
import { type OpenNote, opener, type Signer } from './signed-note.ts';

/** Records read at once. */
const batch = 5_000;

/** Covers what the log has gained since the last checkpoint with a new one. Null: nothing was gained. */
export const takeCheckpoint = async (log: EventLog, folder: CheckpointFolder, signer: Signer): Promise<Checkpoint | null> => {
  const last = (await checkpointsIn(folder, ownNotes(signer))).at(-1) ?? none;
  const tree = merkleTree(last.size, last.frontier);
  let position = last.position;
  const head = await log.head();
  if (head <= position) return null;
  const digests = async function* () {
    for await (const { events } of log.readAll(position, batch)) {
      const added = events.map(({ digest }) => Buffer.from(digest, 'hex'));
      added.forEach(tree.add);
      position = events.at(-1)?.position ?? position;
      yield Buffer.concat(added);
    }
  };
  const taken = (): Checkpoint => ({ size: tree.size(), root: tree.root(), position, from: last.size, frontier: tree.frontier() });
  await folder.add(digests(), () => ({ size: tree.size(), note: signer.sign(checkpointText(taken())) }));
  return taken();
};

const none: Pick<Checkpoint, 'size' | 'position' | 'frontier'> = { size: 0, position: 0, frontier: [] };

/** The checkpoints that carry this signature, smallest log first. A note that doesn't is not ours, and counts for nothing here. */
export const checkpointsIn = async (folder: CheckpointFolder, openNote: OpenNote): Promise<readonly Checkpoint[]> =>
  (await folder.notes()).flatMap((note) => {
    const text = openNote(note);
    return text === null ? [] : (checkpointIn(text) ?? []);
  });

export const ownNotes = ({ verifierKey }: Signer): OpenNote => {
  const open = opener(verifierKey);
  if (open === null) throw new Error('A signer has a verifier key');
  return open;
};
