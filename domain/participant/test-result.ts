import * as t from 'io-ts';
import { Action, Cytology, Hpv } from '../codes/result.ts';
import { CivilDate } from '../dates/civil-date.ts';
import { Address } from './demographics.ts';

const required = t.type({ testDate: CivilDate, cytology: Cytology, hpv: t.union([Hpv, t.null]), action: Action });

/** A result as a laboratory reports it. */
export const TestResult = t.intersection(
  [
    required,
    t.partial({
      /** Months to the next test; only with R, where the table of combinations permits them. */
      repeatMonths: t.Integer,
      selfSample: t.boolean,
      slideNumber: t.string,
      /** National code of the laboratory, five characters. */
      laboratory: t.string,
      /** 1 general practice … 7 NHS colposcopy. */
      sourceType: t.Integer,
      hpvPrimary: t.boolean,
      senderCode: t.string,
      /** Where the letter about this result goes, if not to the address of the record. */
      letterAddress: Address,
    }),
  ],
  'TestResult',
);
export type TestResult = t.TypeOf<typeof TestResult>;

/** A result on a record: numbered in order of arrival, from 1, with the months that were decided for it (null: no date follows from it). */
export const RecordedResult = t.intersection(
  [TestResult, t.type({ number: t.Integer, months: t.union([t.Integer, t.null]), monthsFrom: t.union([t.literal('told'), t.literal('rules')]) })],
  'RecordedResult',
);
export type RecordedResult = t.TypeOf<typeof RecordedResult>;

/** The triplet as it is written in the programme: X0A, 29R, 2A. */
export const codesOf = (result: Pick<TestResult, 'cytology' | 'hpv' | 'action'>): string =>
  `${result.cytology}${result.hpv ?? ''}${result.action}`;

/** What the laboratory reported of a result on a record. */
const asReported = ({ number: _, months: __, monthsFrom: ___, ...reported }: TestResult & Partial<RecordedResult>): TestResult => reported;

const written = (result: TestResult): string => JSON.stringify(Object.entries(asReported(result)).sort());

/** Whether two results are of the same test, wherever their letters go. */
export const isSameTest = ({ letterAddress: _, ...a }: TestResult, { letterAddress: __, ...b }: TestResult): boolean => isSameReport(a, b);

/** Whether two reports say the same in every field. One with another address for its letter says something else: people look at both. */
export const isSameReport = (a: TestResult, b: TestResult): boolean => written(a) === written(b);
