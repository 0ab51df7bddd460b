import { participantSummaryTable } from '../../../projections/participant-summary/table.ts';
import type { Contest, Pass } from '../measure.ts';
import { rateOf } from '../pace.ts';
import type { Arena, Ground } from '../log/arena.ts';
import { peerSummary } from './peer-summary.ts';
import { makingAbout, settle } from './people.ts';
import { rawSummary } from './raw-summary.ts';

const events = 100_000;

/** Fills one read model, or all, anew from the log; told in events read. */
export const rebuildOf = (ground: Ground, name?: string): (() => Promise<Pass>) => async () => {
  const { log, readModels } = await ground.system();
  return rateOf(async () => {
    await readModels.rebuild(name);
    return log.head();
  });
};

/** Where everybody stands, from the same events: our read model, the peer's documents, and a plain table. */
export const rebuildSummary = async (arena: Arena): Promise<Contest> => {
  const ground = await arena.ground();
  await settle(arena, ground, makingAbout(events));
  return {
    ours: rebuildOf(ground, participantSummaryTable.name),
    peer: await peerSummary(arena, ground),
    'raw cursor, fold and COPY': rawSummary(ground),
  };
};

/** Every read model, from as many events. */
export const rebuildAll = async (arena: Arena): Promise<Contest> => {
  const ground = await arena.ground();
  await settle(arena, ground, makingAbout(arena.quick ? 100_000 : 1_000_000));
  return { ours: rebuildOf(ground) };
};
