import { slideOf } from '../../domain/participant/slide.ts';
import { ofParticipants } from '../participant-history.ts';
import { slideNumbersTable } from './table.ts';

export const slideNumbers = ofParticipants(slideNumbersTable, '1', (participant_id, { results }) =>
  results.flatMap((result) => {
    const slide = slideOf(result);
    if (slide === null) return [];
    return [{ participant_id, number: result.number, laboratory: slide.laboratory, slide_number: slide.slideNumber, test_date: result.testDate }];
  }),
);
