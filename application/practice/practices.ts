import { decidePractice, type PracticeCommand } from '../../domain/practice/decide.ts';
import type { PracticeEvent } from '../../domain/practice/events.ts';
import { evolvePractice } from '../../domain/practice/evolve.ts';
import { newPractice, type Practice } from '../../domain/practice/practice.ts';
import type { PracticeRefusal } from '../../domain/practice/refusal.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { change, type Kind, load } from '../laboratory/change.ts';
import type { EventLog } from '../ports/event-log.ts';
import { practiceCodec, practiceStream } from './codec.ts';

export interface PracticesDeps {
  readonly log: EventLog;
  readonly policy: Pick<Policy, 'version' | 'practiceNotices'>;
}

const read = { codec: practiceCodec, start: newPractice, evolve: evolvePractice };

/** Carries out a command on the stream of a practice. */
export const changePractice = (deps: PracticesDeps) => {
  const kind: Kind<Practice, PracticeCommand, PracticeEvent, PracticeRefusal> = { ...read, decide: decidePractice(deps.policy) };
  return change(kind)(deps);
};

/** A practice as it stands; new where nothing was ever said of it. */
export const loadPractice = async (log: EventLog, practice: string): Promise<Practice> => (await load(read)(log, practiceStream(practice))).state;
