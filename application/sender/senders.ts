import { decideSender, type SenderCommand } from '../../domain/sender/decide.ts';
import { senderEventData, type SenderEvent } from '../../domain/sender/events.ts';
import type { SenderRefusal } from '../../domain/sender/refusal.ts';
import { evolveSender, noSender, type SenderRecord } from '../../domain/sender/sender.ts';
import { eventCodec } from '../event-codec.ts';
import { change, type Kind } from '../laboratory/change.ts';

export const senderCodec = eventCodec<typeof senderEventData, SenderEvent>(senderEventData);

/** How the names of these streams begin; the code follows. */
export const senderStreams = 'sender-';

export const senderStream = (code: string): string => `${senderStreams}${code}`;

const senderKind: Kind<SenderRecord, SenderCommand, SenderEvent, SenderRefusal> = { codec: senderCodec, start: noSender, evolve: evolveSender, decide: decideSender };

/** Carries out a command on a sender of the register. */
export const changeSender = change(senderKind);
