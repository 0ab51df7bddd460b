import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { bundled } from '../../bundled.ts';
import type { Pass } from '../measure.ts';

/** A request as it goes over the wire. */
export interface Asked {
  /** By which answers are counted. */
  readonly kind: string;
  readonly text: string;
}

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly milliseconds: number;
  /** In turn, and then from the beginning. */
  readonly requests: readonly Asked[];
}

export interface Told {
  /** Answers other than 200. */
  readonly failed: number;
  readonly kinds: Readonly<Record<string, Pass>>;
}

/** Loads a server from a process of its own. Throws where anything but good answers came. */
export const loadApart = async (load: Load): Promise<Told['kinds']> => {
  const child = spawn(process.execPath, [await bundled('scripts/bench/http/load.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(load));
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`The load ended with ${code}`);
  const { failed, kinds } = JSON.parse(said) as Told;
  if (failed > 0) throw new Error(`${failed} requests were not answered with 200`);
  return kinds;
};
