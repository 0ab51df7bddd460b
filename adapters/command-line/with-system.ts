import { configurationOrExit } from '../configuration.ts';
import { openSystem, type System } from '../system.ts';

/** Opens the system for one command and closes it after, also when the command fails or is interrupted. */
export const withSystem = async <A>(work: (system: System) => Promise<A>): Promise<A> => {
  const system = await openSystem(configurationOrExit());
  const interrupted = () => void system.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    return await work(system);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await system.close();
  }
};

/** A message for whoever typed the command; ends it with code 1. */
export class CommandFailed extends Error {}
