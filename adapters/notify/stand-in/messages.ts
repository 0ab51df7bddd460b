import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { mostBytes } from '../request.ts';
import type { Access } from './access.ts';
import { dice } from './dice.ts';
import type { Knobs } from './knobs.ts';
import { findPlan, waysOf } from './plans.ts';
import { preferred, refusal, type Reply } from './problems.ts';
import { instantOf, happened, type Kept, standing, type Store } from './store.ts';
import { type Client, readRequest } from './validate.ts';

export interface MessagesDeps {
  readonly store: Store;
  readonly access: Access;
  readonly knobs: () => Knobs;
  readonly client: Client;
  readonly now: () => number;
  readonly today: () => CivilDate;
  readonly onAccepted: (messages: readonly Kept[]) => void;
}

const mediaType = 'application/vnd.api+json';
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What a call meets before anybody looks at what it says; null: nothing. */
const hindrance = ({ method, headers }: FastifyRequest, { letsIn }: Access): Reply | null => {
  if (headers.authorization?.includes('banned')) return refusal({ code: 'CM_SERVICE_BAN', pointer: '/' });
  if (!letsIn(headers.authorization)) return refusal({ code: 'CM_DENIED', pointer: '/header/Authorization' });
  const accepts = (headers.accept ?? '*/*').split(',').some((each) => ['*/*', 'application/*', 'application/json', mediaType].includes(each.split(';')[0]?.trim() ?? ''));
  if (!accepts) return refusal({ code: 'CM_NOT_ACCEPTABLE', pointer: '/header/Accept' });
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';').map((part) => part.trim());
  const isTaken = ['application/json', mediaType].includes(type) && parameters.every((each) => !each.startsWith('charset=') || each === 'charset=utf-8');
  if (method === 'POST' && !isTaken) return refusal({ code: 'CM_UNSUPPORTED_MEDIA', pointer: '/header/Content-Type' });
  return preferred(typeof headers['prefer'] === 'string' ? headers['prefer'] : undefined);
};

const parsed = (body: unknown): unknown => {
  try {
    return JSON.parse(String(body)) as unknown;
  } catch {
    return null;
  }
};

const created = ({ id, plan, asked, at }: Kept): object => ({
  type: 'Message',
  id,
  attributes: { messageReference: asked.messageReference, messageStatus: 'created', timestamps: { created: iso(at) }, routingPlan: { id: plan.id, name: plan.letter, version: '1', createdDate: iso(at) } },
  links: { self: `/v1/messages/${id}` },
});

const shown = (kept: Kept, now: number): object => {
  const steps = happened(kept, now);
  const state = standing(kept, now);
  const channels = kept.ways.map(({ channel }, n) => {
    const last = steps.findLast(({ way }) => way?.channel === channel);
    return { type: channel, retryCount: 1, cascadeType: 'primary', cascadeOrder: n + 1, channelStatus: last?.status ?? 'created', channelStatusDescription: last?.description ?? undefined, channelFailureReasonCode: last?.failureCode ?? undefined, supplierStatus: last?.way?.supplier ?? undefined };
  });
  const timestamps = Object.fromEntries(steps.filter(({ way }) => way === null).map((step) => [step.status, iso(instantOf(kept, step))]));
  const { attributes, ...message } = created(kept) as { readonly attributes: object };
  return { ...message, attributes: { ...attributes, messageStatus: state?.status ?? 'created', messageStatusDescription: state?.description ?? undefined, messageFailureReasonCode: state?.failureCode ?? undefined, channels, timestamps } };
};

