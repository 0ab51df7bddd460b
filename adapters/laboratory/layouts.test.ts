import * as E from 'fp-ts/lib/Either.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../domain/laboratory/report.ts';
import { fileOf, interchange } from '../../test/laboratory/interchange.ts';
import { layouts } from './layouts.ts';

const read = async (what: unknown) => {
  const content = fileOf(typeof what === 'string' || what instanceof Uint8Array ? what : JSON.stringify(what));
  const checked = await layouts.check(content);
  if (E.isLeft(checked)) return `${checked.left.reason} ${checked.left.segment}`;
  const reports: Report[] = [];
  for await (const report of layouts.reports(content)) reports.push(report);
  expect(reports).toHaveLength(checked.right.items);
  return { ...checked.right.interchange, reports };
};

const results = [{ nhsNumber: '9000000009', testDate: '2026-02-24', codes: 'X0A', slideNumber: '26012345' }];
const observation = {
  resourceType: 'Observation', id: 'one', status: 'final',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '1020451000000104', display: 'Cervical cytology test' }] },
  subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9000000009' } },
  effectiveDateTime: '2026-02-24',
  performer: [{ identifier: { system: 'https://example.nhs.uk/Id/cervical-lab-national-code', value: '62010' } }],
  valueCodeableConcept: { coding: [{ system: 'https://example.nhs.uk/CodeSystem/csms-result-triplet', code: 'X0A' }] },
  component: [{ code: { text: 'slideNumber' }, valueString: '26012345' }, { code: { text: 'repeatMonths' }, valueInteger: 60 }, { code: { text: 'selfSample' }, valueBoolean: false }],
};
const patient = {
  resourceType: 'Patient', id: 'jane',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9000000009' }],
  name: [{ use: 'maiden', family: 'OLDER' }, { use: 'official', family: 'EXAMPLE', given: ['JANE', 'ANN'] }],
  birthDate: '1990-10-22',
  address: [{ line: ['1 MILL LANE'], city: 'BRISTOL', postalCode: 'BS1 1AA' }],
};
const bundle = (...resources: readonly object[]) => ({ resourceType: 'Bundle', type: 'document', timestamp: '2026-03-02T09:15:00Z', entry: resources.map((resource) => ({ resource })) });

describe('a file is in the layout that its beginning shows', () => {
  it('as an interchange of EDIFACT', async () => expect(await read(interchange())).toMatchObject({ laboratory: '62010', reports: { length: 2 } }));

  it('as results in JSON, with or without a number in the row of files', async () => {
    expect(await read({ laboratory: '62010', area: 'SAL', sequence: 7, madeAt: '2026-03-02T09:15', results })).toEqual({ laboratory: '62010', area: 'SAL', sequence: 7, madeAt: '2026-03-02T09:15', wantsAnswer: false, reports: results });
    expect(await read({ laboratory: '62010', results })).toMatchObject({ area: '', sequence: null, madeAt: null });
  });

  it('as one observation in FHIR', async () => {
    expect(await read(observation)).toMatchObject({ laboratory: '62010', sequence: null, reports: [{ ...results[0], repeatMonths: '60', selfSample: 'N' }] });
  });

  it('as a bundle in FHIR, whose diagnostic report speaks for its observations', async () => {
    const { subject: _, performer, effectiveDateTime, ...bare } = observation;
    const whole = { resourceType: 'DiagnosticReport', identifier: [{ value: '62010-1' }], subject: { reference: 'Patient/jane' }, performer, effectiveDateTime, result: [{ reference: 'Observation/one' }] };
    expect(await read(bundle(whole, patient, bare))).toMatchObject({
      laboratory: '62010', madeAt: '2026-03-02T09:15',
      reports: [{ reportId: '62010-1', nhsNumber: '9000000009', familyName: 'EXAMPLE', givenName: 'JANE ANN', previousFamilyName: 'OLDER', dateOfBirth: '1990-10-22', addressLines: ['1 MILL LANE', 'BRISTOL'], postcode: 'BS1 1AA', testDate: '2026-02-24', codes: 'X0A', slideNumber: '26012345' }],
    });
  });
});

it.each<[string, unknown, string]>([
  ['no JSON', '{"laboratory": ', 'bad-file-contents 0'],
  ['no text', Buffer.from([0x7b, 0xff]), 'not-text 0'],
  ['a control character', { laboratory: '62010', results: [{ codes: 'X\0A' }] }, 'not-text 0'],
  ['a misspelt field', { laboratory: '62010', results: [...results, { slide: '1' }] }, 'bad-file-contents 2'],
  ['no laboratory', { results }, 'bad-file-contents 0'],
  ['a list', '[]', 'bad-file-contents 0'],
  ['too much', `${JSON.stringify({ laboratory: '62010', results })}${' '.repeat(9_000_000)}`, 'too-large 0'],
  ['another resource', { resourceType: 'Practitioner' }, 'unknown-layout 0'],
  ['nobody\'s observation', bundle({ ...observation, performer: [] }), 'bad-file-contents 1'],
  ['two laboratories', bundle(observation, { ...observation, performer: [{ identifier: { ...observation.performer[0]?.identifier, value: '61025' } }] }), 'bad-file-contents 2'],
  ['another test', bundle(patient, { ...observation, code: {} }), 'invalid-message-type 2'],
  ['an observation that is not final', bundle({ ...observation, status: 'preliminary' }), 'bad-file-contents 1'],
  ['an observation of another shape', bundle({ ...observation, effectiveDateTime: 7 }), 'bad-file-contents 1'],
  ['no observation', bundle(patient), 'bad-file-contents 0'],
])('a document with %s is refused as it is', async (_, what, fault) => expect(await read(what)).toBe(fault));

it('no JSON whatever breaks the reading', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.json(), fc.object().map((some) => JSON.stringify(bundle(observation, { ...observation, ...some }))), fc.object().map((some) => JSON.stringify({ laboratory: '62010', results: [some] }))), async (text) => {
    expect(await read(`{"a": ${text}}`)).toBe('bad-file-contents 0');
    await read(text);
  }), { numRuns: 60 });
  expect(await read('['.repeat(1_000_000))).toBe('bad-file-contents 0');
});
