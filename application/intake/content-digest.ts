import { createHash } from 'node:crypto';

/** Names what a row says: the same whatever file, layout or order of members it comes in, and no way back to the person. */
export const contentDigest = (content: unknown): string => createHash('sha256').update(JSON.stringify(content, inOrder)).digest('hex').slice(0, 16);

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
