import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { withTemporaryFolder } from '../../test/temporary-folder.ts';
import { readConfiguration } from '../configuration.ts';
import { whyItStopped } from '../why.ts';
import { notifyFrom } from './from-configuration.ts';
import { planIds } from './stand-in/plans.ts';

describe('NHS Notify as it is configured', () => {
  const path = withTemporaryFolder();
  const file = (name: string, content: string): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const pem = (bits: number): string => generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

  const open = (plans: string, key: string) => {
    const configuration = readConfiguration({
      CSMS_NOTIFY_URL: 'http://notify/comms',
      CSMS_NOTIFY_TOKEN_URL: 'http://notify/token',
      CSMS_NOTIFY_API_KEY: 'key',
      CSMS_NOTIFY_KEY_ID: 'kid',
      CSMS_NOTIFY_PRIVATE_KEY: key,
      CSMS_NOTIFY_ROUTING_PLANS: plans,
    });
    if (E.isLeft(configuration)) throw new Error(configuration.left.join());
    return notifyFrom(configuration.right);
  };
  const why = (plans: string, key: string): string | null => {
    try {
      open(plans, key);
      return null;
    } catch (error) {
      return whyItStopped(error);
    }
  };

  it('has a routing plan for each letter', () => {
    const connected = open(file('plans.json', JSON.stringify(planIds)), file('key.pem', pem(2_048)));
    expect([connected?.routingPlanOf('PA1'), connected?.routingPlanOf('K-0C'), connected?.callbackKey]).toEqual([planIds['PA1'], planIds['K-0C'], null]);
  });

  it('says which letters have none, and what else is wrong with the file', () => {
    const key = file('key.pem', pem(2_048));
    const { PA1: _, PX0A: __, ...others } = planIds;
    expect(why(file('few.json', JSON.stringify(others)), key)).toMatch(/^wrong-setting: CSMS_NOTIFY_ROUTING_PLANS: .*no routing plan: PA1, PX0A\.$/);
    expect(why(file('odd.json', JSON.stringify({ ...planIds, PA2: 'soon', PZ9: 'x' })), key)).toMatch(/no UUIDs: PA2; these are no letters: "PZ9"/);
    for (const json of ['', '[]', 'null', '{']) expect(why(file('no.json', json), key)).toContain('no JSON object');
    expect(why(path('nowhere.json'), key)).toMatch(/^no-such-file.*nowhere\.json/);
  });

  it('says what is wrong with the private key, and shows nothing of it', () => {
    const plans = file('plans.json', JSON.stringify(planIds));
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    for (const content of ['hunter2', elliptic, pem(1_024)]) {
      expect(why(plans, file('bad.pem', content))).toMatch(/^wrong-setting: CSMS_NOTIFY_PRIVATE_KEY: .*RSA/);
      expect(why(plans, file('bad.pem', content))).not.toContain('hunter2');
    }
    expect(why(plans, path('nowhere.pem'))).toMatch(/^no-such-file/);
  });
});
