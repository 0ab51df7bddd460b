/** Why something cannot be done with a sender, and what to do. */
export const senderRefusals = {
  'no-such-sender': 'The register holds no sender with this code. Add it first.',
  'already-a-sender': 'The register holds a sender with this code. Change it instead.',
  'sender-already-inactive': 'This sender is inactive already.',
  'sender-already-active': 'This sender is active already.',
  'comment-needed': 'Say why, for whoever looks at this later.',
} as const;

export type SenderRefusalCode = keyof typeof senderRefusals;

export interface SenderRefusal {
  readonly code: SenderRefusalCode;
  readonly message: string;
  readonly field?: string;
}

export const senderRefusal = (code: SenderRefusalCode, where: Pick<SenderRefusal, 'field'> = {}): SenderRefusal => ({ code, message: senderRefusals[code], ...where });
