import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { type FastifyBaseLogger, fastify, type FastifyInstance, LogController } from 'fastify';
import { logRequests } from './request-lines.ts';
import { requestIdOf, tellIds } from './correlation.ts';
import type { ApiDependencies } from './dependencies.ts';
import { answerFailures, answerNowhere, refuseAddress } from './failures.ts';
import { identifyEveryone } from './identification.ts';
import { takeJson } from './json-body.ts';
import { tellMetrics } from './metrics.ts';
import { turnedAway } from './looks.ts';
import type { Operation } from './operation.ts';
import { openApi, operations } from './operations/all.ts';
import { limitRates } from './rate-limits.ts';
import { addRoutes } from './routes.ts';
import { tellBrowsers } from './security-headers.ts';
import { addSignIn } from '../web/sign-in/routes.ts';
import { shedLoad } from './shedding.ts';
import { idleSeconds } from './traffic.ts';
import { answerUnreadable } from './unreadable.ts';

export type { ApiDependencies, Identify } from './dependencies.ts';

/** Most bytes of a request's body. */
const bodyLimit = 64 * 1024;

/** Most bytes of the first line and the headers together: a token, ids and cookies are a quarter of it. */
const headerLimit = 16 * 1024;

/** Milliseconds within which the headers must have come: they fit into a few packets. */
const headersTimeout = 20_000;

/** The documentation's pages load nothing from elsewhere, and no page may frame them. Swagger UI sets styles in its elements. */
const documentationPolicy = "default-src 'self'; base-uri 'self'; frame-ancestors 'none'; img-src 'self' data:; object-src 'none'; style-src 'self' 'unsafe-inline'";

const isOfParticipants = (path: string): boolean => path.startsWith('/api/');

/** The HTTP API. Call `listen` to have it answer, and `close` to have it end what it is at and stop. */
export const buildServer = async (deps: ApiDependencies, logger: FastifyBaseLogger): Promise<FastifyInstance> => {
  const { settings } = deps;
  const app = fastify({
    loggerInstance: logger,
    // The framework's own lines would quote addresses; `logRequests` writes ours.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    bodyLimit,
    connectionTimeout: idleSeconds(settings) * 1000,
    requestTimeout: settings.requestSeconds * 1000,
    handlerTimeout: settings.answerSeconds * 1000,
    http: { maxHeaderSize: headerLimit, headersTimeout: Math.min(headersTimeout, settings.requestSeconds * 1000) },
    trustProxy: settings.trustedProxies?.split(',').map((each) => each.trim()) ?? false,
    clientErrorHandler: answerUnreadable,
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => refuseAddress(error, request, reply),
  });
  takeJson(app);
  tellIds(app);
  logRequests(app);
  answerFailures(app);
  await tellBrowsers(app);
  await shedLoad(app, settings);
  const tooManyStrangers = await limitRates(app, settings);
  answerNowhere(app);
  tellMetrics(app, deps);
  await app.register(swagger, { mode: 'static', specification: { document: openApi as StaticDocumentSpec['document'] } });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: documentationPolicy,
    uiConfig: { docExpansion: 'list', deepLinking: true },
    theme: { title: 'CSMS API' },
  });
  const withoutSignIn = ({ path, signIn }: Operation): boolean => signIn === false || !isOfParticipants(path);
  await addSignIn(app, deps.signIn);
  await app.register((open) => addAll(open, deps, operations.filter(withoutSignIn)));
  await app.register(async (known) => {
    identifyEveryone(known, deps.identify, tooManyStrangers, turnedAway(deps, operations));
    await addAll(known, deps, operations.filter((operation) => !withoutSignIn(operation)));
  });
  return app;
};

/** Routes, those that take a body as it comes each by itself: what it may be is told by each. */
const addAll = async (app: FastifyInstance, deps: ApiDependencies, all: readonly Operation[]): Promise<void> => {
  addRoutes(app, deps, all.filter(({ raw }) => raw === undefined));
  for (const operation of all.filter(({ raw }) => raw !== undefined))
    await app.register(async (asItComes) => {
      asItComes.removeAllContentTypeParsers();
      asItComes.addContentTypeParser(Object.keys(operation.raw ?? {}), (_, payload, done) => done(null, payload));
      addRoutes(asItComes, deps, [operation]);
    });
};
