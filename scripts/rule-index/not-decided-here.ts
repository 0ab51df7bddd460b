import type { RuleId } from '../../domain/rules/book.ts';

/** Rules of the book that no decision about a participant rests on, and why. Every other rule is cited where it is decided. */
export const notDecidedHere: Partial<Readonly<Record<RuleId, string>>> = {
  'ELIG-09': 'Whether a private test is recorded is for CSAS to judge. Once recorded, it counts like any other test.',
  'ELIG-10': 'Translating a test from elsewhere into the English codes is for CSAS. Once recorded, it counts like any other test.',
  'INT-07': 'The record does not hold that somebody has HIV. Whoever reports the result asks for the 12 months: X0R with 12.',
  'TT-06': 'The weekly review of its list is work of the practice.',
  'TT-10': 'The order of the prior notification list is the order in which the list is shown, and decides nothing about a person.',
  'TT-11': 'Withdrawn. The intervals of 2020 can be loaded as policy with their dates, and are not part of the policy in force.',
  'COL-03': 'How soon CSAS deals with a discharge list is a standard for its work, and nothing about a person follows from it.',
  'COL-06': 'What is done at a visit is for the colposcopist. Whatever result comes is recorded.',
  'ACC-05': 'Vial and form are compared by the laboratory, before a result is reported.',
  'ID-01': 'An NHS number is checked where it enters, before anything is decided.',
  'ID-02': 'Codes of organisations are checked where they enter, before anything is decided.',
  'SELF-01': 'Offering kits is a local service of London, outside call and recall. The results of its samples are decided by SELF-02.',
  'RET-01': 'How long papers and lists are kept is a matter of the records, not of a decision about a person.',
  'RET-02': 'How long papers and lists are kept is a matter of the records, not of a decision about a person.',
};
