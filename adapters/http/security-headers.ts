import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What an answer tells a browser when no page is meant: it loads nothing, runs nothing, and stands in no frame. */
export const bareHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** Tells browsers how to treat answers, and everybody not to keep them unless they say otherwise: they are of people, or of this moment. */
export const tellBrowsers = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    // Beside `frame-ancestors`, for browsers that are older than it.
    frameguard: { action: 'deny' },
    // No address holds anything of a person; and no other site needs to know that somebody works here.
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onSend', async (_, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
};
