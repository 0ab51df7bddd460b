import type { Identity } from './identity.ts';
import { permitted } from './permitted.ts';

/** Of restricted records: all, or nothing that tells where the person is to be found. D-38. */
export type Sees = 'all' | 'not-restricted';

/** Activity of who may see sensitive-flagged records, in the national register of roles. */
const sensitiveRecords = 'B1611';

/** What somebody sees of restricted records, whoever they are about: by what their group may do, or by an activity of their role. */
export const seesOf = (identity: Identity): Sees =>
  permitted(identity, 'see-restricted') === 'all' || identity.activities.includes(sensitiveRecords) ? 'all' : 'not-restricted';
