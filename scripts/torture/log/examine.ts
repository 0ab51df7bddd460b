import { connect } from '../../../adapters/database/connection.ts';
import { postgresEventLog } from '../../../adapters/event-log/postgres/postgres-event-log.ts';
import { integrity } from '../../../adapters/integrity/integrity.ts';
import type { RecordedEvent } from '../../../application/ports/event-log.ts';
import { compare } from './compare.ts';
import type { Acknowledged } from './ledger.ts';

export interface Examined {
  /** In the log. */
  readonly events: number;
  readonly findings: readonly string[];
}

/** Does something with a log on this database that has no part in the load. */
export const withLog = async <A>(databaseUrl: string, act: (log: ReturnType<typeof postgresEventLog>) => Promise<A>): Promise<A> => {
  const database = connect(databaseUrl);
  const log = postgresEventLog(database.pool, () => new Date().toISOString());
  try {
    return await act(log);
  } finally {
    await log.close();
    await database.close();
  }
};

/** Some of what was acknowledged is asked once more. */
const repeated = 10;

/**
 * Looks at the whole log when nobody writes. What came since the last look must be what was acknowledged since, where
 * it was acknowledged to be; what was there before, signed checkpoints keep; and every stream must be a chain.
 */
export const examine = (databaseUrl: string, checkpoints: string, acknowledged: readonly Acknowledged[]): Promise<Examined> =>
  withLog(databaseUrl, async (log) => {
    const { verify, checkpoint } = integrity({ log, contiguousPositions: true, folder: checkpoints, key: 'torture' });
    const verification = await verify(() => undefined);
    const findings = verification?.first === null ? [] : [`verify: ${JSON.stringify(verification?.first)}`];

    const came: RecordedEvent[] = [];
    for await (const { events } of log.readAll(verification?.covered ?? 0, 5_000)) came.push(...events);
    findings.push(...compare(came, acknowledged));

    for (const { appends, answer } of acknowledged.slice(-repeated)) {
      const again = await log.append(appends)();
      if (again._tag === 'Left' || again.right.position !== answer.position) findings.push(`acknowledged at ${answer.position}, and when asked again: ${JSON.stringify(again)}`);
    }
    const events = await log.head();
    if (events !== verification?.records) findings.push(`${verification?.records} events before some were asked again, ${events} afterwards`);
    await checkpoint();
    return { events, findings };
  });
