import * as t from 'io-ts';
import { actions, cytologies, infections } from '../../../application/explain/codes.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { letterKind } from '../../../domain/codes/letter-kind.ts';
import { LetterCode } from '../../../domain/codes/letter.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { codesOf, RecordedResult } from '../../../domain/participant/test-result.ts';
import type { LetterOnItsWay, Whereabouts } from '../../../projections/messages/whereabouts.ts';
import { orNull } from './or-null.ts';

/** What became of the letter about a test, as the table of tests says it. */
const LetterStatus = oneOf('LetterStatus', 'processing', 'sent', 'failed', 'cancelled');

const statuses: Readonly<Record<Whereabouts, t.TypeOf<typeof LetterStatus>>> = {
  'waiting': 'processing',
  'held': 'processing',
  'handed-over': 'sent',
  'delivered': 'sent',
  'failed': 'failed',
  'cancelled': 'cancelled',
};

/** A test with its codes in words, who took and who examined it, as far as that is known, and its letter: the newest about it. */
export const TestOnRecord = t.type(
  {
    result: RecordedResult,
    codes: t.string,
    cytologySays: t.string,
    hpvSays: orNull(t.string),
    actionSays: t.string,
    laboratoryName: orNull(t.string),
    senderName: orNull(t.string),
    letter: orNull(t.type({ letter: LetterCode, status: LetterStatus, askedOn: CivilDate, reference: t.string })),
  },
  'TestOnRecord',
);

export interface NamesKnown {
  readonly laboratories: Readonly<Record<string, string>>;
  readonly senders: ReadonlyMap<string, string>;
}

const isAboutTest = (letter: LetterOnItsWay, testDate: CivilDate): boolean => letter.testDate === testDate && ['result', 'referral'].includes(letterKind(letter.letter));

export const testOnRecord = (result: RecordedResult, letters: readonly LetterOnItsWay[], { laboratories, senders }: NamesKnown): t.TypeOf<typeof TestOnRecord> => {
  const { cytology, hpv, action, laboratory = '', senderCode = '', testDate } = result;
  const letter = letters.findLast((each) => isAboutTest(each, testDate));
  return {
    result,
    codes: codesOf(result),
    cytologySays: cytologies[cytology],
    hpvSays: hpv === null ? null : infections[hpv],
    actionSays: actions[action],
    laboratoryName: laboratories[laboratory] ?? null,
    senderName: senders.get(senderCode) ?? null,
    letter: letter === undefined ? null : { letter: letter.letter, status: statuses[letter.whereabouts], askedOn: letter.askedOn, reference: letter.reference },
  };
};
