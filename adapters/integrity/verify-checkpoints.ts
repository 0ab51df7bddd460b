import type { EventLog, RecordedEvent } from '../../application/ports/event-log.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CheckpointFolder } from './checkpoint-folder.ts';
import { type Finding, findingIn, unsigned } from './finding.ts';
import { merkleTree } from './merkle.ts';
import { reader } from './reader.ts';
import { checkpointsIn } from './take-checkpoint.ts';
import type { Verifying } from './verification.ts';

interface Covering extends Required<Verifying> {
  readonly head: number;
}

interface Covered {
  readonly covered: number;
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
}

/** How far ahead a record is looked for that does not stand where it should. */
const lookAhead = 1_000;

/** Checks the records in the order of the log against the digests and roots of the signed checkpoints. */
export const verifyCheckpoints = async ({ log, contiguousPositions, folder, open, head, onProgress }: Covering): Promise<Covered> => {
  const signed = await checkpointsIn(folder, open);
  const findings: Finding[] = (await folder.notes()).flatMap((note) => (open(note) === null ? [unsigned] : []));
  const records = reader(recordsOf(log, head, onProgress));
  const witness = reader(digestsOf(folder, signed));
  const tree = merkleTree();
  let digestsDiffer: Finding | null = null;
  let last = 0;

  try {
    for (;;) {
      const [record] = await records.ahead(1);
      const [digest] = await witness.ahead(1);
      if (record === undefined && digest === undefined) break;
      if (digest !== undefined && digest !== null) {
        if (record?.digest !== digest.toString('hex')) digestsDiffer ??= await difference(records, witness, last, tree.size());
      } else if (record !== undefined && contiguousPositions && record.position !== last + 1) {
        findings.push(placeOf('gap', record, tree.size()));
        break;
      }
      if (record === undefined) break;
      tree.add(Buffer.from(record.digest, 'hex'));
      last = record.position;
      records.skip();
      witness.skip();
      const here = signed.find(({ size }) => size === tree.size());
      if (here !== undefined && digestsDiffer !== null) {
        // Whether the log or the file of digests is right, the signed root tells.
        const logStands = here.root.equals(tree.root());
        findings.push(logStands ? { ...digestsDiffer, kind: 'checkpoint-digests' } : digestsDiffer);
        if (!logStands) break;
        digestsDiffer = null;
      } else if (here !== undefined && !here.root.equals(tree.root())) {
        findings.push(placeOf('among-changed', record, tree.size() - 1));
        break;
      }
    }
  } catch (error) {
    findings.push(findingIn(error));
  }
  if (digestsDiffer !== null && !findings.includes(digestsDiffer)) findings.push(digestsDiffer);
  return { covered: Math.min(signed.at(-1)?.size ?? 0, tree.size()), checkpoints: signed.length, findings };
};

const placeOf = (kind: Finding['kind'], { position, stream, revision, id }: RecordedEvent, before: number): Finding => ({ kind, position, stream, revision, id, before });

type Ahead<A> = Pick<ReturnType<typeof reader<A>>, 'ahead'>;

/** What happened where log and digests first differ: each is looked for a little further on in the other. */
const difference = async (records: Ahead<RecordedEvent>, witness: Ahead<Buffer | null>, last: number, before: number): Promise<Finding> => {
  const [stands, ...next] = await records.ahead(lookAhead);
  const [stood, ...later] = (await witness.ahead(lookAhead)).map((digest) => digest?.toString('hex'));
  if (stands === undefined) return { kind: 'missing', position: last + 1, before };
  const stoodLater = later.includes(stands.digest);
  const standsLater = next.some(({ digest }) => digest === stood);
  if (stoodLater && standsLater) return placeOf('moved', stands, before);
  if (stoodLater) return { kind: 'missing', position: last + 1, before };
  return placeOf(standsLater ? 'inserted' : 'changed', stands, before);
};

const recordsOf = async function* (log: EventLog, head: number, onProgress: (position: number) => void): AsyncIterable<readonly RecordedEvent[]> {
  for await (const { events } of log.readAll(0, 5_000)) {
    yield events.filter(({ position }) => position <= head);
    onProgress(events.at(-1)?.position ?? head);
  }
};

/** The digests that the checkpoints keep, each once, though two may have been taken over the same records; null where none is kept. */
const digestsOf = async function* (folder: CheckpointFolder, checkpoints: readonly Checkpoint[]): AsyncIterable<readonly (Buffer | null)[]> {
  let read = 0;
  for (const { size, from } of checkpoints) {
    if (size <= read) continue;
    yield Array.from<null>({ length: Math.max(0, from - read) }).fill(null);
    read = Math.max(read, from);
    for await (const digests of folder.digests(size, read - from)) {
      const wanted = digests.slice(0, size - read);
      yield wanted;
      read += wanted.length;
    }
    yield Array.from<null>({ length: size - read }).fill(null);
    read = size;
  }
};
