import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { Operation } from './operation.ts';
import type { HttpSettings } from './settings.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What is done on this route instead of turning requests away under pressure, as `@fastify/under-pressure` reads it. */
    readonly pressureHandler?: () => void;
  }
}

/** Most requests a minute, from one address, of what watches over the system: ten things that each ask every second. */
const watchingPerMinute = 600;

/** Seconds within which whoever watches gets an answer: one that comes later is taken for none. */
const watchingSeconds = 5;

/** Least seconds for what is sent to be taken in: a laboratory's file is read to its end and looked at before the answer. */
const takingInSeconds = 600;

/** Longer than anything may take; then a connection on which nothing moves is ended. */
export const idleSeconds = ({ answerSeconds }: HttpSettings): number => Math.max(takingInSeconds, answerSeconds) + 10;

/** What the framework is told of a route, so that it keeps within its limits. */
export interface Limits {
  readonly config: FastifyContextConfig;
  /** Milliseconds. */
  readonly handlerTimeout: number;
}

/** Also somebody who is known from elsewhere counts here by address. */
export const addressOf = ({ ip }: FastifyRequest): string => `address ${ip}`;

/** Whoever watches is answered when others are turned away, so that nobody takes a busy system for a dead one. */
const whateverThePressure = (): void => {};

/** The limits of requests of this kind. */
export const limitsOf = ({ traffic, raw }: Pick<Operation, 'traffic' | 'raw'>, { answerSeconds, callbacksPerMinute }: HttpSettings): Limits => {
  switch (traffic) {
    case 'watching':
      return {
        config: { rateLimit: { max: watchingPerMinute, keyGenerator: addressOf }, pressureHandler: whateverThePressure },
        handlerTimeout: watchingSeconds * 1000,
      };
    case 'callbacks':
      return { config: { rateLimit: { max: callbacksPerMinute, keyGenerator: addressOf } }, handlerTimeout: answerSeconds * 1000 };
    default:
      return { config: {}, handlerTimeout: (raw === undefined ? answerSeconds : Math.max(takingInSeconds, answerSeconds)) * 1000 };
  }
};
