import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import { practiceStream } from '../../application/practice/codec.ts';
import { changePractice, loadPractice } from '../../application/practice/practices.ts';
import type { PracticeCommand } from '../../domain/practice/decide.ts';
import type { Practice } from '../../domain/practice/practice.ts';
import { configurationOrExit } from '../configuration.ts';
import { mailFrom } from '../mail/from-configuration.ts';
import { practiceNotices } from '../practice-notices.ts';
import { projectFolder, type System } from '../system.ts';
import { CommandFailed, withSystem } from './with-system.ts';

/** Tells practices of their lists now, and says what became of it. */
export const notifyPractices = async (): Promise<string> => {
  const configuration = configurationOrExit();
  const mail = await mailFrom(configuration, projectFolder);
  if (mail === null) throw new CommandFailed('no-mail-server: CSMS_SMTP_URL is not set. Set it, and what else mail needs: see docs/practices.md.');
  try {
    return await withSystem('operate', async (system) => {
      const link = configuration.publicUrl ?? `http://${configuration.host}:${configuration.port}`;
      const report = await practiceNotices(system, mail, link)({ today: system.clock.today() });
      if (report === null) throw new CommandFailed('another-is-at-it: another process tells practices at this moment. Try again when it is done.');
      const { sent, delayed, refused, unreachable } = report;
      const said = `Practices told: ${sent}. To be tried again: ${delayed}. With an address that takes no mail: ${refused}.`;
      if (unreachable !== null) throw new CommandFailed(`no-mail-leaves: the mail server takes no mail (${unreachable}). ${said} The same command goes on.`);
      return mail.shownAt === null ? said : `${said}\nNothing was sent to anybody: there is no mail server. The mails are kept, and npm start shows them.`;
    });
  } finally {
    await mail.close();
  }
};

export interface AddressChanges {
  readonly add?: string;
  readonly remove?: string;
  readonly by: string;
}

/** Changes the addresses of a practice, if that is asked for, and tells them. */
export const practiceAddresses = async ({ log, policy, clock }: Pick<System, 'log' | 'policy' | 'clock'>, code: string, { add, remove, by }: AddressChanges): Promise<string> => {
  const practice = code.toUpperCase();
  if (!/^[A-Z0-9]{3,10}$/.test(practice)) throw new CommandFailed('not-a-practice: the ODS code of a practice has three to ten letters and digits.');
  const commands: readonly PracticeCommand[] = [
    ...(add === undefined ? [] : [{ do: 'add-address' as const, address: add, by }]),
    ...(remove === undefined ? [] : [{ do: 'remove-address' as const, address: remove, confirmed: true, by }]),
  ];
  for (const command of commands) {
    const context = { today: clock.today(), actor: { user: by, role: 'operator', organisation: 'csms' }, cause: 'command line', correlationId: randomUUID(), commandId: `command-line/${randomUUID()}` };
    const done = await changePractice({ log, policy })(practiceStream(practice), command, context);
    if (E.isLeft(done)) throw new CommandFailed(`${done.left.code}: ${done.left.message}`);
  }
  return told(practice, await loadPractice(log, practice));
};

const told = (practice: string, { addresses, told: last }: Practice): string =>
  [
    addresses.length === 0 ? `${practice} has no email address: it gets printed lists.` : `${practice} is told at:`,
    ...addresses.map(({ address, refused }) => `  ${address}${refused === null ? '' : ` (takes no mail since ${refused.on}: ${refused.code})`}`),
    last === null ? 'It was never told.' : `It was told last on ${last.on}, by ${last.by}.`,
  ].join('\n');
