import { EventStoreDBClient } from '@eventstore/db-client';

/**
 * A client of the server, or cluster of servers, at this address. It connects when it is first used.
 *
 * Appends go out one call each. Left alone the client would send them all over one long call, whose waiting answers it
 * keeps in one table for the whole process: when such a call breaks, the waiting answers of every other call are thrown away
 * with its own, and the first answer that then comes for one of them ends the process (client 6.2.1, batchAppend.js).
 */
export const connect = (address: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(address);
  Reflect.set(client, 'supports', () => Promise.resolve(false));
  return client;
};
