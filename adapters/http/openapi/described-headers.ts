import type { Operation } from '../operation.ts';
import { membersOf } from '../schema/shape.ts';

const ids = {
  'X-Request-ID': { description: 'Names the request to an operator: yours, if you sent one.', schema: { type: 'string' } },
  'X-Correlation-ID': { description: 'Stands with every event that the request brought about: yours, if you sent one.', schema: { type: 'string' } },
};

const etag = { ETag: { description: 'The revision of the record, for If-Match and If-None-Match.', schema: { type: 'string' } } };

const position = {
  'CSMS-Position': { description: 'Position in the event log that the change led to. Send it with a read to be sure to see the change.', schema: { type: 'integer' } },
};

/** The headers of a good answer. */
export const describedHeaders = ({ headers }: Operation): object => {
  const taken = membersOf(headers);
  const changes = taken?.has('if-match') ?? false;
  return { ...ids, ...(changes || (taken?.has('if-none-match') ?? false) ? etag : {}), ...(changes ? position : {}) };
};
