import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail, MailAnswer, MailSender } from '../../application/ports/mail.ts';
import type { RefusedAddress } from '../../domain/practice/events.ts';

/** A mail server, as we reach it. */
export interface SmtpSettings {
  /** `smtp:` or `smtps:`, with user and password where it wants them. */
  readonly url: string;
  /** Who it is from: an email address. */
  readonly from: string;
  /** Whether nothing may be said before the connection is encrypted. */
  readonly encrypted: boolean;
  /** How long the server may be silent. */
  readonly timeoutSeconds: number;
}

type Trouble = Error & { readonly code?: string | undefined; readonly responseCode?: number | undefined; readonly recipient?: string | undefined; readonly command?: string | undefined; readonly rejectedErrors?: readonly Trouble[] | undefined };

/** Sends mail by SMTP, each over a connection of its own. The server's words, which may quote anything, go no further than their code. */
export const smtpSender = (settings: SmtpSettings): MailSender => ({
  send: async (mail) => {
    const connection = connectionTo(settings);
    // One that is not listened to would end the process.
    connection.on('error', () => undefined);
    try {
      await ready(connection, settings);
    } catch (error) {
      connection.close();
      return { kind: 'unreachable', code: codeOf(error as Trouble) };
    }
    try {
      return await given(connection, mail, settings.from);
    } finally {
      connection.quit();
    }
  },
});

const connectionTo = ({ url, encrypted, timeoutSeconds }: SmtpSettings): SMTPConnection => {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'smtps:';
  const patience = timeoutSeconds * 1_000;
  return new SMTPConnection({
    host: hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    secure,
    requireTLS: encrypted && !secure,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
};

const ready = (connection: SMTPConnection, { url }: SmtpSettings): Promise<void> =>
  new Promise((resolve, reject) => {
    const { username, password } = new URL(url);
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('closed')));
    connection.connect((failed) => {
      if (failed) reject(failed);
      else if (username === '') resolve();
      else connection.login({ credentials: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }, (refused) => (refused ? reject(refused) : resolve()));
    });
  });

const given = async (connection: SMTPConnection, { messageId, to, subject, text, html }: Mail, from: string): Promise<MailAnswer> => {
  const composed = new MailComposer({
    from: { name: 'Cervical Screening Management System', address: from },
    to: [...to],
    subject,
    text,
    html,
    messageId: `<${messageId}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  const message = await composed.compile().build();
  return new Promise((resolve) => {
    const brokenOff = (): void => resolve({ kind: 'broken-off', code: 'no-answer' });
    connection.once('end', brokenOff);
    connection.once('error', brokenOff);
    connection.send({ from, to: [...to] }, message, (failed, info) => resolve(failed ? meant(failed) : answered(info?.accepted ?? [], (info?.rejectedErrors ?? []))));
  });
};

/** What it means when the server took the mail for nobody. */
const meant = (trouble: Trouble): MailAnswer => {
  const { rejectedErrors = [], command, responseCode } = trouble;
  if (rejectedErrors.length > 0) return answered([], rejectedErrors);
  // Who will not have our sender will not have any mail of ours.
  if (command === 'MAIL FROM') return { kind: 'unreachable', code: `sender-${codeOf(trouble)}` };
  return { kind: 'broken-off', code: responseCode === undefined ? 'no-answer' : `message-${responseCode}` };
};

const answered = (accepted: readonly unknown[], rejected: readonly Trouble[]): MailAnswer => {
  const isForGood = ({ responseCode = 0 }: Trouble): boolean => responseCode >= 500;
  const told = (some: readonly Trouble[]): readonly RefusedAddress[] => some.flatMap((each) => (each.recipient === undefined ? [] : [{ address: each.recipient, code: codeOf(each) }]));
  return { kind: 'answered', accepted: accepted.map(String), refused: told(rejected.filter(isForGood)), delayed: told(rejected.filter((each) => !isForGood(each))) };
};

/** The server's three digits, or the kind of trouble on the way to it. */
const codeOf = ({ responseCode, code = 'no-answer' }: Trouble): string => (responseCode === undefined ? code : String(responseCode));
