import { randomUUID } from 'node:crypto';
import { owedLetters } from '../projections/reconciliation/owed-letters.ts';
import { configurationOrExit } from './configuration.ts';
import { everyDay } from './every-day.ts';
import { everyReconciliation } from './every-reconciliation.ts';
import { everyNotice, type Notices } from './every-notice.ts';
import { handingOver } from './hand-over-messages.ts';
import { buildServer } from './http/server.ts';
import { openWaysIn } from './identity/open.ts';
import { mailboxFrom } from './laboratory/watch-mailbox.ts';
import { watchFolder } from './laboratory/watched-folder.ts';
import { crashTold, tellCrashes } from './logging/crash.ts';
import type { Happening } from './logging/happenings.ts';
import { logger } from './logging/logger.ts';
import { lookingUp } from './look-up-messages.ts';
import { mailFrom } from './mail/from-configuration.ts';
import { practiceNotices } from './practice-notices.ts';
import { callbacksInto } from './notify/callbacks/of-system.ts';
import { openNotify } from './notify/open.ts';
import { reconciliation } from './reconciliation.ts';
import { loadSample } from './sample.ts';
import { startSummary, startUp } from './start-up.ts';
import { openSystem, projectFolder, type System } from './system.ts';
import { whyItStopped } from './why.ts';

/** `npm start`: opens the system, loads the sample the first time, carries out today's run, and serves the API until told to stop. */
const configuration = configurationOrExit();
const log = logger(configuration.logLevel);
tellCrashes();
const started = performance.now();

const serve = async (system: System): Promise<void> => {
  const { clock, readModels } = system;
  const mailbox = mailboxFrom(configuration, system, log);
  if (configuration.environment === 'development') await loadSample(system);
  const runs = await startUp(system);
  const days = everyDay(system, log, runs.stopped);
  const mail = await mailFrom(configuration, projectFolder);
  let notices: Notices | null = null;
  const mailTrouble = (): string | null => (mail === null ? 'no-mail-server' : (notices?.trouble() ?? null));
  const stopping = new AbortController();
  const messages = await openNotify(configuration, projectFolder, clock.today, stopping.signal);
  const sending = messages === null ? null : handingOver({ ...system, ...messages, newId: randomUUID }, configuration.messagesEvery * 60, log);
  const stopLookingUp = messages === null ? null : lookingUp({ ...system, ...messages, owed: owedLetters(system.db, readModels.catchUp, system.log.head) }, configuration.messagesEvery * 60, log);
  const receiveCallback = callbacksInto(system, messages?.callbackKey ?? null, log);
  const messagesTrouble = (): string | null => (sending === null ? 'no-notify' : sending.trouble());
  const reconcile = reconciliation(system, messages?.notify.look ?? null);
  const reconciliations = everyReconciliation(system, reconcile, configuration.reconciliationTimes, log);
  const waysIn = await openWaysIn(configuration, system);
  const server = await buildServer({ ...system, reconcile, reconciliationTrouble: reconciliations.trouble, today: clock.today, now: clock.now, identify: waysIn.identify, signIn: waysIn.signIn, signInTrouble: waysIn.trouble, dayToConfirm: days.toConfirm, receiveCallback, messagesTrouble, mailTrouble, settings: configuration }, log);
  const stopWatching = configuration.laboratoryFolder === undefined ? null : watchFolder(system, configuration.laboratoryFolder, log);
  const stopMailbox = mailbox?.();
  onSignal(() => stopping.abort());
  try {
    const address = await server.listen({ host: configuration.host, port: configuration.port, listenTextResolver: () => 'listening' satisfies Happening });
    waysIn.tell(address);
    messages?.tell(`${address}/api/v1/notify/callbacks`);
    process.stdout.write(`${await startSummary(system, configuration.eventLogUrl === undefined, runs, { address, messages: messages?.shownAt ?? null, mail: mail?.shownAt ?? null, identity: waysIn.shownAt }, (performance.now() - started) / 1000)}\n`);
    if (mail !== null) notices = everyNotice(system, practiceNotices(system, mail, configuration.publicUrl ?? address), log);
    await readModels.follow(system.log, stopping.signal);
  } finally {
    await days.stop();
    await reconciliations.stop();
    await notices?.stop();
    await mail?.close();
    await stopWatching?.();
    await stopMailbox?.();
    await sending?.stop();
    await stopLookingUp?.();
    await messages?.close();
    await server.close();
    await waysIn.close();
  }
};

const onSignal = (then: () => void): void => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).once(signal, then);
};

const main = async (): Promise<void> => {
  const system = await openSystem(configuration, (error) => log.error({ error }, 'read-models-unreachable'));
  // Whatever is under way is safe to leave: it goes on at the next start.
  onSignal(() => void system.close().finally(() => process.exit(130)));
  try {
    await serve(system);
  } finally {
    await system.close();
  }
};

try {
  await main();
} catch (error) {
  const why = whyItStopped(error);
  process.stderr.write(why === null ? crashTold(error) : `${why}\n`);
  process.exitCode = 1;
}
