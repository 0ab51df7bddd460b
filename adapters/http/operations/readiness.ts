import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { schemaIsCurrent } from '../../database/schema-is-current.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { nothing } from '../decode.ts';
import { operation } from '../operation.ts';

const Waiting = oneOf('NotReadyFor', 'database', 'migrations', 'read-models-stopped', 'read-models-behind');
type Waiting = t.TypeOf<typeof Waiting>;

/** What keeps the system from answering well; none: it is ready. */
export const waitingFor = async ({ db, readModels, settings }: ApiDependencies): Promise<readonly Waiting[]> => {
  const asked = Promise.all([schemaIsCurrent(db), readModels.health()]);
  const found = await asked.catch(() => null);
  if (found === null) return ['database'];
  const [current, { waitingSeconds, projections }] = found;
  return [
    ...(current ? [] : (['migrations'] as const)),
    ...(projections.some(({ fault, outdated }) => fault !== null || outdated) ? (['read-models-stopped'] as const) : []),
    ...(waitingSeconds > settings.readySeconds ? (['read-models-behind'] as const) : []),
  ];
};

/** For what sends requests to one instance or another. */
export const readiness = operation({
  id: 'read-readiness',
  needs: 'nothing',
  method: 'GET',
  path: '/health/ready',
  tag: 'System',
  traffic: 'watching',
  summary: 'Ask whether requests may be sent here',
  description: 'They may if the database and the event log answer, the database has taken every step that this version needs, and the read models neither stand still nor are too far behind the log (`CSMS_READY_SECONDS`). What is less than that, `/health` tells. Status 503 as long as it is not ready.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.type({ status: oneOf('Ready', 'ready', 'not-ready'), waitingFor: t.array(Waiting) }, 'Readiness'),
  answerDescription: 'They may.',
  answerExample: { status: 'ready', waitingFor: [] },
  otherStatuses: { 503: 'Not ready: `waitingFor` tells for what.' },
  problems: [],
  run: async (deps) => {
    const waiting = await waitingFor(deps);
    return E.right(waiting.length === 0 ? { body: { status: 'ready' as const, waitingFor: [] } } : { body: { status: 'not-ready' as const, waitingFor: [...waiting] }, status: 503 });
  },
});
