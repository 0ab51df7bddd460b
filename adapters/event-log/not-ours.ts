/** The record at which it was seen, as far as it could be read. */
export interface Suspect {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
}

/** What was read is not what this system wrote: somebody changed it, or another program writes here. Trying again won't help. */
export class NotOurs extends Error {
  constructor(
    message: string,
    readonly suspect: Suspect | null = null,
    /** Not the record by itself is wrong, but how it follows on the one before it. */
    readonly isOutOfPlace = false,
  ) {
    super(message);
  }
}
