import { createSign, generateKeyPairSync } from 'node:crypto';

const tlv = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const length = content.length < 128 ? [content.length] : content.length < 256 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => tlv(0x30, ...parts);
const oid = (hex: string): Buffer => tlv(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, written: string): Buffer => tlv(tag, Buffer.from(written, 'latin1'));

const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));
const subjectAltName = oid('551d11');
const pem = (label: string, der: Buffer): string => `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;

/** A certificate (X.509) that speaks for itself, for 127.0.0.1, with its key: as good as one from an authority, where it is believed. */
export const certificate = (name: string): { readonly cert: string; readonly key: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const called = sequence(tlv(0x31, sequence(oid('550403'), text(0x0c, name))));
  const localhost = tlv(0x04, sequence(tlv(0x87, Buffer.from([127, 0, 0, 1]))));
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    called,
    sequence(text(0x18, '20200101000000Z'), text(0x18, '21200101000000Z')),
    called,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(sequence(subjectAltName, localhost))),
  );
  const signature = createSign('sha256').update(body).sign(privateKey);
  return {
    cert: pem('CERTIFICATE', sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.from([0]), signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
};
