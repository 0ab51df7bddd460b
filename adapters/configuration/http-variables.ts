import { isIP } from 'node:net';
import * as t from 'io-ts';
import { optional, wholeNumber } from './texts.ts';

const isProxy = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
};

const Proxies = t.refinement(t.string, (text) => text.split(',').every((each) => isProxy(each.trim())), 'Proxies');

/** What the HTTP API takes, and how much of it. */
export const httpVariables = {
  trustedProxies: {
    name: 'CSMS_TRUSTED_PROXIES',
    meaning: 'Proxies in front of the HTTP API, whose word is taken for the address that a request comes from (`X-Forwarded-For`)',
    expects: 'IP addresses or subnets with commas between them, such as 10.0.0.1,10.1.0.0/16',
    unset: 'nobody’s word is taken',
    codec: optional(Proxies),
  },
  requestsPerMinute: {
    name: 'CSMS_REQUESTS_PER_MINUTE',
    meaning: 'Most requests in a minute of one user or machine; of one address, where nobody is known',
    expects: 'a whole number from 1 to 1000000',
    default: '1200',
    codec: wholeNumber(1, 1_000_000),
  },
  callbacksPerMinute: {
    name: 'CSMS_CALLBACKS_PER_MINUTE',
    meaning: 'Most callbacks of NHS Notify in a minute from one address',
    expects: 'a whole number from 1 to 1000000',
    default: '12000',
    codec: wholeNumber(1, 1_000_000),
  },
  requestSeconds: {
    name: 'CSMS_REQUEST_SECONDS',
    meaning: 'Seconds within which all of a request must have come, a laboratory’s file too',
    expects: 'a whole number from 1 to 3600',
    default: '300',
    codec: wholeNumber(1, 3600),
  },
  answerSeconds: {
    name: 'CSMS_ANSWER_SECONDS',
    meaning: 'Seconds after which a request that is not answered yet is told so (503); a file that is sent has 600 at least',
    expects: 'a whole number from 1 to 3600',
    default: '30',
    codec: wholeNumber(1, 3600),
  },
  mostDelay: {
    name: 'CSMS_MOST_DELAY_MILLISECONDS',
    meaning: 'Milliseconds that the process may be late for its work, on average over as long, before it turns requests away (503)',
    expects: 'a whole number from 10 to 60000',
    default: '1000',
    codec: wholeNumber(10, 60_000),
  },
  mostHeap: {
    name: 'CSMS_MOST_HEAP_MEGABYTES',
    meaning: 'Megabytes of heap that the process may use before it turns requests away (503)',
    expects: 'a whole number from 1 to 1000000',
    unset: 'nine tenths of what Node.js may use',
    codec: optional(wholeNumber(1, 1_000_000)),
  },
  readySeconds: {
    name: 'CSMS_READY_SECONDS',
    meaning: 'Seconds that the read models may be behind the event log before `/health/ready` says that the system is not ready. A day that invites many leaves them behind for minutes',
    expects: 'a whole number from 1 to 86400',
    default: '900',
    codec: wholeNumber(1, 86_400),
  },
  statusKey: {
    name: 'CSMS_STATUS_KEY',
    meaning: 'Key that whoever asks for `/_status` brings along in the header `apikey`',
    expects: 'at least 16 characters',
    unset: 'nobody is told',
    secret: true,
    codec: optional(t.refinement(t.string, (key) => key.length >= 16, 'StatusKey')),
  },
  commit: {
    name: 'CSMS_COMMIT',
    meaning: 'Commit from which the system was built, as `/_ping` tells it',
    expects: '7 to 40 hexadecimal digits in lower case',
    unset: '`unknown`',
    codec: optional(t.refinement(t.string, (text) => /^[0-9a-f]{7,40}$/.test(text), 'Commit')),
  },
} as const;
