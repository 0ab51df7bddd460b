/**
 * A program that uses the API by types made from its description. `csms.ts` is made by
 *
 *     npx openapi-typescript http://127.0.0.1:8080/openapi.json -o csms.ts
 *
 * and `openapi-fetch` sends what those types allow. A test makes, compiles and runs all of it.
 */
import createClient from 'openapi-fetch';
import type { components, paths } from './csms.ts';

type Problem = components['schemas']['Problem'];

/** What to do about a refusal follows from its code; the compiler knows them all. */
const advice = (problem: Problem): string => {
  switch (problem.code) {
    case 'deferral-too-long':
      return `not after ${problem.latest ?? 'another day'}`;
    case 'precondition-failed':
      return `look again: ${problem.meanwhile?.flatMap(({ did }) => did).join(', ') ?? ''}`;
    default:
      return problem.detail;
  }
};

/** Looks somebody up by NHS number, puts their next test off, and reads on whose list they were. Answers with what it saw. */
export const visit = async (baseUrl: string, token: string, nhsNumber: string) => {
  const csms = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${token}` } });

  const { data: search, error: notSearched } = await csms.POST('/api/v1/participants/search', { body: { nhsNumber } });
  if (notSearched !== undefined) throw new Error(notSearched.title);
  const [found] = search.participants;
  if (found === undefined) throw new Error('Nobody has that number.');
  const path = { participantId: found.participantId };

  const { data: summary, response } = await csms.GET('/api/v1/participants/{participantId}', { params: { path } });
  if (summary === undefined) throw new Error(`The summary was answered with ${response.status}.`);
  const seen = response.headers.get('etag') ?? '';

  const listed: string[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: 2, ...(cursor === null ? {} : { cursor }) };
    const { data: page } = await csms.GET('/api/v1/practices/{practice}/prior-notification-list', { params: { path: { practice: found.practice ?? 'none' }, query } });
    listed.push(...(page?.items.map((item) => item.nhsNumber) ?? []));
    cursor = page?.next ?? null;
  } while (cursor !== null);

  const defer = (months: number, revision: string) =>
    csms.POST('/api/v1/participants/{participantId}/defer', { params: { path, header: { 'if-match': revision, 'idempotency-key': `example-${months}-months` } }, body: { reason: 'recent-test', months, by: 'csas' } });
  const tooLong = await defer(4, seen);
  const deferred = await defer(3, seen);
  const late = await defer(2, seen);

  return {
    recallType: summary.recallType,
    listed,
    refused: tooLong.error === undefined ? '' : advice(tooLong.error),
    nextTestDueDate: deferred.data?.participant.nextTestDueDate ?? null,
    overtaken: late.error === undefined ? '' : advice(late.error),
  };
};
