import type { AddressInfo } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { readConfiguration } from '../../../adapters/configuration.ts';
import { buildServer } from '../../../adapters/http/server.ts';
import { signInBy } from '../../../adapters/identity/sign-in.ts';
import { logger } from '../../../adapters/logging/logger.ts';
import type { Ground } from '../log/arena.ts';
import { organisationHeader } from './requests.ts';

/** Nobody is turned away for asking much, and all else is as it is when nothing is configured. */
const settings = () => {
  const read = readConfiguration({ CSMS_REQUESTS_PER_MINUTE: '1000000', CSMS_MOST_DELAY_MILLISECONDS: '60000' });
  if (read._tag === 'Left') throw new Error(read.left.join('\n'));
  return read.right;
};

const portOf = async (app: FastifyInstance): Promise<number> => {
  await app.listen({ port: 0, host: '127.0.0.1' });
  // It ends with the process.
  app.server.unref();
  return (app.server.address() as AddressInfo).port;
};

/**
 * The API on the whole system, whoever asks being known as somebody at a practice: what is read is permitted by the record, asked for
 * there at each request, and put on record. Who they are is taken from a header: signing in is not what is measured.
 */
export const served = async (ground: Ground): Promise<number> => {
  const system = await ground.system();
  const { clock } = system;
  const nothing = () => null;
  const app = await buildServer(
    {
      ...system,
      today: clock.today,
      now: clock.now,
      identify: async ({ headers }) => ({ user: '555000000001', name: 'Bench', group: 'gp-practice', role: 'R8001', organisation: String(headers[organisationHeader]), activities: [], session: 'bench', scopes: null, acknowledged: true }),
      signIn: signInBy({ ...system, now: clock.now, today: clock.today, care: null, groups: {}, publicUrl: () => 'http://127.0.0.1', secure: false }),
      signInTrouble: nothing,
      dayToConfirm: nothing,
      receiveCallback: null,
      messagesTrouble: nothing,
      mailTrouble: nothing,
      reconcile: () => Promise.resolve(null),
      reconciliationTrouble: nothing,
      settings: settings(),
    },
    logger('silent'),
  );
  return portOf(app);
};

/** The least that could be asked for: one row by its key, by the same driver and a prepared statement, as it is. */
export const servedBare = async ({ pool }: Ground): Promise<number> => {
  const app = fastify();
  app.get<{ readonly Params: { readonly id: string } }>('/:id', async ({ params }) => {
    const { rows } = await pool.query<object>({ name: 'bare', text: 'select * from read_model.participant_summary where participant_id = $1', values: [params.id] });
    return rows[0];
  });
  return portOf(app);
};
