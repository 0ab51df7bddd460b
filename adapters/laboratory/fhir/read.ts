import * as E from 'fp-ts/lib/Either.js';
import type { Corruption } from '../../../domain/laboratory/file/corrupt.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import type { ReadDocument } from '../in-memory-layout.ts';
import { laboratoryOf, reportOf } from './report.ts';
import { Bundle, DiagnosticReport, Observation, Patient } from './resources.ts';

/** The cervical cytology test in SNOMED CT: what an observation must be of. */
const cervicalCytologyTest = '1020451000000104';

/** Statuses of observations that stand. */
const final: readonly (string | undefined)[] = ['final', 'amended', 'corrected'];

interface Entry {
  readonly urls: readonly string[];
  readonly resource: unknown;
}

const entriesOf = (document: unknown): readonly Entry[] | null => {
  if (Observation.is(document)) return [{ urls: [], resource: document }];
  if (!Bundle.is(document)) return null;
  return document.entry.map(({ fullUrl, resource }) => {
    const { resourceType, id } = resource as { readonly resourceType: string; readonly id?: unknown };
    return { urls: [...(fullUrl === undefined ? [] : [fullUrl]), ...(typeof id === 'string' ? [`${resourceType}/${id}`] : [])], resource };
  });
};

const madeAtOf = (document: unknown): string | null => {
  const made = Bundle.is(document) ? /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(document.timestamp ?? '') : null;
  return made?.[0] ?? null;
};

const faultOf = (observation: Observation): Corruption | null => {
  if (observation.code?.coding?.some(({ code }) => code === cervicalCytologyTest) !== true) return 'invalid-message-type';
  return final.includes(observation.status) ? null : 'bad-file-contents';
};

/**
 * FHIR R4: one Observation, or a Bundle of them with their patients and diagnostic reports. Each observation is one report. All must
 * be of one laboratory, final, and of the cervical cytology test. In its faults a segment is the place of an entry, from 1.
 */
export const readFhir: ReadDocument = (document) => {
  const entries = entriesOf(document);
  if (entries === null) return E.left({ reason: 'unknown-layout', segment: 0 });
  const at = (url: string | undefined): unknown => (url === undefined ? undefined : entries.find(({ urls }) => urls.includes(url))?.resource);
  const wholes = entries.flatMap(({ resource }) => (DiagnosticReport.is(resource) ? [resource] : []));
  const reports: Report[] = [];
  let laboratory: string | undefined;
  for (const [i, { urls, resource }] of entries.entries()) {
    const wrong = (reason: Corruption) => E.left({ reason, segment: i + 1 });
    if ((resource as { readonly resourceType: unknown }).resourceType !== 'Observation') continue;
    if (!Observation.is(resource)) return wrong('bad-file-contents');
    const fault = faultOf(resource);
    if (fault !== null) return wrong(fault);
    const whole = wholes.find(({ result = [] }) => result.some(({ reference }) => reference !== undefined && urls.includes(reference)));
    const patient = at(resource.subject?.reference ?? whole?.subject?.reference);
    if (patient !== undefined && !Patient.is(patient)) return wrong('bad-file-contents');
    const performer = laboratoryOf(resource) ?? laboratoryOf(whole ?? {});
    if (performer === undefined || (laboratory ?? performer) !== performer) return wrong('bad-file-contents');
    laboratory = performer;
    reports.push(reportOf(resource, whole, patient));
  }
  if (laboratory === undefined) return E.left({ reason: 'bad-file-contents', segment: 0 });
  return E.right({ interchange: { laboratory, area: '', sequence: null, madeAt: madeAtOf(document), wantsAnswer: false }, reports });
};
