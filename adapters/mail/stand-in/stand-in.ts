import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { type Faults, faults as noFaults } from './fault.ts';
import { httpSide } from './http.ts';
import { type KeptMail, newestMails } from './pages.ts';
import { smtpSide } from './smtp.ts';
import { mailStore } from './store.ts';

export interface MailStandIn {
  /** `smtp:` address at which it takes mail. */
  readonly smtpUrl: string;
  /** Where to look at what came: a page; `/mails` as JSON. */
  readonly url: string;
  /** Newest first. */
  readonly mails: () => Promise<readonly KeptMail[]>;
  readonly faults: Pick<Faults, 'add' | 'clear'>;
  readonly close: () => Promise<void>;
}

export interface MailStandInOptions {
  /** Where it keeps what came. */
  readonly folder: string;
  /** How many it keeps: the newest. */
  readonly most?: number;
  readonly now?: () => number;
}

const here = '127.0.0.1';
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Stands in for a mail server where there is none: takes mail by SMTP, sends it to nobody, and shows it. On this machine only, at ports that are free. */
export const mailStandIn = async ({ folder, most = 500, now = Date.now }: MailStandInOptions): Promise<MailStandIn> => {
  const store = mailStore(folder, most, now);
  const faults = noFaults();
  const smtp = smtpSide(store, faults);
  const taking = smtp.listen(0, here);
  const web = httpSide(store, faults).listen(0, here);
  await Promise.all([taking, web].map((server) => once(server, 'listening')));
  return {
    smtpUrl: `smtp://${here}:${portOf(taking)}`,
    url: `http://${here}:${portOf(web)}`,
    mails: () => newestMails(store, most),
    faults,
    close: async () => {
      web.close();
      web.closeAllConnections();
      await new Promise<void>((done) => void smtp.close(done));
    },
  };
};
