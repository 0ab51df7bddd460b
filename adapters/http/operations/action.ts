import type * as t from 'io-ts';
import type { Action as Permission } from '../../../domain/access/action.ts';
import type { RefusalCode } from '../../../domain/codes/refusal.ts';
import type { Command } from '../../../domain/participant/commands.ts';
import { programmePolicy } from '../../../domain/rules/policy.ts';
import { OutcomeAnswer, outcomeAnswer } from '../answers/outcome.ts';
import { type Deed, exampleOutcome, exampleToday, listed } from '../examples/life.ts';
import type { Tag } from '../openapi/tags.ts';
import { type Example, type Operation, operation } from '../operation.ts';
import { change, ChangeHeaders, ChangeQuery, type Follow, ParticipantParams } from './change.ts';

/** A command that people give through the API, and how it is told. */
export interface Action<B extends t.Mixed> {
  readonly id: string;
  readonly needs: Permission;
  /** After the participant's address. */
  readonly path: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description: string;
  readonly body: B;
  readonly command: (body: t.TypeOf<B>) => Command;
  readonly examples: readonly [Example & { readonly value: t.TypeOf<B> }, ...(Example & { readonly value: t.TypeOf<B> })[]];
  /** Whose life the example of the answer is from, where somebody else's than the usual one. */
  readonly life?: readonly Deed[];
  /** What happened before, in the example of the answer. */
  readonly before?: readonly Deed[];
  readonly refusals: readonly RefusalCode[];
  /** What waits for it to be done; done again with the same request where it failed. */
  readonly follow?: Follow;
}

const whatToSend = `

With **If-Match** the request is carried out only on the record that you saw. With an **Idempotency-Key** it may be sent again without harm; a request that was refused has changed nothing and is decided anew. With \`preview=true\` nothing is done, and the answer is what would follow now: the dates, letters, warnings and rules for somebody to look at first. \`accepted\` is false only for a result that was put on the validation worklist.`;

export const action = <B extends t.Mixed>({ body, command, examples, life = listed, before = [], path, description, refusals, follow, ...told }: Action<B>): Operation =>
  operation({
    ...told,
    method: 'POST',
    path: `/api/v1/participants/{participantId}/${path}`,
    description: description + whatToSend,
    params: ParticipantParams,
    query: ChangeQuery,
    headers: ChangeHeaders,
    body,
    bodyExamples: examples,
    answer: OutcomeAnswer,
    answerDescription: 'It was carried out: what followed, by which rules, and where the participant stands now.',
    answerExample: outcomeAnswer(exampleOutcome([...life, ...before, [exampleToday, command(examples[0].value)]]), exampleToday, programmePolicy),
    problems: ['not-found', 'conflict', 'precondition-failed', 'idempotency-key-reused', ...refusals],
    run: (deps, call) => change(deps, call, command(call.body), follow),
  });
