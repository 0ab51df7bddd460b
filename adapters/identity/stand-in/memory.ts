import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the stand-in remembers of sign-ins, by kind and id, until it stops. */
export type Memory = Map<string, { payload: AdapterPayload; readonly until: number }>;

/** Rows beyond which those over are thrown away. */
const many = 1_000;

/** A filling of the library's store: it keeps everything in memory. */
export const inMemory = (memory: Memory, kind: string): Adapter => {
  const keyOf = (id: string): string => `${kind} ${id}`;
  const find = async (id: string): Promise<AdapterPayload | undefined> => memory.get(keyOf(id))?.payload;
  const findBy = async (member: 'uid' | 'userCode', value: string): Promise<AdapterPayload | undefined> =>
    [...memory].find(([key, { payload }]) => key.startsWith(`${kind} `) && payload[member] === value)?.[1].payload;
  return {
    find,
    findByUid: (uid) => findBy('uid', uid),
    findByUserCode: (code) => findBy('userCode', code),
    upsert: async (id, payload, seconds) => {
      if (memory.size > many) for (const [key, { until }] of memory) if (until < Date.now()) memory.delete(key);
      memory.set(keyOf(id), { payload, until: Date.now() + (seconds ?? 86_400) * 1000 });
    },
    consume: async (id) => {
      const kept = memory.get(keyOf(id));
      if (kept !== undefined) kept.payload = { ...kept.payload, consumed: Math.floor(Date.now() / 1000) };
    },
    destroy: async (id) => void memory.delete(keyOf(id)),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of memory) if (payload.grantId === grantId) memory.delete(key);
    },
  };
};
