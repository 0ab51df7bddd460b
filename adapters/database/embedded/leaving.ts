const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Sees to it that a process that ends without calling `stop` itself still does so: at a signal that nothing else
 * handles, and when there is nothing left to do. `atExit` is the last resort, and can't wait. Returns its undoing.
 */
export const beforeLeaving = (stop: () => Promise<void>, atExit: () => void): (() => void) => {
  const onSignal = (signal: NodeJS.Signals) => {
    // Whoever else listens stops things in their own order, and calls stop.
    if (process.listenerCount(signal) > 1) return;
    void stop().finally(() => process.kill(process.pid, signal));
  };
  const onIdle = () => void stop();
  for (const signal of signals) process.on(signal, onSignal);
  process.on('beforeExit', onIdle).on('exit', atExit);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('beforeExit', onIdle).off('exit', atExit);
  };
};
