import type { handleBidiStreamingCall, handleClientStreamingCall, ServiceError } from '@grpc/grpc-js';
import type { AppendReq, AppendResp, BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { appended, batchAppended, cancelled, notLeader, unavailable } from './answers.ts';
import { expectedOf, expectedOfBatch, idOf, nameOf, proposed } from './asked.ts';
import { admit, type Node } from './node.ts';
import type { Decision, Expectation, Proposed } from './store.ts';

const elsewhere = { host: '127.0.0.1', port: 1 };

/** One append, a message an event. */
export const append = (node: Node): handleClientStreamingCall<AppendReq, AppendResp> => (call, answer) => {
  node.counts.append += 1;
  const asked: AppendReq[] = [];
  call.on('data', (message: AppendReq) => asked.push(message));
  call.on('error', () => undefined);
  call.on('end', () => {
    const { refused, fault } = admit(node, 'append', call);
    const [first, ...rest] = asked;
    const options = first?.getOptions();
    if (refused || !options) return answer(refused ?? unavailable());
    const expected = expectedOf(options);
    const events = rest.flatMap((message) => message.getProposedMessage() ?? []).map(proposed);
    const settle = (): Decision => node.store.append(nameOf(options.getStreamIdentifier()), expected, events);
    const reply = (said: ServiceError | AppendResp): void => (said instanceof Error ? answer(said) : answer(null, said));
    switch (fault) {
      case 'unavailable': return answer(unavailable());
      case 'not leader': return answer(notLeader(node.leader() ?? elsewhere));
      case 'wrong version': return reply(appended({ kind: 'wrong-version', actual: 0 }, expected));
      case 'cut': return node.cut();
      case 'silence': return undefined;
      case 'done and cut': return void settle(), node.cut();
      case 'done and silence': return void settle();
      case 'done and cancelled': return void settle(), answer(cancelled());
      default: return reply(appended(settle(), expected));
    }
  });
};

interface Gathering {
  readonly stream: string;
  readonly expected: Expectation;
  readonly events: Proposed[];
}

/** Many appends over one call, each answered by its correlation id. */
export const batchAppend = (node: Node): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> => (call) => {
  node.counts.batchAppend += 1;
  const open = new Map<string, Gathering>();
  call.on('error', () => undefined);
  call.on('end', () => call.end());
  call.on('data', (message: BatchAppendReq) => {
    const id = idOf(message.getCorrelationId());
    const options = message.getOptions();
    if (options) open.set(id, { stream: nameOf(options.getStreamIdentifier()), expected: expectedOfBatch(options), events: [] });
    const gathering = open.get(id);
    if (!gathering) return;
    gathering.events.push(...message.getProposedMessagesList().map(proposed));
    if (!message.getIsFinal()) return;
    open.delete(id);
    const { stream, expected, events } = gathering;
    const settle = (): Decision => node.store.append(stream, expected, events);
    const reply = (answer: BatchAppendResp): void => void call.write(answer.setCorrelationId(message.getCorrelationId()).setStreamIdentifier(options?.getStreamIdentifier()));
    const { refused, fault } = admit(node, 'append', call);
    if (refused) return void call.emit('error', refused);
    switch (fault) {
      case 'unavailable': return void call.emit('error', unavailable());
      case 'not leader': return void call.emit('error', notLeader(node.leader() ?? elsewhere));
      case 'wrong version': return reply(batchAppended({ kind: 'wrong-version', actual: 0 }, expected));
      case 'cut': return node.cut();
      case 'silence': return undefined;
      case 'done and cut': return void settle(), node.cut();
      case 'done and silence': return void settle();
      case 'done and cancelled': return void settle(), reply(batchAppended('timeout', expected));
      default: return reply(batchAppended(settle(), expected));
    }
  });
};
