import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** The laboratories of the programme: their national codes, and what they are called. */
export const laboratories: Table<Readonly<Record<string, string>>> = [
  {
    from: civilDate('2019-12-01'),
    rule: 'VAL-14',
    value: {
      '60080': 'Gateshead',
      '60540': 'Norwich',
      '60370': 'Derby',
      '61025': 'London',
      '61270': 'Berkshire',
      '61590': 'Bristol',
      '61740': 'Wolverhampton',
      '62010': 'Manchester',
    },
  },
];
