import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { readHistory } from '../../../application/participant-history.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { accessReport } from '../../access-log/report.ts';
import { accessReportPdf } from '../../access-report-pdf.ts';
import { orNull } from '../answers/or-null.ts';
import { Instant } from '../answers/told.ts';
import { nothing } from '../decode.ts';
import { exampleId, exampleToday } from '../examples/life.ts';
import { type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { mayTellOf, Period, within } from './access-log.ts';
import { ParticipantParams } from './change.ts';

const ToldLook = t.type(
  { at: Instant, did: t.string, carriedOut: t.boolean, job: orNull(t.string), organisation: orNull(t.string), user: orNull(t.string), reason: orNull(t.string) },
  'ToldLook',
);

const ReportAnswer = t.type({ participantId: ParticipantId, records: t.array(t.string), on: CivilDate, looks: t.array(ToldLook), isCut: t.boolean }, 'AccessReport');

const example: t.TypeOf<typeof ReportAnswer> = {
  participantId: exampleId,
  records: [exampleId],
  on: exampleToday,
  looks: [{ at: '2026-09-01T08:31:07.120Z', did: 'Saw your record: where you stand, and your results', carriedOut: true, job: 'GP practice', organisation: 'A81001', user: '555036632103', reason: null }],
  isCut: false,
};

/** Who looked at a person's record, as the person is told. */
export const readAccessReport: Operation = operation({
  id: 'read-access-report',
  needs: 'read-access-log',
  method: 'GET',
  path: '/api/v1/participants/{participantId}/access-report',
  tag: 'Access',
  summary: 'Report to a person who looked at their record',
  description:
    'In plain words, for the person: who looked, in which job, at which organisation, when, and what they did or were refused, the newest first, under every record found to be theirs. As JSON, or as PDF to hand over. With `from` and `to` only the looks of those days. `isCut`: there are more than one report tells of; ask for the older ones with an earlier `to`.',
  params: ParticipantParams,
  query: Period,
  headers: nothing,
  body: nothing,
  answer: ReportAnswer,
  answersAs: { 'application/json': example, 'application/pdf': '%PDF-1.7 …' },
  answerDescription: 'The report.',
  answerExample: example,
  problems: ['not-found'],
  run: async ({ db, log, today }, { params, query, accept, identity }) => {
    const found = await readHistory(log)(params.participantId);
    if (E.isLeft(found)) return E.left(problemOf(found.left));
    const { participantId, participant } = found.right;
    const denied = mayTellOf(identity, found.right);
    if (denied !== null) return E.left(denied);
    const report = await accessReport(db, found.right, within(query));
    const people = report.records;
    if (accept !== 'application/pdf') return E.right({ body: { participantId, records: [...report.records], on: today(), looks: report.looks.map((look) => ({ ...look })), isCut: report.isCut }, people });
    const pdf = await accessReportPdf({ ...participant.demographics, nhsNumber: participant.nhsNumber }, report, query, today());
    // Bytes, of which the codec knows nothing.
    return E.right({ body: pdf as unknown as t.TypeOf<typeof ReportAnswer>, people, headers: { 'content-disposition': 'inline; filename="access-report.pdf"' } });
  },
});
