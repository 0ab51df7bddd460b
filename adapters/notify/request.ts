import type { Batch, Handed } from '../../application/ports/notify.ts';
import { linesOf } from '../../domain/message/postal-address.ts';
import type { Address, PersonName } from '../../domain/participant/demographics.ts';

/** Most bytes of a request's body. Source: the published API of NHS Notify. */
export const mostBytes = 5_200_000;
/** Most messages of a batch. Source: the same. */
export const mostMessages = 45_000;

/** Most lines of an address; what is beyond them shares the last. */
const mostLines = 5;

export interface Sender {
  /** ODS code of the organisation in whose name messages go; null: the one that is set up for us. */
  readonly originator: string | null;
}

export interface Request {
  readonly path: string;
  readonly body: Uint8Array;
}

const unlessBlank = (name: string, text: string | null): object => (text === null || text.trim() === '' ? {} : { [name]: text.trim() });

const nameOf = ({ prefix, given, otherGiven, family }: PersonName): object => ({
  ...unlessBlank('prefix', prefix),
  ...unlessBlank('firstName', given),
  ...unlessBlank('middleNames', otherGiven),
  lastName: family,
});

const addressOf = (address: Address): object => {
  const written = linesOf(address);
  const [first, rest] = [written.slice(0, mostLines - 1), written.slice(mostLines - 1)];
  return { lines: rest.length === 0 ? first : [...first, rest.join(', ')], ...unlessBlank('postcode', address.postcode) };
};

const item = ({ reference, nhsNumber, to, personalisation }: Handed, { originator }: Sender): object => ({
  messageReference: reference,
  recipient: {
    ...(nhsNumber === null ? {} : { nhsNumber }),
    ...(to === null ? {} : { contactDetails: { name: nameOf(to.name), address: addressOf(to.address) } }),
  },
  ...(originator === null ? {} : { originator: { odsCode: originator } }),
  personalisation,
});

const written = (path: string, type: string, attributes: object): Request => ({ path, body: Buffer.from(JSON.stringify({ data: { type, attributes } })) });

/** Bytes that one message adds to a batch. */
export const bytesOf = (message: Handed, sender: Sender): number => Buffer.byteLength(JSON.stringify(item(message, sender)));

/** One message goes as a message, several as a batch: either way the same again is known by its reference. */
export const requestOf = ({ reference, routingPlan, messages }: Batch, sender: Sender): Request => {
  const [first, ...others] = messages.map((message) => item(message, sender));
  return first !== undefined && others.length === 0
    ? written('/v1/messages', 'Message', { routingPlanId: routingPlan, ...first })
    : written('/v1/message-batches', 'MessageBatch', { routingPlanId: routingPlan, messageBatchReference: reference, messages: [first, ...others] });
};
