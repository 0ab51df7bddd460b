import { openSystem } from '../../../adapters/system.ts';
import { die, dieAt } from '../die-at.ts';
import { settingsFor } from '../read-models/settings.ts';
import { handingOverOn } from './handing-over.ts';
import type { Order } from './machine.ts';

// A process of the system that hands messages over until it dies.
const system = await openSystem(settingsFor(process.env['TORTURE_DATABASE'] as string));

const complain = (error: unknown): void => void process.send?.(error instanceof Error ? (error.stack ?? error.message) : String(error), die);

process.on('message', ({ way, moment }: Order) => {
  if (moment !== null) dieAt(moment);
  const pass = handingOverOn(system, way);
  const forEver = async (): Promise<never> => {
    for (;;) await pass();
  };
  forEver().catch(complain);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
