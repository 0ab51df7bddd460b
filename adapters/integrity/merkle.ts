import { hash } from 'node:crypto';

/** SHA-256 of two nodes or of a leaf, in the way of RFC 9162, 2.1.1; all hashes as binary. */
const leafOf = (digest: Buffer): Buffer => sha256(Buffer.concat([leafMark, digest]));
const nodeOf = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.concat([nodeMark, left, right]));

const leafMark = Buffer.of(0);
const nodeMark = Buffer.of(1);
const sha256 = (content: Buffer): Buffer => hash('sha256', content, 'buffer');

/**
 * A Merkle tree that only grows, over records' digests in order. Kept are the roots of its complete subtrees (the
 * frontier, at most one a power of two), so it takes a few hundred bytes however large the log.
 */
export interface MerkleTree {
  readonly size: () => number;
  readonly add: (digest: Buffer) => void;
  /** RFC 9162: of nothing it is the hash of nothing. */
  readonly root: () => Buffer;
  /** Roots of the complete subtrees, largest first. */
  readonly frontier: () => readonly Buffer[];
}

/** A tree of this size with this frontier; by default the empty one. Throws when the frontier is not that of such a tree. */
export const merkleTree = (start = 0, frontier: readonly Buffer[] = []): MerkleTree => {
  let size = start;
  const subtrees = [...frontier];
  if (subtrees.length !== onesIn(size)) throw new RangeError(`A tree of ${size} leaves has ${onesIn(size)} complete subtrees, not ${subtrees.length}`);
  return {
    size: () => size,
    add: (digest) => {
      let node = leafOf(digest);
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeOf(subtrees.pop() as Buffer, node);
      subtrees.push(node);
      size += 1;
    },
    root: () => (subtrees.length === 0 ? sha256(Buffer.alloc(0)) : subtrees.reduceRight((right, left) => nodeOf(left, right))),
    frontier: () => [...subtrees],
  };
};

const onesIn = (size: number): number => [...size.toString(2)].filter((digit) => digit === '1').length;
