import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Standing } from '../../domain/practice/practice.ts';

/** Who stands on the lists of practices, as the read models show it. */
export interface PracticeLists {
  /** Brings the read models level with the log. */
  readonly bringLevel: () => Promise<void>;
  readonly standingOf: (practice: string, on: CivilDate) => Promise<Standing>;
  /** Practices after this one, by code, that were last told on or before `toldBy` or never, and on whose lists somebody stands since; with an address. */
  readonly withNews: (asked: { readonly on: CivilDate; readonly toldBy: CivilDate; readonly after: string; readonly limit: number }) => Promise<readonly string[]>;
  /** Practices after this one, by code, with a mail on its way that is to be tried (again) at this instant. */
  readonly withMailUnderWay: (asked: { readonly now: string; readonly after: string; readonly limit: number }) => Promise<readonly string[]>;
}
