import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import { withApi } from '../../test/api.ts';
import { nhsNumber } from '../../test/in-memory.ts';

let dayToConfirm: CivilDate | null = null;
const api = withApi({ dayToConfirm: () => dayToConfirm });

const told = async (): Promise<ReadonlyMap<string, number>> => {
  const answer = await fetch(new URL('/metrics', api().url));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
};

describe('the metrics', () => {
  it('tell of each read model where it stands, how far behind, and what it does not show', async () => {
    const metrics = await told();
    const { body } = await api().get('/health');
    const { readModels } = body as { readonly readModels: readonly { readonly name: string; readonly position: number; readonly lag: number }[] };
    expect(readModels.length).toBeGreaterThan(0);
    for (const { name, position, lag } of readModels) {
      expect(metrics.get(`csms_read_model_position{read_model="${name}"}`)).toBe(position);
      expect(metrics.get(`csms_read_model_lag_events{read_model="${name}"}`)).toBe(lag);
      expect(metrics.get(`csms_read_model_parked_streams{read_model="${name}"}`)).toBe(0);
    }
    expect(metrics.get('csms_oldest_unprojected_seconds')).toBe(0);
  });

  it('tell that a day waits to be confirmed', async () => {
    expect((await told()).get('csms_daily_run_waits_for_confirmation')).toBe(0);
    dayToConfirm = civilDate('2026-11-23');
    expect((await told()).get('csms_daily_run_waits_for_confirmation')).toBe(1);
    dayToConfirm = null;
  });

  it('count requests by route, and name nobody', async () => {
    await api().get('/api/v1/participants/6b0e0a43-1f0c-4f6e-8d8e-9d2a5c1b7f10/history');
    await api().get(`/nowhere/${nhsNumber(1)}`);
    const names = [...(await told()).keys()].join('\n');
    expect(names).toContain('csms_http_request_seconds_count{method="GET",route="/api/v1/participants/:participantId/history",status="404"}');
    expect(names).not.toMatch(/6b0e0a43|9\d{9}/);
  });
});
