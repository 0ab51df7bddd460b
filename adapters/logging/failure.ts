import { code } from './kinds.ts';

/** Causes of causes that are told. */
const deepest = 4;

/** A line of a stack that says where code stands. */
const frame = /^\s+at (?:async )?(?:new )?(?:[\w.<>$#]+(?: \[as [\w.<>$#]+\])? )?\(?(?:file:\/\/|node:|\/|[A-Z]:\\|<anonymous>|index )[^()\s]*\)?$/;

/**
 * What may be told of an error: its class, its code (an SQLSTATE, an errno) and where it happened, and the same of its causes. Not
 * its message, nor anything else that it carries: they quote what somebody sent or what stands in a record.
 */
export const withoutData = (error: unknown, depth = 0): object => {
  if (!(error instanceof Error)) return { name: typeof error };
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[])[0] : error.cause;
  return {
    name: code(error.name) ?? 'Error',
    ...('code' in error && code(error.code) !== undefined ? { code: error.code } : {}),
    stack: framesOf(error),
    ...(inner instanceof Error && depth < deepest ? { cause: withoutData(inner, depth + 1) } : {}),
  };
};

/** The last lines of the stack: what stands before them is the message, in which a line may look like one of them. */
const framesOf = ({ stack, message }: Error): readonly string[] => {
  if (typeof stack !== 'string') return [];
  const at = message === '' ? -1 : stack.indexOf(message);
  const lines = (at === -1 ? stack : stack.slice(at + message.length)).split('\n');
  const before = lines.findLastIndex((line) => !frame.test(line));
  return lines.slice(before + 1).map((line) => line.trim());
};
