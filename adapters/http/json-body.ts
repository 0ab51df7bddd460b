import type { FastifyInstance } from 'fastify';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

const refusal = (statusCode: number): Error => Object.assign(new Error('The body cannot be read'), { statusCode });

const isUtf8 = (contentType: string): boolean => /^[^;]*(;(?!\s*charset)[^;]*|;\s*charset="?utf-8"?\s*)*$/i.test(contentType);

/** Takes JSON, and JSON alone. Bytes that are no UTF-8 are refused: the framework would put question marks into names without a word. */
export const takeJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (!isUtf8(request.headers['content-type'] ?? '')) return done(refusal(415));
    try {
      void parse(request, utf8.decode(body as Buffer), done);
    } catch {
      done(refusal(400));
    }
  });
};
