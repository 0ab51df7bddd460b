import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { receiveFile } from '../../application/laboratory/receive-file.ts';
import type { AccessLog } from '../../application/ports/access-log.ts';
import type { ParticipantsDeps } from '../../application/participants.ts';
import type { Identity } from '../../domain/access/identity.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { HttpSettings } from './settings.ts';
import type { SignIn } from '../identity/sign-in.ts';
import type { ReceiveCallback } from '../notify/callbacks/receive.ts';
import type { Reconcile } from '../reconciliation.ts';
import type { ReadModels } from '../../projections/runner/read-models.ts';

/** Tells on whose behalf a request comes; null: nobody known. The one place of authentication. */
export type Identify = (request: FastifyRequest) => Promise<Identity | null>;

/** What the API stands on. */
export interface ApiDependencies extends ParticipantsDeps {
  /** Where the read models are. */
  readonly db: Kysely<unknown>;
  readonly readModels: Pick<ReadModels, 'reach' | 'health'>;
  /** The civil date in England. */
  readonly today: () => CivilDate;
  /** Now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** The day whose run is not begun until a person confirms it; null: none. */
  readonly dayToConfirm: () => CivilDate | null;
  /** Takes in what a laboratory sent. */
  readonly receiveFile: ReturnType<typeof receiveFile>;
  /** Most bytes of it. */
  readonly mostBytes: number;
  /** Takes what NHS Notify tells; null: nothing is set up for it. */
  readonly receiveCallback: ReceiveCallback | null;
  /** Why no message leaves for participants, as a code; null: they do, as far as is known. */
  readonly messagesTrouble: () => string | null;
  /** Why no mail leaves for practices; null: it does, as far as is known. */
  readonly mailTrouble: () => string | null;
  readonly reconcile: Reconcile;
  /** Why nothing can be reconciled, as a code; null: it can, as far as is known. */
  readonly reconciliationTrouble: () => string | null;
  readonly identify: Identify;
  /** Where every look is put on record before it is answered. */
  readonly accessLog: AccessLog;
  /** What people sign in by. */
  readonly signIn: SignIn;
  /** Why no person can sign in, as a code; null: they can, as far as is known. */
  readonly signInTrouble: () => string | null;
  readonly settings: HttpSettings;
}
