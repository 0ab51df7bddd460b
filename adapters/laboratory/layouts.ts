import type { Content, LaboratoryLayout } from '../../application/ports/laboratory-layout.ts';
import { readFhir } from './fhir/read.ts';
import { inMemoryLayout } from './in-memory-layout.ts';
import { readResults } from './json/read.ts';
import { nhs004 } from './nhs004/layout.ts';

const json = inMemoryLayout((document) => (isFhir(document) ? readFhir(document) : readResults(document)));

const isFhir = (document: unknown): boolean => typeof document === 'object' && document !== null && 'resourceType' in document;

/** How far into a file its layout shows. */
const beginning = 64;

/** The layout that a file is in, by how it begins: JSON with a brace or a bracket. What begins like none of them, NHS004 refuses. */
const layoutOf = async ({ pieces }: Content): Promise<LaboratoryLayout> => {
  let start = '';
  for await (const piece of pieces()) {
    start = (start + Buffer.from(piece.subarray(0, beginning)).toString('latin1')).replace('\xef\xbb\xbf', '').trimStart();
    if (start !== '') break;
  }
  return /^[[{]/.test(start) ? json : nhs004;
};

/** Every layout that the system reads. */
export const layouts: LaboratoryLayout = {
  check: async (content) => (await layoutOf(content)).check(content),
  reports: async function* (content) {
    yield* (await layoutOf(content)).reports(content);
  },
};
