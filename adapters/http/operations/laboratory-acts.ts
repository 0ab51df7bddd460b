import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { act, type Act } from '../../../application/laboratory/act.ts';
import { seenItem } from '../../../application/laboratory/seen-item.ts';
import { loadItems } from '../../../application/laboratory/stored-items.ts';
import type { Action } from '../../../domain/access/action.ts';
import { ParticipantId } from '../../../application/participant-id.ts';
import { QueryReason } from '../../../domain/laboratory/item/events.ts';
import { CaseNumber } from '../../../domain/identifiers/case-number.ts';
import { Proposal } from '../../../domain/laboratory/item/proposal.ts';
import { LaboratoryItem, laboratoryItem } from '../answers/laboratory-item.ts';
import { nothing } from '../decode.ts';
import { byHand, exampleItem, exampleNow, exampleProposal } from '../examples/laboratory.ts';
import { IdempotencyKey, positionHeader } from '../headers.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem, problem, type ProblemCode } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';
import { ItemParams } from './laboratory-items.ts';

interface Told<B extends t.Mixed> {
  readonly path: string;
  readonly needs?: Action;
  readonly summary: string;
  readonly description: string;
  readonly body: B;
  readonly act: (body: t.TypeOf<B>) => Act;
  readonly example: t.TypeOf<B>;
  readonly problems: readonly ProblemCode[];
}

export const ByHand = { caseNumber: CaseNumber, comment: text('Comment', { maxLength: 2_000, description: 'Why, for whoever looks at this later.' }) };

/** A record that is named must be named as records are. */
const namesNobody = (asked: Act): boolean => asked.do === 'propose' && asked.proposal.kind === 'record' && !ParticipantId.is(asked.proposal.participantId);

const item = <B extends t.Mixed>({ path, needs = 'work-on-results', summary, description, body, act: actOf, example, problems }: Told<B>): Operation =>
  operation({
    id: `laboratory-item-${path}`,
    needs,
    method: 'POST',
    path: `/api/v1/laboratory/items/{item}/${path}`,
    tag: 'Laboratory results',
    summary,
    description: `${description} With an **Idempotency-Key** it may be sent again without harm, and is answered with where the item stands.`,
    params: ItemParams,
    query: nothing,
    headers: t.partial({ 'idempotency-key': IdempotencyKey }),
    body,
    bodyExamples: [{ summary, value: example as unknown }],
    answer: LaboratoryItem,
    answerDescription: 'The item, as it stands now.',
    answerExample: laboratoryItem(exampleItem, exampleNow),
    problems: ['no-such-item', 'item-held', 'not-on-this-list', ...problems],
    run: async (deps, { params, body: given, headers, actor, correlationId, within }) => {
      const asked = actOf(given);
      if (namesNobody(asked)) return E.left(problem('invalid-request', 'Must be the id of a participant.', { field: 'proposal.participantId' }));
      const key = headers['idempotency-key'] ?? randomUUID();
      const now = deps.now();
      const done = await act(deps)(params.item, asked, { actor, correlationId, now, today: deps.today(), commandId: `request/${actor.organisation}/${actor.user}/${key}` });
      if (E.isLeft(done)) return E.left(itemProblem(done.left));
      const { position } = done.right;
      // Read again: what followed from it is history too.
      const [stands = done.right.item] = await loadItems(deps.log, [params.item]);
      return E.right({ body: laboratoryItem(await seenItem(deps.log)(within.sees, stands), now), ...(position === null ? {} : { headers: { [positionHeader]: String(position) } }) });
    },
  });

const checked = ['not-taken-up', 'same-person', 'comment-needed'] as const;

/** What people do with a result that the system could not settle: one proposes, another accepts or sends back. */
export const laboratoryActs: readonly Operation[] = [
  item({
    path: 'take-up', summary: 'Take it up', problems: ['same-person'], body: nothing, act: () => ({ do: 'take-up' }), example: {},
    description: 'For some minutes nobody else may act on it. Taken up again by the same person, the minutes begin anew. Who proposed something cannot take it up to check it.',
  }),
  item({ path: 'put-back', summary: 'Put it back', problems: [], body: nothing, act: () => ({ do: 'put-back' }), example: {}, description: 'Anybody may take it up again.' }),
  item({
    path: 'query', summary: 'Ask outside', problems: checked, body: t.type({ reason: QueryReason, ...ByHand }), act: (body) => ({ do: 'query', ...body }),
    example: { reason: 'non-match', ...byHand },
    description: 'It goes on the query list, until an answer comes and something can be proposed.',
  }),
  item({
    path: 'propose', summary: 'Propose what to do', problems: ['invalid-request', ...checked], body: t.type({ proposal: Proposal, ...ByHand }), act: (body) => ({ do: 'propose', ...body }),
    example: { proposal: exampleProposal, ...byHand },
    description: '`record`: it is this participant’s, with these values put right, and its letter goes there. `dummy`: nobody on record is it, as a last resort they get a number of the programme’s own. `remove`: nothing of it goes on any record. Somebody else checks it.',
  }),
  item({
    path: 'send-back', needs: 'check-results', summary: 'Send it back', problems: checked, body: t.type(ByHand), act: (body) => ({ do: 'send-back', ...body }), example: byHand,
    description: 'The checker does not agree: it stands where it stood before, and says so.',
  }),
  item({
    path: 'accept', needs: 'check-results', summary: 'Accept it', problems: checked, body: t.type(ByHand), act: (body) => ({ do: 'accept', ...body }), example: byHand,
    description: 'The checker, who is somebody else, agrees, and it is carried out at once. The answer says whether the record took it: `settled`, or `validation` with the reasons why not.',
  }),
];
