import * as t from 'io-ts';

/** Number of the case in which CSAS keeps what was said and written about an action. */
const isCaseNumber = (text: string): boolean => /^CAS-\d{5}-[A-Z0-9]{5}$/.test(text);

interface CaseNumberBrand {
  readonly CaseNumber: unique symbol;
}

/** `CAS-12345-ABCDE`. Every action by hand names one. */
export const CaseNumber = t.brand(t.string, (text): text is t.Branded<string, CaseNumberBrand> => isCaseNumber(text), 'CaseNumber');
export type CaseNumber = t.TypeOf<typeof CaseNumber>;
