import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Scenario } from './scenario.ts';

/** A scenario as it stands in a file, or what is wrong there: the place in the file and the faults, for a person. */
export type Entry =
  | { readonly file: string; readonly scenario: Scenario }
  | { readonly file: string; readonly unfit: readonly string[] };

const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'scenario.schema.json'), 'utf8')) as { readonly $defs: object };
// One scenario at a time, so that a fault is told of the scenario that has it, not of a choice between one and many.
const isScenario = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<Scenario>({ ...schema, oneOf: undefined, $ref: '#/$defs/scenario' });

/** Every file named, and every `*.json` in the folders named (schemas aside), in order of name. */
export const filesIn = (paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) => {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path];
    const entries = readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return filesIn([inside]);
      return /(?<!\.schema)\.json$/.test(entry.name) ? [inside] : [];
    });
  });

/** Everything in a file, in its order. A file that cannot be read, or holds no JSON, is one unfit entry. */
export const readScenarios = (file: string): readonly Entry[] => {
  const content = contentOf(file);
  if ('unfit' in content) return [{ file, unfit: [content.unfit] }];
  const { json } = content;
  const items: readonly unknown[] = Array.isArray(json) ? json : [json];
  return items.map((item, index): Entry => {
    const place = Array.isArray(json) ? `/${index}` : '';
    if (!isScenario(item)) return { file, unfit: faultsOf(isScenario.errors ?? []).map((fault) => place + fault) };
    const faults = datesOutOfPlace(item);
    return faults.length === 0 ? { file, scenario: item } : { file, unfit: faults.map((fault) => place + fault) };
  });
};

const contentOf = (file: string): { readonly json: unknown } | { readonly unfit: string } => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return { unfit: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}` };
  }
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return { unfit: `is not JSON: ${(error as Error).message}` };
  }
};

const faultsOf = (errors: readonly ErrorObject[]): readonly string[] =>
  errors.map(({ instancePath, message = 'does not fit', params }) => `${instancePath} ${message}${detail(params)}`);

const detail = (params: Record<string, unknown>): string => {
  const said = params['additionalProperty'] ?? params['allowedValues'];
  return said === undefined ? '' : `: ${Array.isArray(said) ? said.join(', ') : String(said)}`;
};

/** What the schema cannot say: the days exist, and time does not run backwards. */
const datesOutOfPlace = ({ participant, timeline }: Scenario): readonly string[] => [
  ...(CivilDate.is(participant.dateOfBirth) ? [] : ['/participant/dateOfBirth is not a day of the calendar']),
  ...timeline.flatMap(({ on }, index) => {
    const before = timeline[index - 1];
    if (!CivilDate.is(on)) return [`/timeline/${index}/on is not a day of the calendar`];
    return before !== undefined && on < before.on ? [`/timeline/${index}/on lies before the step before it`] : [];
  }),
];
