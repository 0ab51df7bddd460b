import { createPrivateKey, createPublicKey, hash, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';

/** Signed notes as C2SP publishes them (c2sp.org/signed-note): a text, an empty line, and a line for each signature, by Ed25519. */

export interface Signer {
  /** For others to check with: name, key id and public key, in the form that `note` tools of the Go project read. */
  readonly verifierKey: string;
  readonly sign: (text: string) => string;
}

/** Opens a note: its text when it carries our signature and that holds, else null. */
export type OpenNote = (note: string) => string | null;

const keyType = Buffer.of(1);
const pkcs8OfEd25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiOfEd25519 = Buffer.from('302a300506032b6570032100', 'hex');

const rawPublic = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spkiOfEd25519.length);
const keyId = (name: string, publicKey: Buffer): Buffer => hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), keyType, publicKey]), 'buffer').subarray(0, 4);
const signatureLine = (name: string): string => `\u2014 ${name} `;

/** A signer whose key follows from a secret text: the same secret, the same key. */
export const signer = (name: string, secret: string): Signer => {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `csms note ${name}`, 32));
  const key = createPrivateKey({ key: Buffer.concat([pkcs8OfEd25519, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = rawPublic(key);
  const id = keyId(name, publicKey);
  return {
    verifierKey: `${name}+${id.toString('hex')}+${Buffer.concat([keyType, publicKey]).toString('base64')}`,
    sign: (text) => `${text}\n${signatureLine(name)}${Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString('base64')}\n`,
  };
};

/** Null when the text is no verifier key of this kind. */
export const opener = (verifierKey: string): OpenNote | null => {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(verifierKey) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  const publicKey = bytes.subarray(1);
  if (bytes.length !== 33 || bytes[0] !== keyType[0] || keyId(name, publicKey).toString('hex') !== id) return null;
  const key = createPublicKey({ key: Buffer.concat([spkiOfEd25519, publicKey]), format: 'der', type: 'spki' });
  return (note) => {
    const end = note.lastIndexOf('\n\n');
    const text = note.slice(0, end + 1);
    const lines = note.slice(end + 2).split('\n').filter((line) => line.startsWith(signatureLine(name)));
    const signatures = lines.map((line) => Buffer.from(line.slice(signatureLine(name).length), 'base64')).filter((signature) => signature.subarray(0, 4).toString('hex') === id);
    return end > 0 && signatures.some((signature) => verify(null, Buffer.from(text), key, signature.subarray(4))) ? text : null;
  };
};
