import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** The laboratories of the programme, eight since December 2019, from which files come: their national codes, and what they are called. */
export const laboratories: Table<Readonly<Record<string, string>>> = [
  {
    from: civilDate('1988-04-01'),
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
