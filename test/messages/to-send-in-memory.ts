import * as E from 'fp-ts/lib/Either.js';
import { messageCodec, messageStreams } from '../../application/message/codec.ts';
import { decode } from '../../application/participant-codec.ts';
import { participantStreams } from '../../application/participant-id.ts';
import type { EventLog } from '../../application/ports/event-log.ts';
import type { LetterOwed, MessagesToSend } from '../../application/ports/messages-to-send.ts';
import type { LetterCode } from '../../domain/codes/letter.ts';
import { evolveMessage } from '../../domain/message/evolve.ts';
import type { Message, OpenMessage } from '../../domain/message/message.ts';
import { isRefused } from '../../domain/message/taken-back.ts';

type Stored = OpenMessage & { readonly reference: string };

/** What there is to send, by reading the whole log: as it stood when it was last asked to be level with it. */
export const toSendInMemory = (log: EventLog): MessagesToSend => {
  let letters: readonly LetterOwed[] = [];
  let messages: readonly Stored[] = [];
  const opened = (): ReadonlySet<string> => new Set(messages.map(({ reference }) => reference));
  const at = (place: OpenMessage['place']['at']): readonly Stored[] => messages.filter((each) => each.place.at === place);
  const after = (all: readonly Stored[], position: number, limit: number): readonly Stored[] => all.filter((each) => each.position > position).slice(0, limit);

  return {
    catchUp: async () => {
      letters = await readLetters(log);
      messages = await readMessages(log);
    },
    unopened: (position, limit) => Promise.resolve(letters.filter((each) => each.position > position && !opened().has(each.reference)).slice(0, limit)),
    lastOpened: () => Promise.resolve(messages.at(-1)?.position ?? 0),
    openBatches: () => {
      const batches = new Map<string, { batch: string; letter: LetterCode; references: string[] }>();
      for (const { reference, letter, place } of at('handing-over')) {
        if (place.at !== 'handing-over') continue;
        const batch = batches.get(place.batch) ?? { batch: place.batch, letter, references: [] };
        batches.set(place.batch, { ...batch, references: [...batch.references, reference] });
      }
      return Promise.resolve([...batches.values()]);
    },
    waitingLetters: () => {
      const oldest = new Map<LetterCode, OpenMessage['place']>();
      for (const { letter, place } of at('waiting')) if (!oldest.has(letter)) oldest.set(letter, place);
      return Promise.resolve([...oldest].map(([letter, place]) => ({ letter, refused: place.at === 'waiting' && isRefused(place.takenBack) })));
    },
    waiting: (letter, position, limit) => Promise.resolve(after(at('waiting').filter((each) => each.letter === letter), position, limit)),
    held: (position, limit) => Promise.resolve(after(at('held'), position, limit)),
  };
};

/** The same, level with the log. */
export const level = async (toSend: MessagesToSend): Promise<MessagesToSend> => {
  await toSend.catchUp();
  return toSend;
};

/** Every letter that was asked for, in order. */
export const readLetters = async (log: EventLog): Promise<readonly LetterOwed[]> => {
  const letters: LetterOwed[] = [];
  for await (const { events } of log.readAll(0, 1_000, { streamPrefix: participantStreams }))
    for (const recorded of events) {
      const event = decode(recorded);
      if (E.isLeft(event) || event.right.type !== 'letter-requested') continue;
      const { letter, testDate } = event.right.data;
      letters.push({ reference: recorded.id, position: recorded.position, participantId: recorded.stream.slice(participantStreams.length), letter, testDate });
    }
  return letters;
};

/** Every message as it stands, in the order in which the letters were asked for. */
export const readMessages = async (log: EventLog): Promise<readonly Stored[]> => {
  const all = new Map<string, Message>();
  for await (const { events } of log.readAll(0, 1_000, { streamPrefix: messageStreams }))
    for (const recorded of events) {
      const reference = recorded.stream.slice(messageStreams.length);
      const event = messageCodec.decode(recorded);
      if (E.isRight(event)) all.set(reference, evolveMessage(all.get(reference) ?? null, event.right));
    }
  return [...all].flatMap(([reference, message]) => (message === null ? [] : [{ reference, ...message }])).toSorted((a, b) => a.position - b.position);
};
