/**
 * Says that the event log has grown, so that its readers need not ask in a loop. Only a hint: it may come late, several
 * appends may share one, and this process's own appends come through it as well as everybody else's.
 */
export interface AppendSignal {
  /** Calls the listener with a position the log has reached. Answers with what ends it. */
  readonly onAppend: (listener: (position: number) => void) => () => void;
}
