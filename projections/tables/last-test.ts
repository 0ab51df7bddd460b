import { codesOf } from '../../domain/participant/test-result.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { date, integer, optional, text } from './columns.ts';

/** The newest test on the record. */
export const lastTestColumns = {
  last_test_date: optional(date('Day of the newest test on the record; empty when there is none.')),
  last_test_codes: optional(text('Its codes as the programme writes them: cytology, HPV, action (X0A, 29R).')),
  last_test_months: optional(integer('Months from it to the next test; empty when it sets no date.')),
};

export const lastTestRow = ({ results }: Participant) => {
  const last = results.at(-1);
  return {
    last_test_date: last?.testDate ?? null,
    last_test_codes: last === undefined ? null : codesOf(last),
    last_test_months: last?.months ?? null,
  };
};
