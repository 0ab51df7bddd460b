import type { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { cancelled, caughtUp, checkpoint, confirmation, noSuchPosition, notLeader, readEvent, streamNotFound, unavailable } from './answers.ts';
import { nameOf } from './asked.ts';
import { admit, type Node } from './node.ts';
import { streams } from './protocol.ts';
import type { Stored } from './store.ts';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** Reading a stream or all of them, in either direction, once or for as long as the reader stays. */
export const read = (node: Node): handleServerStreamingCall<ReadReq, ReadResp> => (call) => {
  const options = call.request.getOptions() ?? new streams.ReadReq.Options();
  const subscribes = options.hasSubscription();
  node.counts[subscribes ? 'subscribe' : 'read'] += 1;
  const { refused, fault } = admit(node, subscribes ? 'subscribe' : 'read', call);
  if (refused) return void call.emit('error', refused);
  switch (fault) {
    case 'unavailable': return void call.emit('error', unavailable());
    case 'not leader': return void call.emit('error', notLeader(node.leader() ?? { host: '127.0.0.1', port: 1 }));
    case 'cut': return node.cut();
    case 'silence': return undefined;
    case 'done and cancelled': return void call.emit('error', cancelled());
    default: return void (subscribes ? subscribe(node, call, options) : answer(node, call, options));
  }
};

const answer = async (node: Node, call: Call, options: ReadReq.Options): Promise<void> => {
  const send = sender(node, call);
  const stream = options.getStream();
  const source = stream ? node.store.streams.get(nameOf(stream.getStreamIdentifier())) : node.store.all;
  if (!source) {
    await send(streamNotFound(nameOf(stream?.getStreamIdentifier())));
    return void call.end();
  }
  const forwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;
  const from = startOf(options, source, forwards);
  if (from === null) return void call.emit('error', noSuchPosition());
  const matches = filterOf(options);
  // Backwards the whole log is read from before a position, a stream from its revision on.
  const ordered = forwards ? source.slice(from) : source.slice(0, stream || options.getAll()?.hasEnd() ? from + 1 : from).reverse();
  let left = Number(options.getCount());
  for (const event of ordered) {
    if (left === 0) break;
    if (!matches(event)) continue;
    left -= 1;
    if (!(await send(readEvent(event)))) return;
  }
  call.end();
};

/** Index of the first event to read: positions and revisions are where a read begins. Null: no record begins there. */
const startOf = (options: ReadReq.Options, source: readonly Stored[], forwards: boolean): number | null => {
  const [all, stream] = [options.getAll(), options.getStream()];
  const given = all ?? stream;
  if (!given || given.hasStart()) return forwards ? 0 : -1;
  if (given.hasEnd()) return forwards ? source.length : source.length - 1;
  if (stream) return Math.min(Number(stream.getRevision()), source.length);
  return indexAt(source, Number(all?.getPosition()?.getCommitPosition()));
};

/** Where a record begins at exactly this byte; the server can read from nowhere else. */
const indexAt = (source: readonly Stored[], position: number): number | null => {
  let [low, high] = [0, source.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = (source[middle] as Stored).position;
    if (found === position) return middle;
    if (found < position) low = middle + 1;
    else high = middle - 1;
  }
  return null;
};

const filterOf = (options: ReadReq.Options): ((event: Stored) => boolean) => {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const [onStream, onType] = [filter.getStreamIdentifier(), filter.getEventType()];
  const prefixes = (onStream ?? onType)?.getPrefixList() ?? [];
  const regex = new RegExp((onStream ?? onType)?.getRegex() || '^');
  const fits = (text: string): boolean => (prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : regex.test(text));
  return ({ stream, type }) => fits(onStream ? stream : type);
};

/** Everything after a place, then whatever comes; with a filter, now and then how far it has looked. */
const subscribe = async (node: Node, call: Call, options: ReadReq.Options): Promise<void> => {
  const send = sender(node, call);
  const stream = options.getStream();
  const source = (): readonly Stored[] => (stream ? (node.store.streams.get(nameOf(stream.getStreamIdentifier())) ?? []) : node.store.all);
  const given = options.getAll() ?? stream;
  const found = startOf(options, source(), true);
  if (found === null) return void call.emit('error', noSuchPosition());
  let next = given?.hasStart() || given?.hasEnd() ? found : found + 1;
  const matches = filterOf(options);
  const every = options.hasFilter() ? (options.getFilter()?.getMax() || 32) * (options.getFilter()?.getCheckpointintervalmultiplier() || 1) : Infinity;
  const left = gone(call);
  let looked = 0;
  let more = await send(confirmation());
  for (let level = false; more; level = true) {
    for (let event = source()[next]; event && more; event = source()[++next]) {
      if (matches(event)) more = await send(readEvent(event));
      if (++looked % every === 0) more = more && (await send(checkpoint(event.position)));
    }
    if (!level && more && node.tellsEnd) more = await send(caughtUp());
    const grown = node.store.grown();
    if (more && next >= source().length) await Promise.race([grown, left]);
    more = more && !call.cancelled && !call.destroyed;
  }
};

/** Sends when the network can take it. False: the reader is gone. */
const sender = (node: Node, call: Call) => {
  const left = gone(call);
  return async (message: ReadResp): Promise<boolean> => {
    if (call.cancelled || call.destroyed) return false;
    if (message.hasEvent()) node.counts.events += 1;
    if (call.write(message)) return true;
    await Promise.race([new Promise((resolve) => call.once('drain', resolve)), left]);
    return !call.cancelled && !call.destroyed;
  };
};

const gone = (call: Call): Promise<unknown> =>
  new Promise((resolve) => {
    if (call.cancelled || call.destroyed) resolve(null);
    for (const sign of ['cancelled', 'close', 'error']) call.once(sign, resolve);
  });
