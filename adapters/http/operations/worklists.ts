import * as t from 'io-ts';
import { RefusalCode } from '../../../domain/codes/refusal.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { countFailsafe, failsafeList, failsafeSorts } from '../../../projections/failsafe/queries.ts';
import { failsafeTable } from '../../../projections/failsafe/table.ts';
import { countLetters, lettersThatAre } from '../../../projections/letters/queries.ts';
import { lettersTable } from '../../../projections/letters/table.ts';
import { countRefusedResults, refusedResults, refusedResultSorts } from '../../../projections/validation/queries.ts';
import { validationTable } from '../../../projections/validation/table.ts';
import { AwaitingValidation, awaitingValidation, Letter, letter, OnFailsafe, onFailsafe } from '../answers/listed.ts';
import { nothing } from '../decode.ts';
import { wholeNumber } from '../schema/constrained.ts';
import { LaboratoryCode } from './laboratory-items.ts';
import { exampleRows } from '../examples/rows.ts';
import type { Operation } from '../operation.ts';
import { list } from './list.ts';

const tag = 'Worklists';

const validation = list({
  id: 'read-validation-worklist',
  needs: 'worklists',
  path: '/api/v1/worklists/validation',
  tag,
  summary: 'Results that failed validation',
  description: 'Oldest first. Nothing of them is on the record, and letters to the person are held until the result is corrected or removed (settle). `laboratory` and `reason` leave those of one laboratory, or refused for one reason among others.',
  params: nothing,
  query: t.partial({ laboratory: LaboratoryCode, reason: RefusalCode }),
  item: AwaitingValidation,
  name: 'ValidationWorklist',
  example: exampleRows.awaitingValidation,
  table: validationTable.name,
  sorts: refusedResultSorts,
  page: ({ db }, filter, request) => refusedResults(db)(request, filter),
  count: ({ db }, filter) => countRefusedResults(db)(filter),
  show: awaitingValidation,
});

const failsafe = list({
  id: 'read-failsafe-worklist',
  needs: 'worklists',
  path: '/api/v1/worklists/failsafe',
  tag,
  summary: 'Referred, and no outcome came in time',
  description: 'Longest overdue first: people under colposcopy for whom no discharge, result or outcome was recorded. Somebody must look.',
  params: nothing,
  query: t.partial({ weeks: wholeNumber('ReferralWeeks', 2, 6, 'Those who were to be seen within so many weeks: 2 or 6.') }),
  item: OnFailsafe,
  name: 'FailsafeWorklist',
  example: exampleRows.onFailsafe,
  table: failsafeTable.name,
  sorts: failsafeSorts,
  page: ({ db }, filter, request) => failsafeList(db)(request, filter),
  count: ({ db }, filter) => countFailsafe(db)(filter),
  show: onFailsafe,
});

const LetterState = oneOf('LetterState', 'requested', 'held', 'released', 'cancelled');

const letters = list({
  id: 'read-letters',
  needs: 'worklists',
  path: '/api/v1/letters',
  tag,
  summary: 'Letters asked for',
  description: 'In the order of the event log. `state`: requested (to be sent; the default), held (waits for the end of a pause), released (was held; another row asks for it since), cancelled (was held, no longer owed). `reference` is the id of the event that asked for the letter.',
  params: nothing,
  query: t.partial({ state: LetterState }),
  item: Letter,
  name: 'LetterList',
  example: exampleRows.letter,
  table: lettersTable.name,
  page: ({ db }, { state = 'requested' }, request) => lettersThatAre(db)(state, request),
  count: async ({ db }, { state = 'requested' }) => (await countLetters(db)())[state],
  show: letter,
});

/** What waits for somebody at CSAS, and what is to be sent. */
export const worklists: readonly Operation[] = [validation, failsafe, letters];
