import pg from 'pg';
import { openSystem } from '../../../adapters/system.ts';
import { settingsFor } from './settings.ts';
import type { LastWords, Moment, Order, Work } from './victim.ts';

// A process of the system that does what it is told, until it kills itself as `kill -9` would: no handler runs, nothing is flushed.
const system = await openSystem(settingsFor(process.env['TORTURE_DATABASE'] as string));

const { readModels, log, dailyRun } = system;
const done = async (work: Work): Promise<unknown> => {
  switch (work.do) {
    case 'follow':
      return readModels.follow(log, new AbortController().signal);
    case 'rebuild':
      return readModels.rebuild(undefined, work);
    case 'retry parked':
      return readModels.retryParked();
    case 'daily run':
      return dailyRun(work.until, { confirmed: true });
  }
};

const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** What was asked is on its way to the server, and nobody hears the answer. */
const dieAt = ({ text, time, pause }: Moment): void => {
  let asked = 0;
  const ask = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
  const asking = function (this: pg.Client, ...given: unknown[]): unknown {
    const answer = ask.apply(this, given);
    const [query] = given as [string | { readonly text?: string }];
    const said = typeof query === 'string' ? query : (query.text ?? '');
    if (said.includes(text) && ++asked === time) {
      if (pause === 0) die();
      else setTimeout(die, pause);
    }
    return answer;
  };
  pg.Client.prototype.query = asking as typeof pg.Client.prototype.query;
};

const dieSaying = (words: LastWords): void => void process.send?.(words, die);

process.on('message', ({ work, moment }: Order) => {
  dieAt(moment);
  done(work).then(
    () => dieSaying('it had finished'),
    (error: unknown) => dieSaying({ failed: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
