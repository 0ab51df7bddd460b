import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import type { Provider } from 'oidc-provider';
import { type DemoUser, demoUsers } from './demo-users.ts';
import { choosePage, errorPage, usersPage } from './pages.ts';
import { type Client, providerFor, realm } from './provider.ts';

export interface IdentityStandIn {
  /** Where its users are shown. */
  readonly url: string;
  readonly issuer: string;
  /** Tells the system that the user's smartcard was taken out. Answers with how many of its sessions were told of. */
  readonly removeSmartcard: (user: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

const here = '127.0.0.1';
const mostBytes = 1_000;
const description = '/.well-known/openid-configuration';

const show = (response: ServerResponse, body: string, status = 200): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'" }).end(body);
};

const userIn = async (request: IncomingMessage): Promise<DemoUser | undefined> => {
  let body = '';
  for await (const piece of request as AsyncIterable<Buffer>) if ((body += piece.toString()).length > mostBytes) return undefined;
  const id = new URLSearchParams(body).get('user');
  return demoUsers.find((user) => user.id === id);
};

/** Who signs in may be another one each time; the library would first have whoever was there before sign out of it. */
const asIfNew = (cookies: string): string => cookies.split('; ').filter((cookie) => !cookie.startsWith('_session')).join('; ');

/**
 * Stands in for NHS CIS2 where the system is tried out: anybody may sign in as any of the demo users, without a password. On this
 * machine only. The library behind it is loaded with the first question; `client` is asked for then.
 */
export const identityStandIn = async (client: () => Promise<Client>, port = 0): Promise<IdentityStandIn> => {
  const server = http.createServer((request, response) => void handle(request, response).catch(() => (response.headersSent ? response.end() : show(response, errorPage('Something went wrong.'), 500))));
  await once(server.listen(port, here), 'listening');
  const url = `http://${here}:${(server.address() as AddressInfo).port}`;
  const signedIn = new Map<string, Set<string>>();

  const begin = async (): Promise<{ readonly provider: Provider; readonly clientId: string }> => {
    const known = await client();
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const provider = await providerFor(`${url}${realm}`, known, { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'stand-in' }, demoUsers);
    provider.on('authorization.success', ({ oidc: { session } }) => {
      const [user, sid] = [session?.accountId, session?.sidFor(known.id)];
      if (user !== undefined && sid !== undefined) signedIn.set(user, (signedIn.get(user) ?? new Set()).add(sid));
    });
    return { provider, clientId: known.id };
  };
  let begun: ReturnType<typeof begin> | undefined;
  const provided = (): ReturnType<typeof begin> => (begun ??= begin());

  const removeSmartcard = async (user: string): Promise<number> => {
    const { provider, clientId } = await provided();
    // Its types leave this out.
    const known = (await provider.Client.find(clientId)) as { readonly backchannelLogout: (user: string, sid: string) => Promise<void> } | undefined;
    const sids = [...(signedIn.get(user) ?? [])];
    signedIn.delete(user);
    for (const sid of sids) await known?.backchannelLogout(user, sid);
    return sids.length;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', url);
    const [, first, uid] = pathname.split('/');
    if (pathname === '/') return show(response, usersPage(demoUsers));
    if (pathname === '/remove-smartcard' && request.method === 'POST') {
      const user = await userIn(request);
      if (user !== undefined) await removeSmartcard(user.id);
      return void response.writeHead(303, { location: '/' }).end();
    }
    const { provider } = await provided();
    if (request.headers.cookie !== undefined) request.headers.cookie = asIfNew(request.headers.cookie);
    if (first === 'interaction' && uid !== undefined && request.method === 'GET') return show(response, choosePage(demoUsers, `/interaction/${uid}`));
    if (first === 'interaction' && uid !== undefined) {
      const user = await userIn(request);
      if (user === undefined) return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'They turned back' });
      return provider.interactionFinished(request, response, { login: { accountId: user.id, acr: 'AAL3_ANY', amr: ['N3_SMARTCARD'], remember: false } });
    }
    if (pathname === `${realm}${description}`) request.url = description;
    await provider.callback()(request, response);
  };

  return {
    url,
    issuer: `${url}${realm}`,
    removeSmartcard,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
