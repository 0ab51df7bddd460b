import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { configurationOrExit } from '../configuration.ts';
import { clock } from '../clock.ts';
import { notifyFrom } from '../notify/from-configuration.ts';
import { Knobs } from '../notify/stand-in/knobs.ts';
import { planIds } from '../notify/stand-in/plans.ts';
import { standIn } from '../notify/stand-in/stand-in.ts';
import { untilStopped } from './until-stopped.ts';
import { CommandFailed } from './with-system.ts';

/** A name such as NHS Notify gives to messages, and never gave to one of ours. */
const ofNoMessage = '0'.repeat(27);

/** Asks for a token and for a message that there is not: nothing is sent to anybody. */
export const checkNotify = async (): Promise<string> => {
  const connected = notifyFrom(configurationOrExit());
  if (connected === null) throw new CommandFailed('no-notify: CSMS_NOTIFY_URL is not set. Set it, and what else NHS Notify needs: see docs/notify.md.');
  const { notify, callbackKey } = connected;
  const trouble = await notify.signIn();
  if (trouble !== null) throw new CommandFailed(`${trouble.code}: there is no token. ${trouble.kind === 'refused' ? trouble.detail : 'The token service gave no answer; check CSMS_NOTIFY_TOKEN_URL and the way there.'}`);
  await notify.look(ofNoMessage).catch((error: unknown) => {
    throw new CommandFailed(`no-answer: the token service let us in. ${error instanceof Error ? error.message : 'NHS Notify gave no answer'}. Check CSMS_NOTIFY_URL.`);
  });
  return [
    'The token service and NHS Notify let us in. Every letter has a routing plan; whether NHS Notify knows it shows with the first message.',
    callbackKey === null ? 'Callbacks are not taken: CSMS_NOTIFY_CALLBACK_APPLICATION and CSMS_NOTIFY_CALLBACK_KEY are not set.' : 'Callbacks are taken at /api/v1/notify/callbacks.',
  ].join('\n');
};

export interface TypedStandIn {
  readonly port: string;
  readonly folder: string;
  readonly knobs: string;
  readonly tell: string;
}

const bits = 2_048;
const apiKey = 'csms';

/** Runs what stands in for NHS Notify until the process is told to stop. Its keys are made on the spot; what the system needs of them stands in its folder. */
export const runNotifyStandIn = async ({ port, folder, knobs: typed, tell }: TypedStandIn, say: (text: string) => void): Promise<void> => {
  const knobs = Knobs.decode(typed);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new CommandFailed('bad-port: --port must be a whole number from 0 to 65535.');
  if (E.isLeft(knobs)) throw new CommandFailed('bad-knobs: --knobs must be names and numbers such as hour=1000 unread=0.4: see docs/notify.md.');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const files = { key: resolve(join(folder, 'private-key.pem')), plans: resolve(join(folder, 'routing-plans.json')) };
  await mkdir(folder, { recursive: true });
  await writeFile(files.key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await writeFile(files.plans, JSON.stringify(planIds, null, 2));
  const callbackKey = { applicationId: apiKey, apiKey: randomUUID() };
  const notify = await standIn({ registered: { apiKey, keyId: apiKey, publicKey }, callbackKey, today: clock().today, knobs: knobs.right, folder, port: Number(port) });
  notify.tell(tell);
  const settings = {
    URL: `${notify.url}/comms`,
    TOKEN_URL: `${notify.url}/oauth2/token`,
    API_KEY: apiKey,
    KEY_ID: apiKey,
    PRIVATE_KEY: files.key,
    ROUTING_PLANS: files.plans,
    CONTACT_DETAILS: 'yes',
    CALLBACK_APPLICATION: callbackKey.applicationId,
    CALLBACK_KEY: callbackKey.apiKey,
  };
  say(
    [
      `What stands in for NHS Notify listens at ${notify.url}, and shows there what it would have sent. Start the system with`,
      ...Object.entries(settings).map(([name, value]) => `  CSMS_NOTIFY_${name}=${value}`),
      `It tells what becomes of messages at ${tell}. Ctrl-C stops it.`,
    ].join('\n'),
  );
  await untilStopped().finally(() => notify.close());
};
