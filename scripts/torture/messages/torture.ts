import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { callbacksInto } from '../../../adapters/notify/callbacks/of-system.ts';
import { type StandIn, standIn } from '../../../adapters/notify/stand-in/stand-in.ts';
import { logger } from '../../../adapters/logging/logger.ts';
import { openSystem, type System } from '../../../adapters/system.ts';
import type { Pass } from '../../../application/message/hand-over.ts';
import { type Chance, chance } from '../../chance.ts';
import { deal } from '../deal.ts';
import { settingsFor } from '../read-models/settings.ts';
import { examine } from './examine.ts';
import { handingOverOn } from './handing-over.ts';
import { listen } from './listen.ts';
import { type Machine, startMachine, type Way } from './machine.ts';
import { owing } from './owed.ts';

export interface Round {
  readonly fault: string;
  /** Messages that NHS Notify has by now, and letters owed in this round. */
  readonly accepted: number;
  readonly owed: number;
  readonly findings: readonly string[];
}

export interface Ordered {
  readonly rounds: number;
  readonly seed: number;
  /** Of an empty database. */
  readonly databaseUrl: string;
  /** Most letters that come to be owed in a round. */
  readonly most?: number;
}

/** Three calls in ten fail, and news comes twice and in the wrong order. An hour takes a millisecond. */
const knobs = { hour: 1, fails: 0.05, broken: 0.3, busy: 0.1, early: 0.1, doubled: 0.5, late: 0.5 };

/** Most milliseconds until all is told. */
const patience = 60_000;

/** `before`: while it gets ready, or keeps what it was answered. `between`: NHS Notify has taken a batch, and has not said so. */
const deaths = ['before or after a hand-over', 'between hand-over and answer', 'between, and another at once', 'before or after, and another at once'] as const;

interface Scene {
  readonly dice: Chance;
  readonly way: Way;
  readonly databaseUrl: string;
  /** What happens when NHS Notify has taken something. */
  readonly onAccepted: (then: (() => void) | null) => void;
  readonly machine: () => Promise<Machine>;
}

const killed = async (fault: (typeof deaths)[number], { dice, way, onAccepted, machine }: Scene): Promise<readonly string[]> => {
  const victim = await machine();
  const other = fault.endsWith('at once') ? await machine() : null;
  const between = fault.startsWith('between');
  if (between) {
    let left = 1 + dice.below(2);
    onAccepted(() => void (--left === 0 && victim.kill()));
  }
  victim.begin({ way, moment: between ? null : { text: 'event_log.append', time: 1 + dice.below(8), pause: dice.below(4) } });
  other?.begin({ way, moment: null });
  // Where there is less to do than it takes to die, it dies of old age.
  const old = setTimeout(victim.kill, 4_000);
  const complaints = [await victim.dead];
  clearTimeout(old);
  onAccepted(null);
  other?.kill();
  complaints.push((await other?.dead) ?? null);
  return complaints.flatMap((complaint) => (complaint === null ? [] : [`a machine failed: ${complaint}`]));
};

const didNothing = ({ opened, released, held, cancelled, handedOver, unwelcome, refused, denied, againAfter, more }: Pass): boolean =>
  opened + released + held + cancelled + handedOver + unwelcome + refused.length === 0 && denied === null && againAfter === null && !more;

/** The machine that survives hands over what is left, and NHS Notify tells how all of it ended. */
const settled = async (system: System, way: Way, notify: StandIn): Promise<readonly string[]> => {
  const pass = handingOverOn(system, way);
  const until = Date.now() + patience;
  while (!didNothing(await pass())) if (Date.now() > until) return ['it never comes to an end'];
  while (![...notify.accepted()].every(({ steps, told }) => told.size === steps.length)) {
    if (Date.now() > until) return ['not everything is told'];
    await pause(20);
  }
  return [];
};

/** Machines that hand messages over are killed at any instant, while calls fail and news comes twice and in disorder; another goes on, and after each round everything is looked at. */
export const torture = async function* ({ rounds, seed, databaseUrl, most = 40 }: Ordered): AsyncGenerator<Round, void, void> {
  const dice = chance(seed);
  const system = await openSystem(settingsFor(databaseUrl));
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const callbackKey = { applicationId: 'torture', apiKey: 'torture' };
  let onAccepted: (() => void) | null = null;
  const notify = await standIn({ registered: { apiKey: 'torture', keyId: 'torture', publicKey }, callbackKey, today: system.clock.today, knobs: { ...knobs, seed }, onAccepted: () => onAccepted?.() });
  const listening = await listen(callbacksInto(system, callbackKey, logger('silent')));
  notify.tell(listening.url);
  const way = { url: notify.url, privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
  const owe = owing(system);
  const scene: Scene = { dice, way, databaseUrl, onAccepted: (then) => (onAccepted = then), machine: () => startMachine(databaseUrl) };
  try {
    for (const fault of deal(dice, deaths, rounds)) {
      const owed = 1 + dice.below(most);
      await owe(owed);
      const findings = [...(await killed(fault as (typeof deaths)[number], scene)), ...(await settled(system, way, notify))];
      yield { fault, owed, accepted: [...notify.accepted()].length, findings: [...findings, ...(await examine(system, notify))] };
    }
  } finally {
    notify.tell(null);
    await notify.close();
    await listening.close();
    await system.close();
  }
};
