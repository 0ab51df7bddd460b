import { type handleUnaryCall, Server, ServerCredentials } from '@grpc/grpc-js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { append, batchAppend } from './append.ts';
import type { Endpoint } from './answers.ts';
import { type Faults, faults } from './faults.ts';
import { type Line, line } from './line.ts';
import type { Node } from './node.ts';
import { features, gossip, GossipService, ServerFeaturesService, shared, StreamsService } from './protocol.ts';
import { read } from './read.ts';
import { store as emptyStore, type Store } from './store.ts';

export interface StandIn {
  /** Of this node alone, insecure unless it has certificates. */
  readonly url: string;
  /** The same, past the line that can be cut: half as many sockets. */
  readonly directUrl: string;
  readonly port: number;
  readonly store: Store;
  readonly faults: Faults;
  readonly counts: Node['counts'];
  readonly line: Line;
  /** Ends this server process, so to say, with all its connections. Another one may begin with its store. */
  readonly stop: () => Promise<void>;
}

export interface StandInOptions {
  readonly store?: Store;
  /** The nodes of the cluster, this one among them when it is alone; asked each time somebody asks for gossip. */
  readonly members?: () => readonly (Endpoint & { readonly leads: boolean })[];
  readonly leader?: () => Endpoint | null;
  readonly batches?: boolean;
  readonly tellsEnd?: boolean;
  readonly credentials?: string;
  readonly tls?: { readonly key: Buffer; readonly certificate: Buffer };
}

/**
 * A server that speaks the published protocol of EventStoreDB and KurrentDB over a real socket of this machine and keeps
 * everything in memory, with faults on demand. Stands in where no real server can.
 */
export const standIn = async (options: StandInOptions = {}): Promise<StandIn> => {
  const { batches = true, tellsEnd = true, tls, leader = () => null } = options;
  const store = options.store ?? emptyStore();
  const queued = faults();
  const counts = { append: 0, batchAppend: 0, read: 0, subscribe: 0, events: 0 };
  let wire: Line | undefined;
  const node: Node = { store, faults: queued, counts, leader, tellsEnd, credentials: options.credentials ?? null, cut: () => wire?.cut() };

  const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
  server.addService(StreamsService, { append: append(node), batchAppend: batchAppend(node), read: read(node), delete: notServed(), tombstone: notServed() });
  server.addService(ServerFeaturesService, { getSupportedMethods: supported(batches) });
  server.addService(GossipService, { read: members(() => options.members?.() ?? [{ host: '127.0.0.1', port: wire?.port ?? 0, leads: true }]) });
  const secured = tls ? ServerCredentials.createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }]) : ServerCredentials.createInsecure();
  const bound = await new Promise<number>((resolve, reject) => server.bindAsync('127.0.0.1:0', secured, (error, port) => (error ? reject(error) : resolve(port))));
  const opened = (wire = await line(bound));
  return {
    url: `esdb://127.0.0.1:${opened.port}?tls=${tls !== undefined}`,
    directUrl: `esdb://127.0.0.1:${bound}?tls=${tls !== undefined}`,
    port: opened.port,
    store,
    faults: queued,
    counts,
    line: opened,
    stop: async () => {
      server.forceShutdown();
      await opened.close();
    },
  };
};

const notServed = <A, B>(): handleUnaryCall<A, B> => (_, answer) => answer({ code: 12, details: 'Not of use here' });

const supported = (batches: boolean): handleUnaryCall<Empty, SupportedMethods> => (_, answer) => {
  const names = ['read', 'append', ...(batches ? ['batchappend'] : [])];
  const methods = names.map((name) => new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name));
  answer(null, new features.SupportedMethods().setEventStoreServerVersion('24.10.0').setMethodsList(methods));
};

const members = (of: () => ReturnType<NonNullable<StandInOptions['members']>>): handleUnaryCall<Empty, ClusterInfo> => (_, answer) => {
  const { VNodeState } = gossip.MemberInfo;
  const list = of().map(({ host, port, leads }) =>
    new gossip.MemberInfo()
      .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
      .setTimeStamp('0')
      .setState(leads ? VNodeState.LEADER : VNodeState.FOLLOWER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
  );
  answer(null, new gossip.ClusterInfo().setMembersList(list));
};
