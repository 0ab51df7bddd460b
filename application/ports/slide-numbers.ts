import type { Slide } from '../../domain/participant/slide.ts';
import type { ParticipantId } from '../participant-id.ts';

/** Where slides are looked up. The records themselves say who holds them; this says whose records to look at. */
export interface SlideNumbers {
  /**
   * Everybody whose record held one of these slides when asked, by what the log held then; perhaps others, whose records
   * no longer do. One question for them all. Rejects when it cannot be told in time.
   */
  readonly mayHold: (slides: readonly Slide[]) => Promise<readonly ParticipantId[]>;
}
