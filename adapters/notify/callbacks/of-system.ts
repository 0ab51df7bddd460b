import type { Logger } from 'pino';
import { told } from '../../../application/message/told.ts';
import type { System } from '../../system.ts';
import { type ReceiveCallback, receiveCallback } from './receive.ts';
import type { CallbackKey } from './signature.ts';

/** Callbacks that are recorded in the system's log; null: there is no key by which they could be known. */
export const callbacksInto = (system: Pick<System, 'log' | 'policy' | 'clock'>, key: CallbackKey | null, log: Pick<Logger, 'warn'>): ReceiveCallback | null =>
  key === null
    ? null
    : receiveCallback({
        key,
        told: (news) => told(system)(news, system.clock.today()),
        onOddities: (oddities) => log.warn(oddities, 'NHS Notify told of messages that are not ours, or in a way that we do not understand'),
      });
