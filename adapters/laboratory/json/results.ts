import * as t from 'io-ts';
import { Report } from '../../../domain/laboratory/report.ts';
import { text } from '../../http/schema/constrained.ts';

const Area = text('Area', { pattern: '^[A-Z]{1,3}$', description: 'Cipher of the area.' });
const MadeAt = text('MadeAt', { pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$', description: 'When it was made: yyyy-mm-ddThh:mm.' });

/** One result or many of one laboratory, as JSON. With a number they stand in the row of its files for the area. */
export const LaboratoryResults = t.intersection(
  [t.type({ laboratory: t.string, results: t.array(Report) }), t.partial({ area: Area, sequence: t.Integer, madeAt: MadeAt })],
  'LaboratoryResults',
);
export type LaboratoryResults = t.TypeOf<typeof LaboratoryResults>;
