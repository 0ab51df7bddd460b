import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Kysely, sql } from 'kysely';

const algorithm = 'ES256';

/**
 * The key with which this installation signs tokens of its own, made when it is first asked for. It stands in the database, so that
 * a command and a running system have the same one wherever that is.
 */
export const localKey = async (db: Kysely<unknown>): Promise<JWK> => {
  const kept = await keptKey(db);
  if (kept !== null) return kept;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const made = { ...(await exportJWK(privateKey)), alg: algorithm, kid: 'local' };
  await sql`insert into access.local_key (key) values (${JSON.stringify(made)}) on conflict do nothing`.execute(db);
  // Of two that make one at once, the first one's is kept.
  return (await keptKey(db)) ?? made;
};

const keptKey = async (db: Kysely<unknown>): Promise<JWK | null> => {
  const { rows } = await sql<{ key: JWK }>`select key from access.local_key`.execute(db);
  return rows[0]?.key ?? null;
};

/** What of it everybody may know. */
export const publicPart = ({ d: _, ...known }: JWK): JWK => known;
