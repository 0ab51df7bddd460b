import type { LetterCode } from '../../domain/codes/letter.ts';
import { Action, Cytology, Hpv } from '../../domain/codes/result.ts';
import { codesOf, type TestResult } from '../../domain/participant/test-result.ts';

/** The codes of results and letters as people say them. */

export const cytologies: Readonly<Record<Cytology, string>> = {
  'X': 'no cytology',
  '0': 'possible glandular neoplasia outside the cervix',
  '1': 'cytology inadequate',
  '2': 'cytology negative',
  '3': 'low-grade dyskaryosis',
  '4': 'high-grade dyskaryosis (severe)',
  '5': 'high-grade dyskaryosis, possibly invasive',
  '6': 'possible glandular neoplasia of the cervix',
  '7': 'high-grade dyskaryosis (moderate)',
  '8': 'borderline squamous changes',
  '9': 'borderline endocervical changes',
  '-': 'self-sample',
};

/** Codes that mean something else in results without an HPV code, translated from earlier years and other countries. */
const cytologiesWithoutHpv: Readonly<Record<Cytology, string>> = {
  ...cytologies,
  '0': 'endometrial or other malignancy',
  '8': 'borderline endocervical changes',
  '9': 'endocervical adenocarcinoma',
};

export const infections: Readonly<Record<Hpv, string>> = {
  '0': 'HPV negative',
  '9': 'HPV positive',
  'U': 'HPV test unavailable or unreliable',
  'Q': 'not tested for HPV',
};

export const actions: Readonly<Record<Action, string>> = {
  A: 'routine recall',
  R: 'early repeat',
  S: 'referred to colposcopy',
  H: 'recorded only',
};

type Codes = Pick<TestResult, 'cytology' | 'hpv' | 'action'>;

/** HPV positive, cytology negative, early repeat */
export const findingsInWords = ({ cytology, hpv, action }: Codes): string => {
  const infection = hpv === null ? 'no HPV test' : infections[hpv];
  const cells = (hpv === null ? cytologiesWithoutHpv : cytologies)[cytology];
  const findings = cytology === 'X' ? [infection] : cytology === '-' ? [cells, infection] : [infection, cells];
  return [...findings, actions[action]].join(', ');
};

/** HPV positive, cytology negative, early repeat (29R) */
export const resultInWords = (result: Codes): string => `${findingsInWords(result)} (${codesOf(result)})`;

/** Letters that are not named by the codes of a result. */
const namedLetters: Partial<Readonly<Record<LetterCode, string>>> = {
  'PA1': 'invitation',
  'PA2': 'reminder',
  'PA3': 'invitation of somebody without a practice',
  'PA4': 'reminder of somebody without a practice',
  'PX0C': 'result: HPV negative, and ceased for age',
  'K-0A': 'result of a self-sample: HPV negative',
  'K-9R': 'result of a self-sample: HPV positive, to be followed by a test at the practice or clinic',
  'K1UH': 'result of a self-sample: inadequate, for the first time',
  'K2UH': 'result of a self-sample: inadequate, for the second time',
  'K-0C': 'result of a self-sample: HPV negative, and ceased for age',
  'CXNC': 'ceased: no cervix',
  'CUA': 'ceased for age, after no answer',
  'CIC': 'ceased by informed choice',
  'CMC': 'ceased under the Mental Capacity Act',
  'CXAN': 'ceased for age, by hand',
};

/** What a letter tells. A result letter is P and the codes of its result. */
export const letterInWords = (letter: LetterCode): string => {
  const [, cytology, hpv, action] = letter;
  return namedLetters[letter] ?? (Cytology.is(cytology) && Hpv.is(hpv) && Action.is(action) ? `result: ${findingsInWords({ cytology, hpv, action })}` : letter);
};
