import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../../adapters/http/operations/all.ts';
import { withApi } from '../../../test/api.ts';
import { someoneOf } from '../../../test/identities.ts';
import { nhsNumber, participantIds } from '../../../test/in-memory.ts';
import { fuzz } from './fuzz.ts';

/** More, with other chances, in `npm run torture -- http`. */
const rounds = 10;

let who = someoneOf('csas-manager');
const api = withApi({ identify: async () => who });
const people = [1, 2, 3, 4];

describe('whatever is asked', () => {
  beforeAll(async () => {
    for (const n of people) await api().join(n);
    await api().readModels.catchUp();
  });

  it('is answered as it is described, never with a failure of ours, and a refusal changes nothing', async () => {
    const findings: string[] = [];
    let asked = 0;
    for await (const round of fuzz({ as: (group) => void (who = someoneOf(group)), url: api().url, head: () => api().deps.log.head(), catchUp: api().readModels.catchUp, met: { participantId: people.map((n) => participantIds.of(nhsNumber(n))), practice: ['A81001'] } }, { rounds, seed: 22_11_2026 })) {
      asked += round.requests;
      findings.push(...round.findings.map((finding) => `${round.fault}: ${finding}`));
    }
    expect(findings).toEqual([]);
    expect(asked).toBe(rounds * operations.length);
  });
});
