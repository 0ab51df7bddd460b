import { sendNotices } from '../application/practice/send-notices.ts';
import { practiceLists } from '../projections/practices/queries.ts';
import { alone } from './database/alone.ts';
import type { MailWay } from './mail/from-configuration.ts';
import { noticeMail } from './mail/notice-mail.ts';
import type { System } from './system.ts';

export type NoticesSystem = Pick<System, 'log' | 'policy' | 'db' | 'readModels' | 'clock'>;

/** Tells practices of their lists by mail, with a link to where they are to be seen. */
export const practiceNotices = ({ log, policy, db, readModels, clock }: NoticesSystem, { sender, from }: Pick<MailWay, 'sender' | 'from'>, link: string): ReturnType<typeof sendNotices> =>
  sendNotices({
    log,
    policy,
    lists: practiceLists(db, readModels.catchUp),
    mail: sender,
    write: noticeMail({ link, domain: from.slice(from.lastIndexOf('@') + 1), policy }),
    alone: alone(db, 'practice-notices'),
    now: clock.now,
  });
