import * as E from 'fp-ts/lib/Either.js';
import { faultsOf } from '../../http/schema/faults.ts';
import type { ReadDocument } from '../in-memory-layout.ts';
import { LaboratoryResults } from './results.ts';

/** Results as JSON. A field that is not known is a fault: misspelt, it would otherwise be lost without a word. */
export const readResults: ReadDocument = (document) => {
  const [fault] = faultsOf(LaboratoryResults, document);
  if (fault !== undefined || !LaboratoryResults.is(document)) {
    const [, place] = /^results\.(\d+)/.exec(fault?.field ?? '') ?? [];
    return E.left({ reason: 'bad-file-contents', segment: place === undefined ? 0 : Number(place) + 1 });
  }
  const { laboratory, area = '', sequence = null, madeAt = null, results } = document;
  return E.right({ interchange: { laboratory, area, sequence, madeAt, wantsAnswer: false }, reports: results });
};
