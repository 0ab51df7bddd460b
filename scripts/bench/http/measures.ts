import type { Arena, Ground } from '../log/arena.ts';
import type { Contest, Measure, Pass } from '../measure.ts';
import { settleAndShow } from '../read-models/people.ts';
import { type Asked, loadApart } from './load-apart.ts';
import { bare, list, search, summary, type Wanted, wantedFrom } from './requests.ts';
import { served, servedBare } from './served.ts';

const connections = 50;

/** Long enough that some are listed, some invited, and some tested. */
const years = 0.5;

interface Scene {
  readonly ours: number;
  readonly bare: number;
  readonly wanted: readonly Wanted[];
}

type Prepare = (arena: Arena) => Promise<Scene>;

/** A ground with people in it, and both servers on it: the same for all measures of a run. */
const scenes = (people: number) => {
  let scene: Promise<Scene> | undefined;
  const open = async (arena: Arena): Promise<Scene> => {
    const ground: Ground = await arena.ground();
    await settleAndShow(arena, ground, { people, years });
    const wanted = await wantedFrom(ground.pool, people);
    const { rows } = await ground.pool.query<{ n: string }>('select round(count(*)::numeric / $1, 1) as n from event_log.events', [people]);
    arena.say(`  ${rows[0]?.n} events a person, ${new Set(wanted.map(({ practice }) => practice)).size} practices`);
    return { ours: await served(ground), bare: await servedBare(ground), wanted };
  };
  return (arena: Arena): Promise<Scene> => (scene ??= open(arena));
};

const load = async (arena: Arena, port: number, requests: readonly Asked[]) => loadApart({ port, connections, milliseconds: arena.passTime * 5, requests });

const only = (kinds: Readonly<Record<string, Pass>>, kind: string): Pass => {
  const pass = kinds[kind];
  if (pass === undefined) throw new Error(`Nobody asked for ${kind}`);
  return pass;
};

const summaryAlone = (scene: Prepare) => async (arena: Arena): Promise<Contest> => {
  const { ours, bare: barePort, wanted } = await scene(arena);
  return {
    ours: async () => only(await load(arena, ours, wanted.map(summary)), 'summary'),
    'bare route': async () => only(await load(arena, barePort, wanted.map(bare)), 'bare route'),
  };
};

/** What a practice does: for each search two summaries and a page of its list. */
const mix = (wanted: readonly Wanted[]): readonly Asked[] => wanted.flatMap((who, n) => [search(who, n), summary(who), ...(n % 2 === 0 ? [list(who), summary(who)] : [])]);

/** One pass of the mix, told by kind of request: whoever is asked first has it done, the others tell of the same. */
const mixed = (scene: Prepare) => async (arena: Arena): Promise<Contest> => {
  const { ours, bare: barePort, wanted } = await scene(arena);
  const requests = mix(wanted);
  const kinds = ['summary', 'search', 'prior notification list'];
  let told: Readonly<Record<string, Pass>> = {};
  let left = new Set<string>();
  const share = (kind: string) => async (): Promise<Pass> => {
    if (left.size === 0) {
      told = await load(arena, ours, requests);
      left = new Set(kinds);
    }
    left.delete(kind);
    return only(told, kind);
  };
  return { ...Object.fromEntries(kinds.map((kind) => [kind, share(kind)])), 'bare route': async () => only(await load(arena, barePort, wanted.map(bare)), 'bare route') };
};

/** What is measured of the API under load with so many people on record, and what it has to reach. */
export const measures = (people: number): readonly Measure<Arena>[] => {
  const scene = scenes(people);
  const [whose, to] = [`${connections} connections, ${people.toLocaleString('en-GB')} people on record`, 'bare route'];
  return [
    { name: `summary of a person, ${whose}`, unit: 'requests', prepare: summaryAlone(scene), targets: [{ times: 0.6, contender: to }, { p99Times: 3, contender: to }] },
    { name: `search, summary and prior notification list mixed, ${whose}`, unit: 'requests', prepare: mixed(scene), targets: [{ p99Times: 3, contender: to }] },
  ];
};
