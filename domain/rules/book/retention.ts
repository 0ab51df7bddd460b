import type { Rules } from './rule.ts';
import { prototype, retention } from './sources.ts';

/** How long papers and lists are kept. */
export const retentionRules = {
  'RET-01': {
    says: 'The print audit of letters, data entered by hand and returned exceptions are kept for 12 months. Prior notification lists without ceasing, rejects to practices, invitation details and lists of results received are kept for 3 months.',
    source: retention,
    mark: 'S',
  },
  'RET-02': {
    says: 'Requests and papers for ceasing are kept until 20 years after the upper age of screening.',
    source: retention,
    mark: 'S',
  },
  'RET-03': {
    says: 'Who searched for whom, looked, printed, changed something or was refused it is kept for 10 years (3,652 days), and then removed.',
    source: prototype,
    mark: 'I',
  },
} as const satisfies Rules;
