/** Why something cannot be done with a message now, and what to do. */
export const messageRefusals = {
  'no-such-message': 'There is no such message.',
  'already-handed-over': 'It is with NHS Notify, or on its way there, and cannot be called back.',
  'already-cancelled': 'It was cancelled before. Ask for it to be sent again if it is owed after all.',
  'no-letter-sent': 'Nothing was sent by post under this reference that could have come back.',
  'already-returned': 'It is known that this letter came back.',
  'nothing-to-settle': 'It neither failed nor came back, or somebody has settled it. Look at it again.',
  'still-on-its-way': 'This letter waits, or is on its way already. Wait for what becomes of it, or cancel it first where it waits.',
  'nothing-to-send-again': 'There is no invitation or reminder of this round that could be sent again.',
  'no-previous-address': 'The record holds no address before the present one. Give the address for this letter.',
  'address-incomplete': 'Give the address in two lines at least (house and street, town), and the postcode.',
  'comment-needed': 'Say why, for whoever looks at this later.',
} as const;

export type MessageRefusalCode = keyof typeof messageRefusals;

export interface MessageRefusal {
  readonly code: MessageRefusalCode;
  readonly message: string;
  readonly field?: string;
}

export const messageRefusal = (code: MessageRefusalCode, where: Pick<MessageRefusal, 'field'> = {}): MessageRefusal => ({ code, message: messageRefusals[code], ...where });
