import { simpleParser } from 'mailparser';
import type { MailStore } from './store.ts';

/** A mail that came, as programs read it. */
export interface KeptMail {
  readonly name: string;
  readonly messageId: string | null;
  readonly date: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const keptMail = async (store: MailStore, name: string): Promise<KeptMail | null> => {
  const raw = store.read(name);
  if (raw === null) return null;
  const mail = await simpleParser(raw, { skipImageLinks: true });
  const to = [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
  return {
    name,
    messageId: mail.messageId ?? null,
    date: mail.date?.toISOString() ?? null,
    from: mail.from?.text ?? '',
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html === false ? '' : (mail.html ?? ''),
  };
};

/** The newest mails. */
export const newestMails = async (store: MailStore, limit: number): Promise<readonly KeptMail[]> => {
  const mails: KeptMail[] = [];
  for (const name of store.names().slice(0, limit)) {
    const mail = await keptMail(store, name);
    if (mail !== null) mails.push(mail);
  }
  return mails;
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>body{font:16px/1.5 Arial,sans-serif;margin:2rem;color:#212b32}td,th{padding:.4rem 1rem .4rem 0;text-align:left;vertical-align:top;border-bottom:1px solid #d8dde0}pre{white-space:pre-wrap;background:#f0f4f5;padding:1rem}iframe{width:100%;height:60rem;border:1px solid #d8dde0}</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`;

export const listPage = (mails: readonly KeptMail[]): string =>
  page(
    'Mail that would have been sent',
    mails.length === 0
      ? '<p>None has come yet.</p>'
      : `<table><thead><tr><th>When</th><th>To</th><th>Subject</th></tr></thead><tbody>${mails
          .map(({ name, date, to, subject }) => `<tr><td>${escaped(date ?? '')}</td><td>${escaped(to.join(', '))}</td><td><a href="/${name}">${escaped(subject)}</a></td></tr>`)
          .join('')}</tbody></table>`,
  );

export const mailPage = ({ name, messageId, from, to, subject, text }: KeptMail): string =>
  page(
    subject,
    `<p><a href="/">All mail</a></p><table><tbody>${[['From', from], ['To', to.join(', ')], ['Message-ID', messageId ?? '']].map(([what = '', value = '']) => `<tr><th>${what}</th><td>${escaped(value)}</td></tr>`).join('')}</tbody></table><h2>As text</h2><pre>${escaped(text)}</pre><h2>As HTML</h2><iframe sandbox src="/${name}/html" title="As HTML"></iframe>`,
  );
