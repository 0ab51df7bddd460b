import { join } from 'node:path';
import type { MailSender } from '../../application/ports/mail.ts';
import type { Configuration } from '../configuration.ts';
import { defaultDataFolder } from '../database/embedded/data-folder.ts';
import { smtpSender } from './smtp.ts';
import { mailStandIn } from './stand-in/stand-in.ts';

export type MailConfiguration = Pick<Configuration, 'smtpUrl' | 'mailFrom' | 'smtpTimeout' | 'publicUrl' | 'environment' | 'dataFolder'>;

/** How mail leaves. */
export interface MailWay {
  readonly sender: MailSender;
  readonly from: string;
  /** Where to look at what would have been sent; null: it is sent. */
  readonly shownAt: string | null;
  readonly close: () => Promise<void>;
}

const nobody = 'screening@csms.example';

/** The mail server that the configuration names, in development what stands in for one; null: no mail is sent. */
export const mailFrom = async ({ smtpUrl, mailFrom: from = nobody, smtpTimeout: timeoutSeconds, environment, dataFolder }: MailConfiguration, project: string): Promise<MailWay | null> => {
  if (smtpUrl !== undefined) return { sender: smtpSender({ url: smtpUrl, from, timeoutSeconds, encrypted: environment === 'production' }), from, shownAt: null, close: async () => undefined };
  if (environment === 'production') return null;
  const standIn = await mailStandIn({ folder: join(dataFolder ?? defaultDataFolder(project), 'mail') });
  return { sender: smtpSender({ url: standIn.smtpUrl, from, timeoutSeconds, encrypted: false }), from, shownAt: standIn.url, close: standIn.close };
};
