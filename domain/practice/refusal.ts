/** Why something cannot be done about the addresses and printed lists of a practice, and what to do. */
export const practiceRefusals = {
  'not-an-address': 'This is no email address. Write it as name@practice.nhs.uk.',
  'address-known': 'The practice has this address already.',
  'too-many-addresses': 'The practice has as many addresses as it may have. Remove one first.',
  'no-such-address': 'The practice has no such address.',
  'last-address': 'This is the only address of the practice. Add another one first.',
  'confirmation-needed': 'Confirm that the address is to be removed: set "confirmed" to true.',
  'told-by-email': 'The practice is told by email. Printed lists are for practices without an address that takes mail.',
  'nobody-listed': 'Nobody is on the lists of this practice: there is nothing to print.',
  'not-printed': 'No such list was printed for this practice, or a later one was sent since. Print it anew.',
  'already-sent': 'This list was marked as sent before, and nobody has come on it since.',
} as const;

export type PracticeRefusalCode = keyof typeof practiceRefusals;

export interface PracticeRefusal {
  readonly code: PracticeRefusalCode;
  readonly message: string;
  readonly field?: string;
}

export const practiceRefusal = (code: PracticeRefusalCode, where: Pick<PracticeRefusal, 'field'> = {}): PracticeRefusal => ({ code, message: practiceRefusals[code], ...where });
