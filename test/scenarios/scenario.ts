import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Gender } from '../../domain/codes/recall.ts';

export type StepKind =
  | 'join' | 'import' | 'result' | 'deleteResult' | 'resolve' | 'invite' | 'defer' | 'cease' | 'reinstate' | 'amend'
  | 'discharge' | 'demographics' | 'optIn' | 'pause' | 'unpause' | 'restrict' | 'unrestrict' | 'completeReview' | 'restore' | 'sampleCheck' | 'advance';

export interface Step {
  readonly on: CivilDate;
  readonly do: StepKind;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly expect?: Readonly<Record<string, unknown>>;
}

/** One participant's life as dated steps, with what must be true after a step. The schema stands in scenario.schema.json. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  /** The rule of the rule book that it is about. */
  readonly rule: string;
  readonly participant: {
    readonly dateOfBirth: CivilDate;
    readonly gender: Gender;
    readonly practice?: string | null;
    readonly nhsNumber?: string;
    readonly optedIn?: boolean;
  };
  readonly timeline: readonly Step[];
}
