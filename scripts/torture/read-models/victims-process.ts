import { openSystem } from '../../../adapters/system.ts';
import { die, dieAt } from '../die-at.ts';
import { settingsFor } from './settings.ts';
import type { LastWords, Order, Work } from './victim.ts';

// A process of the system that does what it is told, until it kills itself.
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
