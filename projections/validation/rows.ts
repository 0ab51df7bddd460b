import { codesOf } from '../../domain/participant/test-result.ts';
import { isSelfSample } from '../../domain/participant/results.ts';
import { ofParticipants } from '../participant-history.ts';
import { personRow } from '../tables/person.ts';
import { validationTable } from './table.ts';

export const validation = ofParticipants(validationTable, '2', (participantId, p) =>
  p.refused.map(({ result, refusals, since }, index) => ({
    ...personRow(participantId, p),
    item: index + 1,
    test_date: result.testDate,
    codes: codesOf(result),
    repeat_months: result.repeatMonths ?? null,
    self_sample: isSelfSample(result),
    slide_number: result.slideNumber ?? null,
    laboratory: result.laboratory ?? null,
    sender_code: result.senderCode ?? null,
    reasons: refusals,
    since,
    restricted: p.restricted,
  })),
);
