import * as E from 'fp-ts/lib/Either.js';
import type { CommandOf } from '../../participant/commands.ts';
import { readResult, type ReportFault } from '../read-result.ts';
import type { Report } from '../report.ts';
import { addressInReport } from '../report-address.ts';
import type { Item } from './item.ts';
import type { Correspondence, Proposal } from './proposal.ts';

/** A result and how its letter goes, as a record is asked to take it. */
export type ForRecord = CommandOf<'record-result'>['with'];

/** The result of an item as it is to stand on a record: as it was written, or as two people agreed on. */
export const resultOf = ({ report, laboratory }: Item, agreed: Proposal | null): E.Either<readonly ReportFault[], ForRecord> => {
  if (agreed === null || agreed.kind === 'remove') return E.map((result: ForRecord['result']) => ({ result }))(readResult(report, laboratory));
  const corrected = { ...report, ...agreed.corrections };
  const read = readResult(corrected, laboratory);
  return E.isLeft(read) ? read : withLetter(read.right, corrected, agreed.correspondence);
};

/** Two people have chosen where the letter goes, whatever the report says of that. SRC-03 */
const withLetter = ({ letterAddress: _, ...result }: ForRecord['result'], report: Report, correspondence: Correspondence): E.Either<readonly ReportFault[], ForRecord> => {
  switch (correspondence.to) {
    case 'record':
      return E.right({ result });
    case 'sender':
      return E.right({ result, letterTo: 'sender' });
    case 'other':
      return E.right({ result: { ...result, letterAddress: correspondence.address } });
    case 'laboratory': {
      const letterAddress = addressInReport(report);
      return letterAddress === undefined ? E.left([{ code: 'missing-letter-address', field: 'addressLines' }]) : E.right({ result: { ...result, letterAddress } });
    }
  }
};
