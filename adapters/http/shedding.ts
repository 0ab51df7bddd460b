import { getHeapStatistics } from 'node:v8';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import type { HttpSettings } from './settings.ts';

/** Part of the heap that may be used. Beyond it, Node.js does little but collect garbage, and then ends. */
const mostOfHeap = 0.9;

/** Least milliseconds between two looks at how the process does. */
const lookEvery = 500;

/** Turns requests away while the process is late for its work or short of memory: an answer at once is better than one too late. */
export const shedLoad = async (app: FastifyInstance, { mostDelay, mostHeap }: HttpSettings): Promise<void> => {
  await app.register(underPressure, {
    maxEventLoopDelay: mostDelay,
    maxHeapUsedBytes: mostHeap === undefined ? getHeapStatistics().heap_size_limit * mostOfHeap : mostHeap * 1_000_000,
    // A process that was not at its work once between two looks counts as late without bounds: they must be as far apart as it may be late.
    sampleInterval: Math.max(lookEvery, mostDelay),
    retryAfter: 5,
  });
};
