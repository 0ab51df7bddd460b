import { type Finding, findings } from '../integrity/finding.ts';
import type { Verification } from '../integrity/verification.ts';
import type { System } from '../system.ts';
import { progress } from './progress.ts';
import { CommandFailed } from './with-system.ts';

/** Checks every record of the log, and the log against its checkpoints. Fails when it finds anything. */
export const verify = async (system: System, verifierKey?: string): Promise<string> => {
  const { integrity } = system;
  const bar = progress('Event log');
  const found = await integrity.verify((done) => bar.show(done, ''), verifierKey).finally(() => bar.end());
  if (found === null) throw new CommandFailed('not-a-verifier-key: give the line that this command prints as the verifier key.');
  if (found.first !== null) throw new CommandFailed(`log-tampered: ${placed(found.first)} ${findings[found.first.kind]}.\n${covering(found, integrity.folder)}`);
  return [`Every one of the ${found.records} records is as it was written.`, covering(found, integrity.folder), `Verifier key: ${integrity.verifierKey}`].join('\n');
};

const placed = (finding: Finding): string => (finding.kind === 'checkpoint-unsigned' ? 'a file' : recordOf(finding));

const recordOf = ({ position, stream, revision, id, before }: Finding): string =>
  [
    `the record at position ${position}`,
    stream === undefined ? '' : ` (number ${revision} of the stream ${stream}, id ${id})`,
    before === undefined ? '' : `, after ${before} that are whole,`,
  ].join('');

const covering = ({ records, covered, checkpoints }: Verification, folder: string | null): string => {
  if (folder === null) return 'No checkpoints are kept, so that records which somebody rewrote with their digests would not show. Set CSMS_CHECKPOINTS.';
  const rest = records - covered;
  return `${checkpoints} signed checkpoint${checkpoints === 1 ? '' : 's'} in ${folder} cover ${covered} records${rest > 0 ? `; for the ${rest} since then only their digests speak` : ''}.`;
};

/** Covers the log as it stands with a signed checkpoint. */
export const checkpoint = async (system: System): Promise<string> => {
  const { integrity } = system;
  if (integrity.folder === null) throw new CommandFailed('no-folder: set CSMS_CHECKPOINTS to the folder for checkpoints.');
  const taken = await integrity.checkpoint();
  return taken === null ? 'The last checkpoint covers all there is.' : `A checkpoint covers the ${taken.size} records of the log: ${integrity.folder}`;
};
