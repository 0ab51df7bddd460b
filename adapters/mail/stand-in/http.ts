import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Faults, MailFault } from './fault.ts';
import { keptMail, listPage, mailPage, newestMails } from './pages.ts';
import type { MailStore } from './store.ts';

/** Mails that are shown at once. */
const shown = 100;
const mostBytes = 10_000;

const answer = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'" });
  response.end(body);
};

const json = (response: ServerResponse, status: number, body: unknown): void => answer(response, status, 'application/json', JSON.stringify(body));

const faultIn = async (request: IncomingMessage): Promise<MailFault | null> => {
  let body = '';
  for await (const piece of request as AsyncIterable<Buffer>) if ((body += piece.toString()).length > mostBytes) return null;
  try {
    const fault: unknown = JSON.parse(body);
    return MailFault.is(fault) && (fault.does === 'drop' || (fault.does >= 400 && fault.does <= 599)) ? fault : null;
  } catch {
    return null;
  }
};

/** The side of the stand-in that shows what came, as pages and as JSON, and takes faults. */
export const httpSide = (store: MailStore, faults: Faults): http.Server => {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://stand-in');
    const [, name = '', part] = pathname.split('/');
    if (pathname === '/faults' && request.method === 'POST') {
      const fault = await faultIn(request);
      if (fault === null) return json(response, 400, { code: 'not-a-fault', detail: 'at: greeting, sender, recipient or message; does: a number from 400 to 599, or drop; perhaps address, times, after (milliseconds)' });
      faults.add(fault);
      return json(response, 200, fault);
    }
    if (pathname === '/faults' && request.method === 'DELETE') {
      faults.clear();
      return json(response, 200, {});
    }
    if (request.method !== 'GET') return json(response, 405, { code: 'not-allowed' });
    if (pathname === '/') return answer(response, 200, 'text/html', listPage(await newestMails(store, shown)));
    if (pathname === '/mails') return json(response, 200, { total: store.names().length, items: await newestMails(store, shown) });
    const mail = await keptMail(store, name);
    if (mail === null) return json(response, 404, { code: 'not-found' });
    return part === 'html' ? answer(response, 200, 'text/html', mail.html) : answer(response, 200, 'text/html', mailPage(mail));
  };
  return http.createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
};
