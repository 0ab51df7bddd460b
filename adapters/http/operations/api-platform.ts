import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { isSame } from '../../notify/callbacks/signature.ts';
import { nothing } from '../decode.ts';
import { type Operation, operation } from '../operation.ts';
import { problem } from '../problems/problem.ts';
import { waitingFor } from './readiness.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { readonly version: string };

const release = { version: t.string, commitId: t.string };

const exampleRelease = { version: '0.1.0', commitId: '3f2a9c1' };

const ping = operation({
  id: 'ping',
  needs: 'nothing',
  method: 'GET',
  path: '/_ping',
  tag: 'System',
  traffic: 'watching',
  summary: 'Ask which version answers',
  description: 'As the APIs of the NHS have it: looks at nothing else, and anybody may ask.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.type(release, 'Ping'),
  answerDescription: 'The version.',
  answerExample: exampleRelease,
  problems: [],
  run: async ({ settings }) => E.right({ body: { version, commitId: settings.commit ?? 'unknown' } }),
});

const Outcome = oneOf('StatusOutcome', 'pass', 'fail');

const status = operation({
  id: 'status',
  needs: 'nothing',
  method: 'GET',
  path: '/_status',
  tag: 'System',
  traffic: 'watching',
  summary: 'Ask whether the API and what it stands on do well',
  description: 'As the APIs of the NHS have it, for who brings along the key that was agreed on (`CSMS_STATUS_KEY`) in the header `apikey`. Status 200 in either case: `status` tells. `/health/ready` tells by its status, and to anybody.',
  params: nothing,
  query: nothing,
  headers: t.partial({ apikey: t.string }),
  body: nothing,
  answer: t.type({ status: Outcome, ...release, checks: t.type({ readiness: t.type({ status: Outcome, waitingFor: t.array(t.string) }, 'StatusCheck') }) }, 'Status'),
  answerDescription: 'How they do.',
  answerExample: { status: 'pass', ...exampleRelease, checks: { readiness: { status: 'pass', waitingFor: [] } } },
  problems: ['wrong-key'],
  run: async (deps, { headers: { apikey = '' } }) => {
    const { statusKey, commit } = deps.settings;
    if (statusKey === undefined || !isSame(apikey, statusKey)) return E.left(problem('wrong-key', 'The header apikey is missing or wrong, or no key is set up here.', { field: 'apikey' }));
    const waiting = [...(await waitingFor(deps))];
    const outcome = waiting.length === 0 ? ('pass' as const) : ('fail' as const);
    return E.right({ body: { status: outcome, version, commitId: commit ?? 'unknown', checks: { readiness: { status: outcome, waitingFor: waiting } } } });
  },
});

/** What every API behind the NHS's API platform answers. */
export const apiPlatform: readonly Operation[] = [ping, status];
