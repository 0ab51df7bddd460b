import type { FastifyInstance } from 'fastify';
import * as E from 'fp-ts/lib/Either.js';
import { filled } from '../../messages/fill.ts';
import { textOf } from '../../messages/texts.ts';
import { happened, instantOf, type Kept, standing, type Store } from './store.ts';

/** Most messages on a page. */
const pageSize = 100;

/** The text as somebody would read it on its ways; where it asks for what was not sent along, that it does. */
const textsOf = ({ plan, asked }: Kept): { readonly written: string; readonly sms: string | null } => {
  const values = Object.fromEntries(Object.entries(asked.personalisation).map(([field, value]) => [field, String(value)]));
  const { written, sms } = textOf(plan.letter);
  const read = (text: string): string => E.getOrElse((why: string) => why)(E.tryCatch(() => filled(text, values), (error) => (error instanceof Error ? error.message : 'It cannot be filled')));
  return { written: read(written), sms: sms === null ? null : read(sms) };
};

const sent = (kept: Kept, now: number): object => ({
  reference: kept.asked.messageReference,
  id: kept.id,
  batch: kept.batchReference,
  letter: kept.plan.letter,
  accepted: new Date(kept.at).toISOString(),
  status: standing(kept, now)?.status ?? 'created',
  ways: kept.ways,
  recipient: kept.asked.recipient,
  personalisation: kept.asked.personalisation,
  text: textsOf(kept),
  happened: happened(kept, now).map((step) => ({ at: new Date(instantOf(kept, step)).toISOString(), channel: step.way?.channel ?? null, status: step.status, supplier: step.way?.supplier ?? null, description: step.description })),
});

const inHtml = (text: unknown): string => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${inHtml(title)}</title><style>body{font:1rem/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse}td,th{border-bottom:1px solid;padding:.3rem .8rem;text-align:left;vertical-align:top}pre{white-space:pre-wrap}</style><h1>${inHtml(title)}</h1>${body}</html>`;

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><tr>${heads.map((head) => `<th scope="col">${inHtml(head)}</th>`).join('')}</tr>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;

const listPage = (store: Store, newest: readonly Kept[], now: number): string => {
  const rows = newest.map((kept) => [
    `<a href="/sent/${encodeURIComponent(kept.asked.messageReference)}.html">${inHtml(kept.asked.messageReference)}</a>`,
    inHtml(kept.plan.letter),
    inHtml(new Date(kept.at).toISOString()),
    inHtml(standing(kept, now)?.status ?? 'created'),
    inHtml(kept.ways.map(({ channel }) => channel).join(', ')),
  ]);
  return page('What would have been sent', `<p>${store.count()} messages; the newest ${rows.length}. Nothing of this left this machine.</p>${table(['Reference', 'Letter', 'Accepted', 'Status', 'Ways'], rows)}`);
};

const messagePage = (kept: readonly Kept[], now: number): string =>
  page(
    `Message ${kept[0]?.asked.messageReference ?? ''}`,
    kept
      .map((each) => {
        const steps = happened(each, now).map((step) => [new Date(instantOf(each, step)).toISOString(), step.way?.channel ?? 'message', step.status, step.way?.supplier ?? '', step.description ?? ''].map(inHtml));
        const { written, sms } = textsOf(each);
        const texts = [['In the NHS App and by post', written] as const, ...(sms === null ? [] : [['By text message', sms] as const])];
        return `<h2>${inHtml(each.plan.letter)}</h2>${table(['When', 'Way', 'Status', 'Supplier', 'Why'], steps)}<h3>To</h3><pre>${inHtml(JSON.stringify(each.asked.recipient, null, 2))}</pre>${texts.map(([title, text]) => `<h3>${inHtml(title)}</h3><pre>${inHtml(text)}</pre>`).join('')}<h3>What its text is filled with</h3><pre>${inHtml(JSON.stringify(each.asked.personalisation, null, 2))}</pre>`;
      })
      .join(''),
  );

/** What would have been sent, for people (`/`) and programs (`/sent`): newest first. Addresses hold references, nothing of a person. */
export const showSent = (app: FastifyInstance, store: Store, now: () => number): void => {
  const newest = (from: number): readonly Kept[] => [...store.all()].reverse().slice(from, from + pageSize);
  app.get('/', (_, reply) => reply.type('text/html; charset=utf-8').send(listPage(store, newest(0), now())));
  app.get<{ Querystring: { from?: string } }>('/sent', ({ query }, reply) => {
    const from = Math.max(0, Math.trunc(Number(query.from ?? 0)) || 0);
    return reply.send({ count: store.count(), from, messages: newest(from).map((kept) => sent(kept, now())) });
  });
  app.get<{ Params: { reference: string } }>('/sent/:reference', ({ params: { reference } }, reply) => {
    const isPage = reference.endsWith('.html');
    const kept = store.byReference(isPage ? reference.slice(0, -'.html'.length) : reference);
    if (kept.length === 0) return reply.code(404).send({ error: 'No message came under this reference.' });
    return isPage ? reply.type('text/html; charset=utf-8').send(messagePage(kept, now())) : reply.send({ messages: kept.map((each) => sent(each, now())) });
  });
};