/** Messages and batches as NHS Notify takes and shows them, with what may go wrong by chance. */
export const answerMessages = (app: FastifyInstance, deps: MessagesDeps): void => {
  const { store, access, knobs, client, now, today, onAccepted } = deps;
  const calls = new Map<string, number>();

  /** What becomes of a call by chance: the same call again is another throw. */
  const fate = (reference: string): 'broken' | 'lost' | 'busy' | 'early' | null => {
    const { seed, broken, busy, early } = knobs();
    const time = (calls.get(reference) ?? 0) + 1;
    if (broken + busy + early > 0) calls.set(reference, time);
    const thrown = dice(seed, 'call', reference, time);
    if (thrown < broken) return thrown < broken / 2 ? 'broken' : 'lost';
    return thrown < broken + busy ? 'busy' : thrown < broken + busy + early ? 'early' : null;
  };

  const take = async (type: 'Message' | 'MessageBatch', body: unknown): Promise<Reply | 'lost'> => {
    const asked = readRequest(body, type, client);
    if (!('messages' in asked)) return refusal(...asked);
    const plan = findPlan(asked.routingPlanId);
    if (plan === undefined) return refusal({ code: 'CM_NO_SUCH_ROUTING_PLAN', pointer: '/data/attributes/routingPlanId' });
    const reference = asked.batchReference ?? asked.messages[0]?.messageReference ?? '';
    const by = fate(reference);
    if (by === 'broken') return refusal({ code: 'CM_SERVICE_UNAVAILABLE', pointer: '/' });
    if (by === 'busy') return refusal({ code: 'CM_QUOTA', pointer: '/' });
    if (by === 'early') return refusal({ code: 'CM_RETRY_TOO_EARLY', pointer: '/' });
    const hadBefore = asked.batchReference === null ? store.byReference(reference).length > 0 : store.hadBatch(reference);
    if (hadBefore) return refusal({ code: 'CM_DUPLICATE_REQUEST', pointer: `/data/attributes/${asked.batchReference === null ? 'messageReference' : 'messageBatchReference'}` });
    const kept = await store.accept({ ...asked, at: now(), ways: waysOf(plan, today()), knobs: knobs() });
    onAccepted(kept);
    if (by === 'lost') return 'lost';
    const [one] = kept;
    if (asked.batchReference === null && one !== undefined) return { status: 201, headers: { location: `/v1/messages/${one.id}` }, body: { data: created(one) } };
    const routingPlan = { id: plan.id, name: plan.letter, version: '1', createdDate: iso(now()) };
    const messages = kept.map(({ id, asked: { messageReference } }) => ({ messageReference, id }));
    return { status: 201, body: { data: { type: 'MessageBatch', id: reference, attributes: { messageBatchReference: reference, routingPlan, messages } } } };
  };

  const write = (reply: FastifyReply, { status, headers = {}, body }: Reply): FastifyReply => reply.code(status).headers(headers).type(mediaType).send(JSON.stringify(body));
  const answer = async (request: FastifyRequest, reply: FastifyReply, then: () => Promise<Reply | 'lost'>): Promise<FastifyReply> => {
    const correlationId = request.headers['x-correlation-id'];
    if (typeof correlationId === 'string') reply.header('x-correlation-id', correlationId);
    const given = hindrance(request, access) ?? (await then());
    if (given !== 'lost') return write(reply, given);
    request.raw.socket.destroy();
    return reply.hijack();
  };

  void app.register(async (comms) => {
    comms.removeAllContentTypeParsers();
    comms.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostBytes }, (_, body, done) => done(null, body));
    comms.setErrorHandler<{ readonly statusCode?: number }>((error, _, reply) => write(reply, refusal({ code: error.statusCode === 413 ? 'CM_TOO_LARGE' : 'CM_INTERNAL_SERVER_ERROR', pointer: '/' })));
    comms.setNotFoundHandler((request, reply) => answer(request, reply, () => Promise.resolve(refusal({ code: 'CM_NOT_FOUND', pointer: '/' }))));
    comms.post('/v1/messages', (request, reply) => answer(request, reply, () => take('Message', parsed(request.body))));
    comms.post('/v1/message-batches', (request, reply) => answer(request, reply, () => take('MessageBatch', parsed(request.body))));
    comms.get<{ Params: { id: string } }>('/v1/messages/:id', (request, reply) =>
      answer(request, reply, () => {
        const kept = store.byId(request.params.id);
        return Promise.resolve(kept === undefined ? refusal({ code: 'CM_NOT_FOUND', pointer: '/' }) : { status: 200, body: { data: shown(kept, now()) } });
      }),
    );
    for (const url of ['/v1/messages', '/v1/message-batches', '/v1/messages/:id'])
      comms.route({ method: ['PUT', 'DELETE', 'PATCH'], url, handler: (request, reply) => answer(request, reply, () => Promise.resolve(refusal({ code: 'CM_NOT_ALLOWED', pointer: '/' }))) });
  }, { prefix: '/comms' });
};
