import { soundAddress } from '../../domain/practice/address.ts';
import * as t from 'io-ts';
import { HttpUrl, optional, SmtpUrl, wholeNumber } from './texts.ts';

/** Mail to practices. */
export const mailVariables = {
  smtpUrl: {
    name: 'CSMS_SMTP_URL',
    meaning: 'Mail server by which practices are told that their lists have changed. In production an `smtp:` connection is encrypted before anything else is said (STARTTLS), or nothing is sent',
    expects: 'an address such as smtps://user:password@host:465 or smtp://user:password@host:587',
    unset: 'in development a stand-in that shows what would have been sent; in production no mail is sent',
    secret: true,
    codec: optional(SmtpUrl),
  },
  mailFrom: {
    name: 'CSMS_MAIL_FROM',
    meaning: 'Email address from which mail is sent. Must be set where `CSMS_SMTP_URL` is',
    expects: 'an email address such as screening@example.nhs.uk',
    unset: '`screening@csms.example`, which is nobody',
    codec: optional(t.refinement(t.string, (text) => soundAddress(text) === text, 'MailFrom')),
  },
  smtpTimeout: {
    name: 'CSMS_SMTP_TIMEOUT_SECONDS',
    meaning: 'Seconds for which a mail server may be silent',
    expects: 'a whole number from 1 to 600',
    default: '30',
    codec: wholeNumber(1, 600),
  },
  publicUrl: {
    name: 'CSMS_PUBLIC_URL',
    meaning: 'Address at which people reach the system, as emails name it. Must be set where `CSMS_SMTP_URL` is',
    expects: 'an address such as https://csms.example.nhs.uk; in production it begins with https',
    unset: 'the address of the HTTP API',
    codec: optional(HttpUrl),
  },
} as const;
