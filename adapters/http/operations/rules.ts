import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { marks, ruleOf } from '../../../application/explain/rules.ts';
import { type Rule, ruleBook } from '../../../domain/rules/book.ts';
import { Mark } from '../answers/told.ts';
import { nothing } from '../decode.ts';
import { type Operation, operation } from '../operation.ts';
import { problem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';

const tag = 'Rules';

const RuleAnswer = t.type({ rule: t.string, says: t.string, source: t.string, mark: Mark, markMeans: t.string }, 'Rule');

const answer = (rule: string, { says, source, mark }: Rule): t.TypeOf<typeof RuleAnswer> => ({ rule, says, source, mark, markMeans: marks[mark] });

const listRules = operation({
  id: 'read-rules',
  needs: 'read-rules',
  method: 'GET',
  path: '/api/v1/rules',
  tag,
  summary: 'Read the rule book',
  description: 'Every rule that a decision can cite: what it says, where it comes from, and how well it is founded.',
  params: nothing,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.type({ policyVersion: t.string, rules: t.array(RuleAnswer) }, 'RuleBook'),
  answerDescription: 'The rule book, and the version of the policy whose values are in force.',
  answerExample: { policyVersion: '2026-07-01', rules: [answer('NTDD-01', ruleBook['NTDD-01'])] },
  problems: [],
  run: async ({ policy }) => E.right({ body: { policyVersion: policy.version, rules: Object.entries<Rule>(ruleBook).map(([id, rule]) => answer(id, rule)) } }),
});

const readRule = operation({
  id: 'read-rule',
  needs: 'read-rules',
  method: 'GET',
  path: '/api/v1/rules/{rule}',
  tag,
  summary: 'Read one rule',
  description: 'By the id that decisions cite.',
  params: t.type({ rule: text('RuleId', { minLength: 1, maxLength: 20, pattern: '^[A-Z]+(-[A-Z]+)*-?[0-9]*$', description: 'The id of a rule, such as NTDD-01.' }) }),
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: RuleAnswer,
  answerDescription: 'The rule.',
  answerExample: answer('NTDD-01', ruleBook['NTDD-01']),
  problems: ['not-found'],
  run: async (_, { params }) => {
    const rule = ruleOf(params.rule);
    return rule === undefined ? E.left(problem('not-found', 'The rule book holds no rule of this id.', { field: 'rule' })) : E.right({ body: answer(params.rule, rule) });
  },
});

export const rules: readonly Operation[] = [listRules, readRule];
