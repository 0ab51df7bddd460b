import type { ProblemKinds } from './kind.ts';

/** What can be wrong with a request before the programme's rules are asked, or with the system itself. */
export const edgeProblems = {
  'invalid-request': {
    status: 400,
    title: 'The request is not as described',
    says: 'A field is missing, has another type, or holds a value that cannot be. "errors" names each field and says what it must be. Correct them and send the request again.',
  },
  'unknown-field': {
    status: 400,
    title: 'A field is not known',
    says: 'The request holds a field that is not described here. It is refused rather than ignored, since a misspelt name would otherwise do nothing without a word.',
  },
  'unauthenticated': {
    status: 401,
    title: 'Who asks is not known',
    says: 'Sign in, and send the request again.',
  },
  'access-denied': {
    status: 403,
    title: 'Your role is not for this',
    says: 'The detail names what is missing. Choose another of your roles, or ask whoever gives out roles at your organisation.',
  },
  'acknowledgement-required': {
    status: 403,
    title: 'Not before you have acknowledged whom you may look at',
    says: 'Say that you have read and understood that only a legitimate relationship lets you look, and send the request again.',
  },
  'not-in-that-name': {
    status: 403,
    title: 'Not in that name',
    says: 'Leave "by" to whoever decides: a practice decides as practice, colposcopy as colposcopy. CSAS enters the forms of others.',
  },
  'forged-request': {
    status: 403,
    title: 'It does not show that a page of this system asked',
    says: 'A change by a browser needs the header X-CSRF-Token with the csrfToken of GET /api/v1/session, and comes from a page of this system, which the browser itself says. Programs bring a token and need neither.',
  },
  'no-such-role': {
    status: 422,
    title: 'Not a role to choose from',
    says: 'Choose one of the choices of GET /api/v1/session.',
  },
  'wrong-key': {
    status: 401,
    title: 'The API key is not the one agreed on',
    says: 'Send the key that was agreed on, in the header that the operation names.',
  },
  'wrong-signature': {
    status: 403,
    title: 'The signature is not that of the body',
    says: 'Sign the bytes of the body as they are sent, with the key that was agreed on.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    says: 'There is nothing under this address: no such participant, rule, code or route, or not yet on the day asked about.',
  },
  'not-acceptable': {
    status: 406,
    title: 'No such representation',
    says: 'Answers are JSON, unless the operation names other types. Let the Accept header of the request include one of them.',
  },
  'already-reconciling': {
    status: 409,
    title: 'A reconciliation is under way',
    says: 'One at a time is enough. Wait until it has ended, and read what it found.',
  },
  'request-too-slow': {
    status: 408,
    title: 'The request did not come in time',
    says: 'The connection was ended before all of the request had come. Nothing was done. Send it again.',
  },
  'conflict': {
    status: 409,
    title: 'Somebody else changed the record',
    says: 'The record was changed while the request was carried out, and nothing of the request was stored. "meanwhile" tells who did what. Look at the record again and decide anew.',
  },
  'precondition-failed': {
    status: 412,
    title: 'The record is not as you saw it',
    says: 'If-Match names another revision than the one the record has now, and nothing of the request was stored. "meanwhile" tells who did what since. Look at the record again and decide anew.',
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    says: 'A request body may hold at most 64 KiB, unless the operation says more.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The request is not JSON',
    says: 'Send the body as JSON, with Content-Type: application/json.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for something else',
    says: 'The same key came before, for the same person, with another request. Nothing was done. Use a new key for each thing you want done, and the same one only to repeat it.',
  },
  'busy': {
    status: 429,
    title: 'Too many at once',
    says: 'Send it again after the seconds in Retry-After.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    says: 'One user, machine or address may send so many requests in a minute and no more. Nothing of this one was done. Send it again after the seconds in Retry-After.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers of the request are too large',
    says: 'The address and the headers of a request may hold 16 KiB together.',
  },
  'internal': {
    status: 500,
    title: 'Something went wrong',
    says: 'The fault is ours. Tell the operators the request id in the answer. To send the request again is safe with the same Idempotency-Key.',
  },
  'unavailable': {
    status: 503,
    title: 'Not available for the moment',
    says: 'The event log or the read models cannot answer in time, or have not yet reached the position asked for, or the system has more to do than it can. The request may or may not have been stored: send it again with the same Idempotency-Key.',
  },
} as const satisfies ProblemKinds;
