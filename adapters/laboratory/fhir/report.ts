import type { Report } from '../../../domain/laboratory/report.ts';
import { type DiagnosticReport, type Observation, type Patient, systems } from './resources.ts';

type Identifiers = Observation['identifier'];

const identified = (identifiers: Identifiers, system: string): string | undefined => identifiers?.find((each) => each.system === system)?.value;

/** Laboratory that performed it: its national code. */
export const laboratoryOf = ({ performer = [] }: Pick<Observation, 'performer'>): string | undefined =>
  performer.flatMap(({ identifier }) => (identifier?.system === systems.laboratory ? [identifier.value] : []))[0];

const yesOrNo = (value: boolean): string => (value ? 'Y' : 'N');

/** Components whose code's text is a field of the report. */
const inComponents = ['slideNumber', 'repeatMonths', 'hpvPrimary', 'selfSample', 'sourceCode', 'sourceType', 'senderCode'] as const;

const fromComponents = ({ component = [] }: Observation): Report =>
  Object.fromEntries(
    component.flatMap(({ code, valueString, valueInteger, valueBoolean }) => {
      const field = inComponents.find((name) => name === code?.text);
      const value = valueString ?? (valueInteger === undefined ? undefined : String(valueInteger)) ?? (valueBoolean === undefined ? undefined : yesOrNo(valueBoolean));
      return field === undefined || value === undefined ? [] : [[field, value]];
    }),
  );

const earlier: readonly (string | undefined)[] = ['old', 'maiden'];

const fromPatient = ({ identifier, name = [], birthDate, address: [address] = [] }: Patient): Report => {
  const usual = name.find(({ use }) => use === 'official' || use === 'usual') ?? name.find(({ use }) => !earlier.includes(use));
  return given({
    nhsNumber: identified(identifier, systems.nhsNumber),
    familyName: usual?.family,
    givenName: usual?.given?.join(' '),
    previousFamilyName: name.find(({ use }) => earlier.includes(use))?.family,
    dateOfBirth: birthDate,
    addressLines: address === undefined ? undefined : [...(address.line ?? []), address.district, address.city].filter((line) => line !== undefined),
    postcode: address?.postalCode,
  });
};

const given = (values: { readonly [K in keyof Report]: Report[K] | undefined }): Report => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** The report that an observation tells, with what its diagnostic report says for all of its observations, and its patient. */
export const reportOf = (observation: Observation, whole: DiagnosticReport | undefined, patient: Patient | undefined): Report => ({
  ...(patient === undefined ? {} : fromPatient(patient)),
  ...fromComponents(observation),
  ...given({
    nhsNumber: identified([observation.subject?.identifier ?? {}], systems.nhsNumber) ?? (patient === undefined ? undefined : identified(patient.identifier, systems.nhsNumber)),
    reportId: observation.identifier?.[0]?.value ?? whole?.identifier?.[0]?.value,
    testDate: (observation.effectiveDateTime ?? whole?.effectiveDateTime)?.slice(0, 10),
    codes: observation.valueCodeableConcept?.coding?.find(({ system }) => system === systems.codes)?.code,
  }),
});
