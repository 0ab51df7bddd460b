import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { reconciliationStanding } from '../../application/reconciliation/standing.ts';
import type { ProjectionHealth } from '../../projections/runner/health.ts';
import { dateInEngland } from '../clock.ts';
import type { ApiDependencies } from './dependencies.ts';
import { limitsOf } from './traffic.ts';

type Source = Pick<ApiDependencies, 'readModels' | 'dayToConfirm' | 'log' | 'policy' | 'now' | 'settings'>;

/** What is told of each read model, and how it follows from its health. */
const ofReadModels: Readonly<Record<string, readonly [says: string, of: (health: ProjectionHealth) => number]>> = {
  csms_read_model_position: ['Place in the event log up to which a read model shows everything', ({ position }) => position],
  csms_read_model_lag_events: ['Events between a read model and the end of the log', ({ lag }) => lag],
  csms_read_model_parked_streams: ['Streams that a read model does not show to their end, and that somebody is to look at', ({ parked }) => parked],
  csms_read_model_skipped_streams: ['Streams of which somebody decided that they are not shown to their end', ({ skipped }) => skipped],
  csms_read_model_events_per_second: ['Events a second that a read model took lately', ({ eventsPerSecond }) => eventsPerSecond ?? 0],
  csms_read_model_stopped: ['1: a read model stands still as a whole, or was filled by another version', ({ fault, outdated }) => Number(fault !== null || outdated)],
};

const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * `GET /metrics`, in the text format of Prometheus: read models, the daily run, requests by route (told as a pattern, never an
 * address), and the process. Status 503 while the database or the log cannot be reached.
 */
export const tellMetrics = (app: FastifyInstance, source: Source): void => {
  const { readModels, dayToConfirm, now } = source;
  const register = new Registry();
  const gauge = (name: string, help: string, ...labelNames: readonly string[]) => new Gauge({ name, help, labelNames, registers: [register] });
  const gauges = Object.entries(ofReadModels).map(([name, [says, of]]) => ({ of, each: gauge(name, says, 'read_model') }));
  const head = gauge('csms_log_head_position', 'Position of the last event');
  const oldest = gauge('csms_oldest_unprojected_seconds', 'Age of the oldest event that some read model has not taken; 0: all are level');
  const waits = gauge('csms_daily_run_waits_for_confirmation', '1: a day is not begun until a person confirms it (D-34)');
  const needSomebody = gauge('csms_reconciliation_needs_somebody', 'Letters that somebody must look at, as the last reconciliation found (D-36)');
  const reconciledAt = gauge('csms_reconciliation_timestamp_seconds', 'When the last reconciliation ended; 0: there was none');
  const requests = new Histogram({ name: 'csms_http_request_seconds', help: 'Seconds a request took', labelNames: ['method', 'route', 'status'], buckets: durations, registers: [register] });
  collectDefaultMetrics({ register });

  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    requests.observe({ method, route: routeOptions.url ?? 'unknown', status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', limitsOf({ traffic: 'watching' }, source.settings), async (_, reply) => {
    const standing = () => reconciliationStanding(source, now(), dateInEngland(now()));
    const [health, reconciliation] = await Promise.all([readModels.health(), standing()]).catch(() => [null, null] as const);
    if (health === null) return reply.code(503).type('text/plain').send('');
    head.set(health.head);
    oldest.set(health.waitingSeconds);
    needSomebody.set(reconciliation.needSomebody);
    reconciledAt.set(reconciliation.at === null ? 0 : Date.parse(reconciliation.at) / 1000);
    waits.set(Number(dayToConfirm() !== null));
    for (const { of, each } of gauges) for (const projection of health.projections) each.set({ read_model: projection.name }, of(projection));
    return reply.type(register.contentType).send(await register.metrics());
  });
};
