import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { seenRow } from '../../../application/access/seen.ts';
import { participantsOfSlide } from '../../../projections/participant-summary/by-slide.ts';
import { participantSummaryTable } from '../../../projections/participant-summary/table.ts';
import { slideNumbersTable } from '../../../projections/slide-numbers/table.ts';
import { Found, foundParticipant, foundRow } from '../answers/found.ts';
import { nothing } from '../decode.ts';
import { exampleHistory, firstTest, listed } from '../examples/life.ts';
import { type Operation, operation } from '../operation.ts';
import { text } from '../schema/constrained.ts';
import { LaboratoryCode } from './laboratory-items.ts';
import { Next, PageQuery, pageRequest, PositionHeader, shown } from './paging.ts';

const SlideNumber = text('SlideNumber', { minLength: 1, maxLength: 35, description: 'As the laboratory wrote it.' });

/** A POST, as every search is: a slide leads to somebody. */
export const searchBySlide: Operation = operation({
  id: 'search-by-slide',
  needs: 'work-on-results',
  method: 'POST',
  path: '/api/v1/participants/search-by-slide',
  tag: 'Participants',
  summary: 'Find on whose record a slide is',
  description: 'By the number of the slide, and the laboratory if it is known. Numbers are a laboratory’s own, so without one there may be several people. A result without a laboratory is not found by its slide.',
  params: nothing,
  query: PageQuery,
  headers: PositionHeader,
  body: t.intersection([t.type({ slideNumber: SlideNumber }), t.partial({ laboratory: LaboratoryCode })]),
  bodyExamples: [{ summary: 'A slide of one laboratory', value: { slideNumber: firstTest.slideNumber, laboratory: firstTest.laboratory } }],
  answer: t.type({ participants: t.array(Found), next: Next }, 'SlideAnswer'),
  answerDescription: 'On whose record it is.',
  answerExample: { participants: [foundParticipant(exampleHistory(listed))], next: null },
  problems: [],
  reads: [participantSummaryTable.name, slideNumbersTable.name],
  run: async ({ db }, { body, query, within }) => {
    const page = shown(await participantsOfSlide(db)(body, pageRequest(query)), (row) => foundRow(seenRow(within.sees, row)));
    return E.isLeft(page) ? page : E.right({ body: { participants: page.right.items, next: page.right.next } });
  },
});
