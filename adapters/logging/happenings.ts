/** All that can be logged to have happened, in words. A sentence that is not here may hold anything, and is not logged. */
export const happenings = {
  'request': 'request',
  'listening': 'requests are taken',
  'request-failed': 'a request failed',
  'address-unreadable': 'an address could not be read',
  'run-done': 'daily run',
  'unusual-day': 'nothing of a day was done, because its numbers are far from the last days’: see them with `npm run csms -- run --dry-run`, and confirm it with `run --confirm`',
  'run-failed': 'the daily run or its checkpoint failed; it is tried again',
  'checkpoint-taken': 'checkpoint',
  'messages-handed-over': 'messages handed over',
  'messages-not-handed-over': 'messages could not be handed over; it is tried again',
  'notify-denies': 'NHS Notify does not let us in: no message goes until somebody acts',
  'notify-refuses-letter': 'NHS Notify takes none of these letters: they wait until somebody acts',
  'messages-looked-up': 'messages without news were looked up at NHS Notify',
  'message-unknown': 'NHS Notify does not know a message that it had taken: see the reconciliation',
  'looking-up-failed': 'messages without news could not be looked up; it is tried again',
  'odd-callback': 'NHS Notify told of messages that are not ours, or in a way that we do not understand',
  'reconciled': 'reconciliation',
  'somebody-not-told': 'reconciliation: letters that somebody must look at',
  'reconciliation-failed': 'the reconciliation failed; it is tried again',
  'practices-told': 'notices to practices',
  'mail-server-unreachable': 'the mail server takes no mail; it is tried again',
  'practices-not-told': 'practices could not be told; it is tried again',
  'laboratory-file': 'a laboratory’s file',
  'laboratory-file-not-taken': 'a laboratory’s file could not be taken in; it is tried again',
  'laboratory-folder-unreadable': 'the folder of laboratories’ files cannot be looked into',
  'mesh-messages-taken': 'messages taken from MESH',
  'look-not-recorded': 'what somebody did could not be put on record in the access log, so nothing was answered',
  'mesh-refuses': 'MESH did not do what it was asked; the kind, the status and the code of MESH say why',
  'mesh-not-delivered': 'MESH reports that a message that we sent did not arrive. Tell its receiver, and send the answer again.',
  'mesh-other-workflow': 'A message of another workflow waits in the mailbox. It is left there.',
  'mesh-message-not-taken': 'a message from MESH could not be taken in; it stays in the mailbox and is tried again',
  'mailbox-not-looked-into': 'the mailbox could not be looked into; it is tried again',
  'read-models-unreachable': 'the database or the log could not be reached while the read models followed it; it is tried again',
  /** What a library says in its own words. */
  'said-by-a-library': 'a library logged something; its words are not kept',
} as const;

export type Happening = keyof typeof happenings;

export const isHappening = (text: unknown): text is Happening => typeof text === 'string' && Object.hasOwn(happenings, text);
