import { NhsNumber } from '../../../domain/identifiers/nhs-number.ts';
import type { ProblemCode, Wrong } from './problems.ts';
import { mostMessages } from '../request.ts';

/** What a client of NHS Notify may do, as is agreed when it joins. */
export interface Client {
  readonly contactDetails: boolean;
  /** Whether it must name an organisation, or must not. */
  readonly originator: 'required' | 'forbidden';
}

/** A message of a request without anything wrong in it. */
export interface Asked {
  readonly messageReference: string;
  readonly recipient: { readonly nhsNumber?: string; readonly contactDetails?: object };
  readonly personalisation: Readonly<Record<string, unknown>>;
}

export interface AskedBatch {
  readonly routingPlanId: string;
  /** Null: a single message. */
  readonly batchReference: string | null;
  readonly messages: readonly Asked[];
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const postcode = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i;

type Is = (value: unknown) => boolean;
const isText: Is = (value) => typeof value === 'string' && value.trim() !== '';
const isUuid: Is = (value) => typeof value === 'string' && uuid.test(value);

/** What is wrong with a value that must be there. */
const must = (value: unknown, pointer: string, is: Is, otherwise: ProblemCode = 'CM_INVALID_VALUE'): readonly Wrong[] => {
  if (value === undefined) return [{ code: 'CM_MISSING_VALUE', pointer }];
  if (value === null) return [{ code: 'CM_NULL_VALUE', pointer }];
  return is(value) ? [] : [{ code: otherwise, pointer }];
};

const inContactDetails = (details: unknown, pointer: string): readonly Wrong[] => {
  if (!isObject(details)) return [{ code: 'CM_INVALID_VALUE', pointer }];
  const { name, address } = details;
  return [
    ...(name === undefined ? [] : must(isObject(name) ? name['lastName'] : null, `${pointer}/name/lastName`, isText)),
    ...(address === undefined
      ? []
      : [
          ...must(isObject(address) ? address['lines'] : null, `${pointer}/address/lines`, (lines) => Array.isArray(lines) && lines.length >= 2 && lines.length <= 5 && lines.every(isText)),
          ...must(isObject(address) ? address['postcode'] : null, `${pointer}/address/postcode`, (text) => typeof text === 'string' && postcode.test(text)),
        ]),
  ];
};

const inMessage = (message: unknown, pointer: string, client: Client): readonly Wrong[] => {
  if (!isObject(message)) return [{ code: message === null ? 'CM_NULL_VALUE' : 'CM_INVALID_VALUE', pointer }];
  const { messageReference, recipient, originator, personalisation } = message;
  const odsCode = isObject(originator) ? originator['odsCode'] : undefined;
  const inRecipient = (): readonly Wrong[] => {
    if (!isObject(recipient)) return must(recipient, `${pointer}/recipient`, isObject);
    const { nhsNumber, contactDetails } = recipient;
    return [
      ...(nhsNumber === undefined && contactDetails !== undefined ? [] : must(nhsNumber, `${pointer}/recipient/nhsNumber`, NhsNumber.is, 'CM_INVALID_NHS_NUMBER')),
      ...(contactDetails === undefined ? [] : client.contactDetails ? inContactDetails(contactDetails, `${pointer}/recipient/contactDetails`) : [{ code: 'CM_CANNOT_SET_CONTACT_DETAILS', pointer: `${pointer}/recipient/contactDetails` } as const]),
    ];
  };
  return [
    ...must(messageReference, `${pointer}/messageReference`, isText),
    ...inRecipient(),
    ...(client.originator === 'required' && odsCode === undefined ? [{ code: 'CM_ODS_CODE_REQUIRED', pointer: `${pointer}/originator` } as const] : []),
    ...(client.originator === 'forbidden' && odsCode !== undefined ? [{ code: 'CM_CANNOT_SET_ODS_CODE', pointer: `${pointer}/originator/odsCode` } as const] : []),
    ...(personalisation === undefined ? [] : must(personalisation, `${pointer}/personalisation`, isObject)),
  ];
};

/** Where references come twice within a batch. */
const doubled = (messages: readonly unknown[]): readonly Wrong[] => {
  const seen = new Set<unknown>();
  return messages.flatMap((message, n) => {
    const reference = isObject(message) ? message['messageReference'] : undefined;
    if (typeof reference !== 'string' || !seen.has(reference)) return seen.add(reference), [];
    return [{ code: 'CM_DUPLICATE_VALUE', pointer: `/data/attributes/messages/${n}/messageReference` } as const];
  });
};

const asked = (message: unknown): Asked => ({ ...(message as Asked), personalisation: (message as Partial<Asked>).personalisation ?? {} });

/** Reads the body of a request, or tells everything that is wrong with it. */
export const readRequest = (body: unknown, type: 'Message' | 'MessageBatch', client: Client): AskedBatch | readonly [Wrong, ...Wrong[]] => {
  const data = isObject(body) && isObject(body['data']) ? body['data'] : {};
  const attributes = isObject(data['attributes']) ? data['attributes'] : {};
  const at = '/data/attributes';
  const { routingPlanId, messageBatchReference, messages } = attributes;
  const ofBatch = (): readonly Wrong[] => {
    const listed = must(messages, `${at}/messages`, Array.isArray);
    if (listed.length > 0 || !Array.isArray(messages)) return listed;
    if (messages.length === 0) return [{ code: 'CM_TOO_FEW_ITEMS', pointer: `${at}/messages` }];
    if (messages.length > mostMessages) return [{ code: 'CM_TOO_MANY_ITEMS', pointer: `${at}/messages` }];
    return [...doubled(messages), ...messages.flatMap((message, n) => inMessage(message, `${at}/messages/${n}`, client))];
  };
  const [first, ...others] = [
    ...must(data['type'], '/data/type', (value) => value === type),
    ...must(routingPlanId, `${at}/routingPlanId`, isUuid),
    ...(type === 'Message' ? inMessage(attributes, at, client) : [...must(messageBatchReference, `${at}/messageBatchReference`, isText), ...ofBatch()]),
  ];
  if (first !== undefined) return [first, ...others];
  const all: readonly unknown[] = type === 'Message' ? [attributes] : (messages as readonly unknown[]);
  return { routingPlanId: String(routingPlanId), batchReference: type === 'Message' ? null : String(messageBatchReference), messages: all.map(asked) };
};
