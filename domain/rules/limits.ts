import { civilDate } from '../dates/civil-date.ts';
import type { Table } from './dated.ts';

/** Ages and distances in time that several rules share. */
export interface Limits {
  /** First call: this age less `firstCallWeeksBefore` weeks. ELIG-02. */
  readonly firstCallAge: number;
  readonly firstCallWeeksBefore: number;
  /** From this age on, nobody is called for the first time and routine recall ends. ELIG-01, D-04, D-10. */
  readonly upperAge: number;
  /** From this age on the longer routine interval and the longer deferrals hold. INT-03. */
  readonly olderAge: number;
  /** Last tested at this age or over with a routine result: out of the programme by age. CEASE-04. */
  readonly lastRoutineTestAge: number;
  /** Not tested since this age: still called at 65 and over. ELIG-04. */
  readonly notScreenedSinceAge: number;
  /** The soonest next test due date that passes through the prior notification list, in days from today. NTDD-05. */
  readonly earliestDueDays: number;
  /** Where a reinstated person's date would be sooner than that, in days from today. D-18. */
  readonly reinstatedDueDays: number;
  /** No next test due date lies further ahead, in months. DEF-02, NTDD-06. */
  readonly latestDueMonths: number;
  /** Without the list, a date nearer than this many weeks is invited next week. NTDD-06. */
  readonly bypassWeeksBefore: number;
  /** How far an incident's letter is put back, in days. NTDD-07. */
  readonly incidentDays: number;
  /** A test older than this many months brings no letter. D-14. */
  readonly letterCutOffMonths: number;
  /** An HPV positive within this many years is recent. INT-06. */
  readonly recentPositiveYears: number;
  /** The consecutive HPV positive that needs colposcopy. HPV-04. */
  readonly positivesBeforeColposcopy: number;
  /** Months of suspension before somebody looks for an outcome. D-21. */
  readonly suspensionMonths: number;
  /** Surveillance that was not answered is offered again after this many months. D-12. */
  readonly surveillanceAgainMonths: number;
  /** Deferred this often in a row, one more is reported. DEF-03. */
  readonly deferralsInARow: number;
}

export const limits: Table<Limits> = [
  {
    from: civilDate('1988-04-01'),
    rule: 'ELIG-01',
    value: {
      firstCallAge: 25,
      firstCallWeeksBefore: 20,
      upperAge: 65,
      olderAge: 50,
      lastRoutineTestAge: 60,
      notScreenedSinceAge: 50,
      earliestDueDays: 71,
      reinstatedDueDays: 77,
      latestDueMonths: 60,
      bypassWeeksBefore: 6,
      incidentDays: 7,
      letterCutOffMonths: 4,
      recentPositiveYears: 5,
      positivesBeforeColposcopy: 3,
      suspensionMonths: 12,
      surveillanceAgainMonths: 12,
      deferralsInARow: 2,
    },
  },
];
