/** What a call can be made to meet with. */
export type Fault =
  /** None: for those ahead of the one that is meant. */
  | 'none'
  /** Refused as unavailable; nothing was done. */
  | 'unavailable'
  /** The connection is cut before anything was done. */
  | 'cut'
  /** Done, and the connection cut instead of an answer. */
  | 'done and cut'
  /** Nothing is done, and nothing ever answered. */
  | 'silence'
  /** Done, and never answered. */
  | 'done and silence'
  /** Done, and answered as cancelled: the server ended a call that took too long. */
  | 'done and cancelled'
  /** Refused: another node leads. */
  | 'not leader'
  /** Refused as written with a wrong expected version, whatever it was. */
  | 'wrong version';

export type Call = 'append' | 'read' | 'subscribe';

export interface Faults {
  /** The next call of this kind meets with it, once; several queue up. */
  readonly next: (call: Call, fault: Fault) => void;
  readonly take: (call: Call) => Fault | undefined;
}

export const faults = (): Faults => {
  const queued: { readonly call: Call; readonly fault: Fault }[] = [];
  return {
    next: (call, fault) => void queued.push({ call, fault }),
    take: (call) => {
      const at = queued.findIndex((each) => each.call === call);
      return at === -1 ? undefined : queued.splice(at, 1)[0]?.fault;
    },
  };
};
