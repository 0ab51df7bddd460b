/** The codes that MESH gives with a refusal or in a report, and what each means. Source: the published MESH API. */
export const publishedCodes: Readonly<Record<string, string>> = {
  '02': 'the data file is missing or cannot be read',
  '06': 'a header is malformed',
  '07': 'the sending mailbox is not valid',
  '08': 'the receiving mailbox is missing',
  '09': 'the version is not valid',
  '11': 'the message type is not valid for this transfer',
  '12': 'the receiving mailbox is not registered',
  '14': 'the receiver did not collect the message in time',
  '15': 'the CP-IS file is not valid',
  '16': 'this mailbox may not send this',
  '17': 'the workflow is not registered for the mailbox',
  '19': 'the expiry period is not valid',
  '20': 'there is no such message',
  'EPL-150': 'several mailboxes answer to this organisation and workflow',
  'EPL-151': 'no mailbox answers',
};
