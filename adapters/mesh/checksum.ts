import { digestOf } from '../files/digest.ts';

/** Senders write what they like; the length of a digest tells how it was made. */
const algorithms: Readonly<Record<number, string>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' };

/** Whether a file is what its sender had. A checksum in a form that we cannot read says nothing against it. */
export const isAsSent = async (path: string, checksum: string | null): Promise<boolean> => {
  const digest = /([0-9a-f]+)\s*$/i.exec(checksum ?? '')?.[1] ?? '';
  const algorithm = algorithms[digest.length];
  return algorithm === undefined || (await digestOf(path, algorithm)) === digest.toLowerCase();
};
