import { age, ageBand } from './ages.ts';
import { coverageDefinitions } from './coverage-definitions.ts';
import { dueActions } from './due-actions.ts';
import { freshnessOf } from './freshness.ts';
import { letters } from './letters.ts';
import { looks } from './looks.ts';
import { messages } from './messages.ts';
import { nonResponders } from './non-responders.ts';
import { overdueOutcomes } from './overdue-outcomes.ts';
import { participants } from './participants.ts';
import { patientsToReview } from './patients-to-review.ts';
import { practiceCoverage, screensNeeded } from './practice-coverage.ts';
import { priorNotifications } from './prior-notifications.ts';
import { refusedResults } from './refused-results.ts';
import { tests } from './tests.ts';
import type { ReportingFunction, View } from './view.ts';

/** Every view over the tables of the read models. */
export const views: readonly View[] = [
  participants,
  dueActions,
  priorNotifications,
  nonResponders,
  patientsToReview,
  refusedResults,
  overdueOutcomes,
  letters,
  messages,
  tests,
  coverageDefinitions,
];

/** The same, how far they are, and what is beside the read models. */
export const liveViews: readonly View[] = [...views, looks, freshnessOf(views)];

/** In the order in which they use each other. */
export const functions: readonly ReportingFunction[] = [age, ageBand, screensNeeded, practiceCoverage];
