/** What the stand-in answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | object;
}

/** Refusals as MESH publishes them: event, code and words. */
const refusals = {
  'no-authorization': [403, '', '', 'Error reading from Authorization header'],
  'other-mailbox': [403, '', '', 'Mailbox id does not match token'],
  'wrong-hash': [403, '', '', 'Invalid Authentication Token'],
  'used-before': [403, '', '', 'Error Duplicated Authentication Token'],
  'not-yours': [403, '', '', 'Forbidden'],
  'no-mailbox': [403, 'SEND', 'EPL-151', 'No mailbox matched'],
  'no-receiver': [400, 'SEND', '08', 'TO_DTS missing'],
  'no-workflow': [400, 'TRANSFER', '06', 'Malformed control file'],
  'unregistered-receiver': [417, 'SEND', '12', 'Unregistered to address'],
  'bad-chunk-range': [417, 'SEND', 'InvalidHeaderChunks', 'Invalid chunk values sent in mex-Chunk-Range header'],
  'no-content': [417, 'COLLECT', '02', 'Data file is missing or inaccessible.'],
  locked: [423, '', '', 'Message in unexpected status'],
  'bad-encoding': [422, 'SEND', 'UnsupportedContentEncoding', 'Unsupported content encoding'],
  'unknown-message': [404, 'RECEIVE', '20', 'Message does not exist'],
  gone: [410, 'SEND', 'Message already accepted', 'Message no longer available for download'],
  'no-such-address': [404, '', '', 'Not Found'],
  'bad-page': [400, '', '', 'max_results is 10 to 5000'],
} as const;

export type Refusal = keyof typeof refusals;

/** In the shape of version 2 or, for those who do not ask for it, of version 1. */
export const refused = (refusal: Refusal, version: number, messageId?: string): Reply => {
  const [status, event, code, msg] = refusals[refusal];
  const body =
    version > 1
      ? { ...(messageId === undefined ? {} : { message_id: messageId }), detail: [{ event, code, msg }] }
      : { ...(messageId === undefined ? {} : { messageID: messageId }), errorEvent: event, errorCode: code, errorDescription: msg };
  return { status, body };
};
