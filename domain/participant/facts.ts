/** What a decision about one participant must know that does not stand in their record. */
export interface Facts {
  /** The slide of the result that would be taken on is on another person's record. VAL-06 */
  readonly slideHeldElsewhere: boolean;
}

export const nothingElse: Facts = { slideHeldElsewhere: false };
