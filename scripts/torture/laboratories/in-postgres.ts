import { rmSync } from 'node:fs';
import { temporaryFolder, startThrowaway } from '../../../adapters/database/embedded/throwaway.ts';
import { openSystem, type System } from '../../../adapters/system.ts';
import { accounting } from '../../../projections/laboratory-items/accounting.ts';
import { candidatesOnRecord } from '../../../projections/participant-summary/candidates.ts';
import { type Order, torture, type Tortured } from './torture.ts';

/** The same in a database of its own, with the read models of a system; and the accounts that these give must agree with the log. */
export const tortureInPostgres = async (order: Order): Promise<Tortured> => {
  const server = await startThrowaway();
  const checkpoints = temporaryFolder();
  const system = await openSystem({ databaseUrl: server.url, dataFolder: undefined, eventLogUrl: undefined, identityKey: 'torture', today: undefined, checkpoints, checkpointKey: 'torture' });
  try {
    const { log, policy, ids, slideNumbers, senders, db, readModels } = system;
    const done = await torture({ log, policy, ids, slideNumbers, senders, candidates: candidatesOnRecord(db), catchUp: readModels.catchUp }, order);
    await readModels.catchUp();
    return { ...done, findings: [...done.findings, ...(await accountFindings(system, done))] };
  } finally {
    await system.close();
    await server.stop();
    rmSync(checkpoints, { recursive: true, force: true });
  }
};

/** Where the accounts do not add up, or say another thing than the log: of every file, and of all. */
const accountFindings = async ({ db, policy }: System, { places, files, lastDay }: Tortured): Promise<readonly string[]> => {
  const account = accounting(db, policy);
  const findings: string[] = [];
  const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((all, n) => all + n, 0);
  for (const [fileId, items] of files) {
    const { total, outcomes, outstanding, notTakenIn } = await account(fileId, lastDay);
    if (total !== items || sum(outcomes) + sum(outstanding) !== items || notTakenIn !== 0) findings.push(`file ${fileId}: of ${items} items, the account knows ${total}`);
  }
  const { outcomes, outstanding } = await account(null, lastDay);
  for (const [where, items] of Object.entries({ ...outcomes, ...outstanding }))
    if (items !== (places.get(where) ?? 0)) findings.push(`${where}: ${items} by the account, ${places.get(where) ?? 0} by the log`);
  return findings;
};
