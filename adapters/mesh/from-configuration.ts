import { readFileSync } from 'node:fs';
import type { Configuration } from '../configuration.ts';
import { type MeshClient, meshClient } from './client.ts';

export type MeshConfiguration = Pick<
  Configuration,
  'meshUrl' | 'meshMailbox' | 'meshPassword' | 'meshSharedKey' | 'meshCertificate' | 'meshPrivateKey' | 'meshAuthority' | 'meshMostMegabytes'
>;

/** The mailbox that the configuration names; null: none. Throws when a certificate's file cannot be read. */
export const meshFrom = (configuration: MeshConfiguration, signal?: AbortSignal): MeshClient | null => {
  const { meshUrl: url, meshMailbox: mailbox, meshPassword: password, meshSharedKey: sharedKey, meshMostMegabytes } = configuration;
  if (url === undefined || mailbox === undefined || password === undefined || sharedKey === undefined) return null;
  const files = { cert: configuration.meshCertificate, key: configuration.meshPrivateKey, ca: configuration.meshAuthority };
  const tls = Object.fromEntries(Object.entries(files).flatMap(([part, path]) => (path === undefined ? [] : [[part, readFileSync(path)]])));
  return meshClient({ url, mailbox, password, sharedKey, tls, mostBytes: meshMostMegabytes * 1_000_000, ...(signal === undefined ? {} : { signal }) });
};
