import * as E from 'fp-ts/lib/Either.js';
import { act, type Acting, type Act } from '../../../application/laboratory/act.ts';
import { itemId } from '../../../application/laboratory/item-id.ts';
import type { LookingDeps } from '../../../application/laboratory/look-for.ts';
import { processFile } from '../../../application/laboratory/process-items.ts';
import { receiveFile, type LaboratoryFile, type ReceiveDeps } from '../../../application/laboratory/receive-file.ts';
import { loadItems } from '../../../application/laboratory/stored-items.ts';
import { handleMany } from '../../../application/participants.ts';
import type { Senders } from '../../../application/ports/senders.ts';
import { layouts } from '../../../adapters/laboratory/layouts.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { command } from '../../../domain/participant/commands.ts';
import type { Known } from '../../bench/matching/people.ts';
import { csas, laboratory } from '../../simulate/actors.ts';

/** The parts of a system that are under torture. */
export interface Parts extends LookingDeps {
  /** Brings what people are looked for in level with the log. */
  readonly catchUp: () => Promise<unknown>;
}

/** The one sender that is known, and where the letters go that go there. */
export const theSender = { active: true, address: { lines: ['THE SURGERY', 'LEEDS'], postcode: 'LS1 1AA' } };
const theRegister: Senders = { of: async (codes) => new Map(codes.filter((code) => code === 'A81001').map((code) => [code, theSender])) };

/** What can be done with the parts, under ids of commands that a seed repeats. */
export const laboratoryWorld = (parts: Parts) => {
  let ids = 0;
  const newId = (): string => `${ids++}`;
  const deps: ReceiveDeps & LookingDeps = {
    ...parts,
    senders: theRegister,
    layout: layouts,
    mostBytes: 1_000_000,
    newId,
    processFile: (...file) => processFile(deps)(...file),
  };
  return {
    newId,
    receive: (file: LaboratoryFile, today: CivilDate) => receiveFile(deps)(file, { today, actor: laboratory, channel: 'folder', sendAnswer: async ({ status }) => status }),
    goThrough: (fileId: string, items: number, today: CivilDate) => processFile(deps)(fileId, items, { today }),
    act: (id: string, what: Act, acting: Pick<Acting, 'now' | 'today' | 'commandId'> & { readonly user: string }) => {
      const { user, ...rest } = acting;
      return act(deps)(id, what, { ...rest, actor: { ...csas, user }, correlationId: 'torture' });
    },
    itemOf: async (fileId: string, number: number) => (await loadItems(deps.log, [itemId(fileId, number)]))[0] ?? null,
    register: async (everybody: readonly Known[], today: CivilDate): Promise<void> => {
      const answers = await handleMany(deps)(everybody.filter(({ isOnRecord }) => isOnRecord).map((known) => registration(known, parts, { today, commandId: `register ${newId()}` })))();
      const failed = answers.find(E.isLeft);
      if (failed !== undefined) throw new Error(`Somebody made up could not be registered: ${JSON.stringify(failed.left)}`);
    },
  };
};

export type LaboratoryWorld = ReturnType<typeof laboratoryWorld>;

const registration = ({ person }: Known, { ids }: Parts, context: { readonly today: CivilDate; readonly commandId: string }) => ({
  participantId: ids.of(person.nhsNumber),
  command: command('register', {
    nhsNumber: person.nhsNumber,
    demographics: {
      name: { prefix: null, given: person.givenName, otherGiven: person.otherGivenNames, family: person.familyName, previousFamily: person.previousFamilyName },
      dateOfBirth: person.dateOfBirth,
      gender: 'female',
      practice: 'A81001',
      address: person.postcode === null ? null : { lines: ['1 HIGH STREET', 'LEEDS'], postcode: person.postcode },
      contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
    },
  }),
  context: { ...context, actor: csas, cause: 'torture', correlationId: 'torture' },
});
