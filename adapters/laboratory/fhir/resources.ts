import * as t from 'io-ts';

/** The parts of FHIR R4 resources (UK Core) that tell of a laboratory's result. What else they hold is not looked at. */
const Coding = t.partial({ system: t.string, code: t.string });
const CodeableConcept = t.partial({ coding: t.array(Coding), text: t.string });
const Identifier = t.partial({ system: t.string, value: t.string });
const Reference = t.partial({ reference: t.string, identifier: Identifier });

export const Observation = t.intersection([
  t.type({ resourceType: t.literal('Observation') }),
  t.partial({
    id: t.string,
    status: t.string,
    identifier: t.array(Identifier),
    code: CodeableConcept,
    subject: Reference,
    performer: t.array(Reference),
    effectiveDateTime: t.string,
    valueCodeableConcept: CodeableConcept,
    component: t.array(t.partial({ code: CodeableConcept, valueString: t.string, valueInteger: t.number, valueBoolean: t.boolean })),
  }),
]);
export type Observation = t.TypeOf<typeof Observation>;

export const Patient = t.intersection([
  t.type({ resourceType: t.literal('Patient') }),
  t.partial({
    id: t.string,
    identifier: t.array(Identifier),
    name: t.array(t.partial({ use: t.string, family: t.string, given: t.array(t.string) })),
    birthDate: t.string,
    address: t.array(t.partial({ line: t.array(t.string), city: t.string, district: t.string, postalCode: t.string })),
  }),
]);
export type Patient = t.TypeOf<typeof Patient>;

export const DiagnosticReport = t.intersection([
  t.type({ resourceType: t.literal('DiagnosticReport') }),
  t.partial({ identifier: t.array(Identifier), subject: Reference, performer: t.array(Reference), effectiveDateTime: t.string, result: t.array(Reference) }),
]);
export type DiagnosticReport = t.TypeOf<typeof DiagnosticReport>;

export const Bundle = t.intersection([
  t.type({ resourceType: t.literal('Bundle'), entry: t.array(t.intersection([t.type({ resource: t.type({ resourceType: t.string }) }), t.partial({ fullUrl: t.string })])) }),
  t.partial({ timestamp: t.string }),
]);

export const systems = {
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  laboratory: 'https://example.nhs.uk/Id/cervical-lab-national-code',
  codes: 'https://example.nhs.uk/CodeSystem/csms-result-triplet',
} as const;
