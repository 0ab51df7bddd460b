import * as t from 'io-ts';
import { oneOf } from '../codes/one-of.ts';
import { Address } from '../participant/demographics.ts';

/** What senders are, in the order of the source types 1 to 7 of a result. */
export const SenderKind = oneOf(
  'SenderKind',
  'general-practice',
  'community-clinic',
  'sexual-health',
  'nhs-hospital',
  'defence-medical-services',
  'other',
  'nhs-colposcopy',
);
export type SenderKind = t.TypeOf<typeof SenderKind>;

const textOrNone = t.union([t.string, t.null]);

/** What the register holds of somebody who sends samples to laboratories. */
export const SenderDetails = t.type(
  {
    name: t.string,
    kind: SenderKind,
    /** One to three letters of the area. */
    cipher: textOrNone,
    /** Where letters go that do not go to the person's home. */
    address: t.union([Address, t.null]),
    telephone: textOrNone,
  },
  'SenderDetails',
);
export type SenderDetails = t.TypeOf<typeof SenderDetails>;
