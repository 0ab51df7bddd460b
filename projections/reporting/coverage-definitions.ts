import { coverageGroups } from '../../domain/rules/coverage.ts';
import { quoted, type View } from './view.ts';

const rows = coverageGroups.map(({ definition, fromAge, toAge, months }) => `(${quoted(definition)}, ${fromAge}, ${toAge}, ${months})`);

export const coverageDefinitions: View = {
  name: 'coverage_definitions',
  says: 'Whom the definitions of coverage count as screened. A published figure names the one it follows: two of them differ by several per cent.',
  columns: {
    definition: { sql: 'definition', says: 'Which one. by-age: the annual bulletin and the standards CSP-S01 and CSP-S02. all-ages: the ages and months of NICE indicator IND321 of 2026.' },
    from_age: { sql: 'from_age', says: 'Youngest age in whole years that it counts.' },
    to_age: { sql: 'to_age', says: 'Oldest age in whole years that it counts.' },
    months: { sql: 'months', says: 'An adequate test less than so many months before the day counts.' },
  },
  from: () => `(values ${rows.join(', ')}) as told (definition, from_age, to_age, months)`,
};
