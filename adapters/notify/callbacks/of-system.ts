import { told } from '../../../application/message/told.ts';
import type { System } from '../../system.ts';
import { type ReceiveCallback, receiveCallback } from './receive.ts';
import type { CallbackKey } from './signature.ts';
import type { Log } from '../../logging/logger.ts';

/** Callbacks that are recorded in the system's log; null: there is no key by which they could be known. */
export const callbacksInto = (system: Pick<System, 'log' | 'policy' | 'clock'>, key: CallbackKey | null, log: Pick<Log, 'warn'>): ReceiveCallback | null =>
  key === null
    ? null
    : receiveCallback({
        key,
        told: (news) => told(system)(news, system.clock.today()),
        onOddities: ({ passedOver, unknown }) => log.warn({ counts: passedOver, unknown }, 'odd-callback'),
      });
