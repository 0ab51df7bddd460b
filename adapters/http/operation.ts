import type { Either } from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import type { Within } from '../../application/access/guard.ts';
import type { Actor } from '../../application/ports/event-log.ts';
import type { Action } from '../../domain/access/action.ts';
import type { Identity } from '../../domain/access/identity.ts';
import type { Tag } from './openapi/tags.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { Problem, ProblemCode } from './problems/problem.ts';

/** What the browser that asks, if one does, shows of itself. */
export interface Browser {
  /** Of its session, which may be over; null: it has none. */
  readonly secret: string | null;
  /** Whether it says that a page of ours asked. */
  readonly isOurPage: boolean;
  /** IP address from which it asks. */
  readonly address: string;
}

/** A request whose parts are as their codecs promise. */
export interface Call<P, Q, H, B> {
  readonly params: P;
  readonly query: Q;
  readonly headers: H;
  readonly body: B;
  /** Where the operation takes a raw body. */
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly contentType: string;
  /** Of the content types in which the operation answers, the one that is asked for. */
  readonly accept: string;
  readonly identity: Identity;
  /** The same, as events keep it. */
  readonly actor: Actor;
  /** What the answer may hold. */
  readonly within: Within;
  readonly browser: Browser;
  readonly requestId: string;
  readonly correlationId: string;
}

export interface Reply<A> {
  readonly body: A;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ids of the participants whom it shows, where the body is no JSON to be searched for them. */
  readonly people?: readonly string[];
}

export type Answered<A> = Promise<Either<Problem, Reply<A>>>;

export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

/** What is told of an operation, and what carries it out. Routes, decoding and the OpenAPI document follow from this. */
export interface Told<P extends t.Mixed, Q extends t.Mixed, H extends t.Mixed, B extends t.Mixed, A extends t.Mixed> {
  readonly id: string;
  /** What somebody must be permitted; nothing: it is open to all. */
  readonly needs: Action | 'nothing';
  /** Nobody is named in the address: the operation itself keeps to `within`, or takes in what shows nobody anything. */
  readonly keepsWithin?: true;
  readonly method: 'GET' | 'POST';
  /** With its parameters in braces. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
  readonly params: P;
  readonly query: Q;
  /** Names in lower case. Other headers are not looked at. */
  readonly headers: H;
  readonly body: B;
  /** A body that is handed on as it comes, piece by piece, and not looked at: by content type, what it may be. `body` then tells nothing of it. */
  readonly raw?: Readonly<Record<string, { readonly schema: t.Mixed; readonly example: unknown }>>;
  readonly bodyExamples?: readonly Example[];
  readonly answer: A;
  /** Status of a good answer; 200 unless given. */
  readonly answerStatus?: number;
  readonly answerDescription: string;
  readonly answerExample: unknown;
  /** Content types in which it answers, if not in JSON alone, each with an example; the first unless the Accept header prefers another. But for JSON, the body is then text or bytes. */
  readonly answersAs?: Readonly<Record<string, unknown>>;
  /** Statuses other than 200 with the same kind of answer. */
  readonly otherStatuses?: Readonly<Record<number, string>>;
  readonly problems: readonly ProblemCode[];
  /** Whose requests these are, if not those of people and their programs. */
  readonly traffic?: 'callbacks' | 'watching';
  /** The answer is the same for everybody until there is another version of the system, and may be kept for a while. */
  readonly lasting?: true;
  /** False: whoever asks is no user, and shows in the request itself that they may. */
  readonly signIn?: false;
  /** Read models from which it answers; with the header CSMS-Position it waits until they show that position. */
  readonly reads?: readonly string[];
  readonly run: (deps: ApiDependencies, call: Call<t.TypeOf<P>, t.TypeOf<Q>, t.TypeOf<H>, t.TypeOf<B>>) => Answered<t.TypeOf<A>>;
}

/** An operation whose types have done their work. */
export type Operation = Omit<Told<t.Mixed, t.Mixed, t.Mixed, t.Mixed, t.Mixed>, 'run'> & {
  readonly run: (deps: ApiDependencies, call: Call<unknown, unknown, unknown, unknown>) => Answered<unknown>;
};

/** Checks that `run` takes what the codecs give and gives what the answer's codec describes. */
export const operation = <P extends t.Mixed, Q extends t.Mixed, H extends t.Mixed, B extends t.Mixed, A extends t.Mixed>(
  told: Told<P, Q, H, B, A>,
): Operation => told;

/** Its path as the framework writes it: with a colon before each parameter. */
export const urlOf = ({ path }: Pick<Operation, 'path'>): string => path.replace(/\{(\w+)\}/g, ':$1');
