import type { LaboratoryResults } from '../../laboratory/json/results.ts';
import type { LaboratoryFile } from '../answers/laboratory-file.ts';
import { exampleNhsNumber, exampleToday } from './life.ts';
import { nhsack } from '../../laboratory/nhs004/answer.ts';
import { exampleFile, exampleNow } from './laboratory.ts';

export const exampleLaboratoryFile: LaboratoryFile = {
  file: exampleFile, name: 'SAL-62010-00042.edi', channel: 'upload', bytes: 111_324, receivedOn: exampleToday, receivedAgain: 0, state: 'taken-in', laboratory: '62010', area: 'SAL', sequence: 42,
  madeAt: '2026-11-20T09:15', items: 240, corrupt: null, answerWanted: true, answered: null,
};

/** One result, in each of the layouts. */
export const exampleResults: LaboratoryResults = {
  laboratory: '62010',
  area: 'SAL',
  results: [{ nhsNumber: exampleNhsNumber, familyName: 'SMITH', givenName: 'JANE', dateOfBirth: '1990-10-22', testDate: '2026-08-20', codes: 'X0A', slideNumber: '2608200311', senderCode: 'A81001' }],
};

export const exampleObservation = {
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '1020451000000104', display: 'Cervical cytology test' }] },
  subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: exampleNhsNumber } },
  effectiveDateTime: '2026-08-20',
  performer: [{ identifier: { system: 'https://example.nhs.uk/Id/cervical-lab-national-code', value: '62010' } }],
  valueCodeableConcept: { coding: [{ system: 'https://example.nhs.uk/CodeSystem/csms-result-triplet', code: 'X0A' }] },
  component: [{ code: { text: 'slideNumber' }, valueString: '2608200311' }],
};

export const exampleInterchange = [
  "UNA:+.? 'UNB+UNOC:3+000000062010:80+000000CSMS01:80+261120:0915+00000042++MEDRPT++1'",
  "UNH+00000001+MEDRPT:0:1:RT:NHS004'BGM+LSR'NAD+SLA+62010:902'",
  `PNA+PAT+${exampleNhsNumber}:OPI+++SU:SMITH+FO:JANE'DTM+329:19901022:102'DTM+SCO:20260820:102'`,
  "RSL+CV+::X0A:999::X0A'RFF+ASL:2608200311'UNT+9+00000001'UNZ+1+00000042'",
].join('\n');

export const exampleAcknowledgement = nhsack({ interchange: { laboratory: '62010', area: 'SAL', sequence: 42, madeAt: null, wantsAnswer: true }, status: 'accepted', corrupt: null, unreadable: [] }, exampleNow);
