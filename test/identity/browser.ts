/** A browser, as far as signing in needs one: it keeps cookies for each host, follows redirects, and says from where a form was sent. */
export interface Browser {
  readonly get: (url: string) => Promise<Page>;
  /** Sends a form of a page of this address. */
  readonly send: (url: string, fields: Readonly<Record<string, string>>, from?: string) => Promise<Page>;
  /** Asks the API as a page of this address would. */
  readonly ask: (method: 'GET' | 'POST', url: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Page>;
  readonly cookies: (url: string) => ReadonlyMap<string, string>;
  readonly keep: (url: string, name: string, value: string) => void;
  /** As headers came that set cookies. */
  readonly set: readonly string[];
}

export interface Page {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

export const browser = (): Browser => {
  const jars = new Map<string, Map<string, string>>();
  const set: string[] = [];
  const jarOf = (url: string): Map<string, string> => {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    return jar;
  };
  const once = async (url: string, init: RequestInit): Promise<Response> => {
    const jar = jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...(init.headers as Record<string, string>), ...(cookie === '' ? {} : { cookie }) } });
    for (const header of response.headers.getSetCookie()) {
      set.push(header);
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      if (value === '' || /max-age=0/i.test(header)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const follow = async (url: string, init: RequestInit): Promise<Page> => {
    const response = await once(url, init);
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) return follow(new URL(location, url).href, {});
    return { status: response.status, url, text: await response.text(), headers: response.headers };
  };
  return {
    get: (url) => follow(url, {}),
    send: (url, fields, from = new URL(url).origin) =>
      follow(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'origin': from, 'sec-fetch-site': from === new URL(url).origin ? 'same-origin' : 'cross-site' }, body: new URLSearchParams(fields).toString() }),
    ask: (method, url, body, headers = {}) =>
      follow(url, { method, headers: { origin: new URL(url).origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    cookies: jarOf,
    keep: (url, name, value) => void jarOf(url).set(name, value),
    set,
  };
};

/** What a page's form holds under a name. */
export const fieldIn = (page: Page, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
