import { oneOf } from '../../domain/codes/one-of.ts';
import { Knobs } from '../notify/stand-in/knobs.ts';
import { HttpUrl, NonEmpty, optional, wholeNumber } from './texts.ts';

const withUrl = 'Must be set where `CSMS_NOTIFY_URL` is';

/** NHS Notify, which brings messages to people. */
export const notifyVariables = {
  notifyUrl: {
    name: 'CSMS_NOTIFY_URL',
    meaning: 'Address of NHS Notify',
    expects: 'an address such as https://api.service.nhs.uk/comms; in production it begins with https',
    unset: 'in development what stands in for it; in production nothing is sent, and `/health` says so',
    codec: optional(HttpUrl),
  },
  notifyTokenUrl: {
    name: 'CSMS_NOTIFY_TOKEN_URL',
    meaning: `Address of its token service. ${withUrl}`,
    expects: 'an address such as https://api.service.nhs.uk/oauth2/token, exactly as the token service has it',
    unset: 'none',
    codec: optional(HttpUrl),
  },
  notifyApiKey: {
    name: 'CSMS_NOTIFY_API_KEY',
    meaning: `API key of our application. ${withUrl}`,
    expects: 'the key that the API platform shows for the application',
    unset: 'none',
    secret: true,
    codec: optional(NonEmpty),
  },
  notifyKeyId: {
    name: 'CSMS_NOTIFY_KEY_ID',
    meaning: `Name (kid) under which the API platform has our public key. ${withUrl}`,
    expects: 'the kid of the key in the JWKS',
    unset: 'none',
    codec: optional(NonEmpty),
  },
  notifyPrivateKey: {
    name: 'CSMS_NOTIFY_PRIVATE_KEY',
    meaning: `File with the private key (RSA, 4096 bits) of that public key. ${withUrl}`,
    expects: 'the path of a file in PEM form',
    unset: 'none',
    codec: optional(NonEmpty),
  },
  notifyRoutingPlans: {
    name: 'CSMS_NOTIFY_ROUTING_PLANS',
    meaning: `File that names the routing plan of each letter: JSON, letter code to UUID. ${withUrl}`,
    expects: 'the path of a JSON file',
    unset: 'none',
    codec: optional(NonEmpty),
  },
  notifyOriginator: {
    name: 'CSMS_NOTIFY_ORIGINATOR',
    meaning: 'ODS code of the organisation in whose name messages go, if NHS Notify wants us to name one',
    expects: 'an ODS code such as X26',
    unset: 'none is named',
    codec: optional(NonEmpty),
  },
  notifyContactDetails: {
    name: 'CSMS_NOTIFY_CONTACT_DETAILS',
    meaning: 'Whether NHS Notify lets us say where a message goes (`yes`), or only by NHS number (`no`)',
    expects: 'yes or no',
    default: 'no',
    codec: oneOf('YesOrNo', 'yes', 'no'),
  },
  notifyCallbackApplication: {
    name: 'CSMS_NOTIFY_CALLBACK_APPLICATION',
    meaning: 'Id of the application that callbacks are signed for. Set with `CSMS_NOTIFY_CALLBACK_KEY`, or neither',
    expects: 'the id that was agreed with NHS Notify',
    unset: 'callbacks are not taken',
    codec: optional(NonEmpty),
  },
  notifyCallbackKey: {
    name: 'CSMS_NOTIFY_CALLBACK_KEY',
    meaning: 'API key that callbacks bring along, and are signed with',
    expects: 'the key that was agreed with NHS Notify',
    unset: 'callbacks are not taken',
    secret: true,
    codec: optional(NonEmpty),
  },
  notifyCallsPerSecond: {
    name: 'CSMS_NOTIFY_CALLS_PER_SECOND',
    meaning: 'Most calls of NHS Notify in a second. No limit is published; ask for yours',
    expects: 'a whole number from 1 to 1000',
    default: '5',
    codec: wholeNumber(1, 1_000),
  },
  notifyTimeout: {
    name: 'CSMS_NOTIFY_TIMEOUT_SECONDS',
    meaning: 'Seconds until an answer of NHS Notify must be there; then the same is asked again',
    expects: 'a whole number from 1 to 600',
    default: '60',
    codec: wholeNumber(1, 600),
  },
  notifyStandIn: {
    name: 'CSMS_NOTIFY_STAND_IN',
    meaning: 'How what stands in for NHS Notify behaves, such as `hour=1000 unread=0.4`; its knobs stand in docs/notify.md',
    expects: 'names and numbers such as hour=1000 unread=0.4 fails=0.01, as docs/notify.md lists them',
    default: 'hour=1000',
    codec: Knobs,
  },
  messagesEvery: {
    name: 'CSMS_MESSAGES_EVERY',
    meaning: 'Minutes after which what waits is handed over at the latest, and what was refused is tried again; what comes meanwhile goes at once',
    expects: 'a whole number from 1 to 1440',
    default: '5',
    codec: wholeNumber(1, 1_440),
  },
} as const;
