import { Command } from 'commander';
import { seesOf } from '../../domain/access/sees.ts';
import { RoleGroup } from '../../domain/access/role-group.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { clock } from '../clock.ts';
import { crashTold, tellCrashes } from '../logging/crash.ts';
import { whyItStopped } from '../why.ts';
import { expireAccess, verifyAccessLog } from './access.ts';
import { acknowledgement } from './acknowledgement.ts';
import { importFile } from './import-file.ts';
import { receiveFiles } from './laboratory.ts';
import type { AskedPreview } from './message-texts.ts';
import type { TypedStandIn } from './notify.ts';
import { explained, show } from './people.ts';
import { dayFrom, lookingBackFrom, type TypedLookingBack } from './options.ts';
import { laboratoryAccounting } from './laboratory-accounting.ts';
import { listParked, retryParked, type Skipping, skipParked } from './parked.ts';
import { commandIs, personNamed } from './on-record.ts';
import type { AddressChanges } from './practices.ts';
import { readModelsAsOf } from './read-models.ts';
import { listKind, reconcileNow, type TypedReconcile } from './reconcile.ts';
import { rebuild } from './rebuild.ts';
import { foresee } from './foresee.ts';
import { run } from './run.ts';
import { settleMessages, type TypedSettling } from './settle-messages.ts';
import type { TypedToken } from './token.ts';
import { checkpoint, verify } from './verify.ts';
import { verifyReadModels } from './verify-read-models.ts';
import { CommandFailed, withSystem } from './with-system.ts';

tellCrashes();

// What few commands need is loaded by those: the others begin in half the time.
const senders = () => import('./import-senders.ts');
const letters = () => import('./messages.ts');
const texts = () => import('./message-texts.ts');
const mailbox = () => import('./mesh.ts');
const notification = () => import('./notify.ts');
const ofPractices = () => import('./practices.ts');
const tokens = () => import('./token.ts');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

// Whoever reads only the beginning of what is said, as `head` does, ends it: as if by Ctrl-C.
process.stdout.on('error', () => void process.kill(process.pid, 'SIGINT'));

/** The words of a command, without what is given to it. */
const typedWords = (command: Command): readonly string[] => (command.parent === null ? [] : [...typedWords(command.parent), command.name()]);

const program = new Command('csms')
  .description('The cervical screening management system from the command line. It uses the same configuration as `npm start`.')
  .showHelpAfterError()
  .hook('preAction', (_, command) => commandIs(typedWords(command).join(' ')));

const imports = program.command('import').description('load a file; a bad row is reported and kept, the rest loads, and nothing loads twice');
imports
  .command('cohort')
  .argument('<file>', 'CSV or Parquet, in the columns of the national cohort file')
  .action(async (file: string) => say(await withSystem('operate', (system) => importFile(system, 'cohort', file))));
imports
  .command('history')
  .argument('<file>', 'NDJSON: one person a line, with results and what else the earlier system told')
  .action(async (file: string) => say(await withSystem('operate', (system) => importFile(system, 'history', file))));

imports
  .command('senders')
  .description('load the register of those who send samples; what a line says holds, whatever the register said before')
  .argument('<file>', 'CSV: code, name, kind, cipher, address_line_1 to address_line_5, postcode, telephone, active')
  .action(async (file: string) => say(await withSystem('change-senders', async (system) => (await senders()).importSenders(system, file))));

const laboratory = program.command('laboratory').description('files of laboratories, and what became of the results in them');
laboratory
  .command('receive')
  .description('take in files: EDIFACT (NHS004), JSON or FHIR. A corrupt one is told and touches nothing; the same content again does nothing twice')
  .argument('<file...>', 'files of laboratories')
  .action(async (files: readonly string[]) => say(await withSystem('send-results', (system) => receiveFiles(system, files))));
laboratory
  .command('acknowledgement')
  .description('what a laboratory was answered about a file that asked for an answer, as EDIFACT')
  .argument('<file>', 'id of the file')
  .action(async (file: string) => say(await withSystem('send-results', (system) => acknowledgement(system, file))));
laboratory
  .command('accounting')
  .argument('[file]', 'id of a file; all files where it is not given')
  .description('what became of every result: by itself, by hand, under a dummy number, removed, or on which list it still stands')
  .action(async (file: string | undefined) => say(await withSystem('read-laboratory-files', (system) => laboratoryAccounting(system, file))));

const messages = program.command('messages').description('what is written to participants');
messages
  .command('send')
  .description('hand what waits over to NHS Notify, now')
  .action(async () => say(await withSystem('operate', async (system) => (await letters()).sendMessages(system))));
messages
  .command('list')
  .description('how many messages are where')
  .option('--state <state>', 'list those that are there: waiting, held, cancelled, handing-over, handed-over, delivered or failed')
  .action(async ({ state }: { readonly state?: string }) => say(await withSystem('read-messages', async (system) => (await letters()).listMessages(system, state))));
messages
  .command('settle')
  .description('settle every message that failed for one reason: nothing more is done about them')
  .requiredOption('--code <code>', 'why they failed, as too-late')
  .requiredOption('--by <name>', 'who says so')
  .requiredOption('--case <case>', 'case number, as CAS-12345-ABCDE')
  .requiredOption('--comment <comment>', 'why nothing more is to be done')
  .action(async (typed: TypedSettling) => say(await withSystem('act-on-messages', (system) => settleMessages(system, typed))));
messages
  .command('text')
  .argument('<letter>', 'code of a letter, as PA1')
  .description('its whole text, to be copied into its templates at NHS Notify')
  .action(async (letter: string) => say((await texts()).messageText(letter)));
messages
  .command('preview')
  .description('a letter to a made-up person, as text or PDF')
  .requiredOption('--letter <code>', 'code of a letter, as PX0A')
  .option('--out <file>', 'write it there as PDF')
  .option('--large-print', 'in large print')
  .action(async (asked: AskedPreview) => say(await (await texts()).previewMessage(asked, clock().today())));

const practices = program.command('practices').description('what practices are told of their lists, and where');
practices
  .command('notify')
  .description('tell practices by email that somebody has come on their lists, at most once a week; what was broken off goes on')
  .action(async () => say(await (await ofPractices()).notifyPractices()));
practices
  .command('addresses')
  .argument('<practice>', 'ODS code of the practice')
  .description('the email addresses of a practice, and what it was told last')
  .option('--add <address>', 'add this one')
  .option('--remove <address>', 'remove this one; the last one stays')
  .requiredOption('--by <who>', 'who asks, which is kept with a change')
  .action(async (practice: string, changes: AddressChanges) => say(await withSystem('practice-addresses', async (system) => (await ofPractices()).practiceAddresses(system, practice, changes))));

program
  .command('reconcile')
  .description('put everything that has to be told by letter in one state each, now, and compare the read models with the log')
  .option('--json', 'as JSON')
  .option('--list <kind>', 'list everything of one kind, as it stands now, instead')
  .action(async ({ json, list }: TypedReconcile) => withSystem(list === undefined ? 'reconcile' : 'read-reconciliation', async (system) => (list === undefined ? say(await reconcileNow(system, { json })) : listKind(system, list, json === true, say))));

program
  .command('token')
  .description('a token with which a program may ask this installation for a while, to try things out: curl -H "Authorization: Bearer …". Not believed in production')
  .requiredOption('--role <group>', `whose it is: ${wordsOf(RoleGroup).join(', ')}`)
  .option('--organisation <code>', 'ODS code; that of the demo user of the group, unless given')
  .option('--user <user>', 'user id; that of the demo user, unless given')
  .option('--minutes <minutes>', 'for how long it is good, at most 60', '60')
  .action(async (typed: TypedToken) => say(await (await tokens()).madeToken(typed)));

const mesh = program.command('mesh').description('the mailbox at MESH, by which files of laboratories come');
mesh
  .command('check')
  .description('whether MESH lets us in, and how many messages wait')
  .action(async () => say(await (await mailbox()).checkMailbox()));
mesh
  .command('send')
  .description('send a file from our mailbox to another')
  .argument('<file>', 'any file; its name reaches the receiver')
  .requiredOption('--to <mailbox>', 'mailbox of the receiver')
  .action(async (file: string, { to }: { readonly to: string }) => say(await (await mailbox()).sendFile(file, to)));
mesh
  .command('stand-in')
  .description('run what stands in for MESH where it cannot be reached, with made-up mailboxes, until told to stop')
  .option('--port <port>', 'its port', '8700')
  .action(async ({ port }: { readonly port: string }) => (await mailbox()).runStandIn(port, say));

const notify = program.command('notify').description('NHS Notify, which brings messages to people');
notify
  .command('check')
  .description('whether the token service and NHS Notify let us in; sends nothing')
  .action(async () => say(await (await notification()).checkNotify()));
notify
  .command('stand-in')
  .description('run what stands in for NHS Notify where it cannot be reached, until told to stop')
  .option('--port <port>', 'its port', '8701')
  .option('--folder <folder>', 'where it keeps messages, and writes what the system needs to be let in', '.data/notify-stand-in-alone')
  .option('--knobs <knobs>', 'how it behaves', 'hour=1000')
  .option('--tell <address>', 'where callbacks go', 'http://127.0.0.1:8080/api/v1/notify/callbacks')
  .action(async (typed: TypedStandIn) => (await notification()).runNotifyStandIn(typed, say));

program
  .command('run')
  .description('carry out every day that is still to be done, up to today')
  .option('--date <day>', 'up to this day (YYYY-MM-DD) instead of today')
  .option('--until <day>', 'the same')
  .option('--dry-run', 'only say what would happen, to how many people and by which rules; nothing is written to the event log')
  .option('--confirm', 'also days whose numbers are far from those of the last days, which it does not begin otherwise')
  .action(async ({ date, until, confirm = false, dryRun = false }: { readonly date?: string; readonly until?: string; readonly confirm?: boolean; readonly dryRun?: boolean }) => {
    const typed = date ?? until;
    const day = typed === undefined ? null : dayFrom(typed);
    say(await withSystem('operate', (system) => (dryRun ? foresee(system, day ?? system.clock.today()) : run(system, day ?? system.clock.today(), confirm))));
  });

program
  .command('rebuild')
  .description('fill every read model, or one, anew from the log, while people go on reading; goes on where the same was broken off, and shares the work with it where it is going on')
  .argument('[name]', 'name of the read model’s table')
  .option('--anew', 'do not go on with what was broken off: after the code has changed')
  .action(async (name: string | undefined, { anew }: { readonly anew?: boolean }) => say(await withSystem('operate', (system) => rebuild(system, name, anew))));

const parked = program.command('parked').description('participants that a read model cannot show to the end, because an event cannot be read or a row cannot be written');
parked
  .command('list', { isDefault: true })
  .description('which, and why')
  .action(async () => say(await withSystem('operate', listParked)));
parked
  .command('retry')
  .description('try to show them again')
  .action(async () => say(await withSystem('operate', retryParked)));
parked
  .command('skip')
  .description('decide that one stays as it is shown, so that it is no longer an alarm')
  .argument('<stream>', 'as the list names it')
  .requiredOption('--by <who>', 'who decided this')
  .requiredOption('--why <reason>', 'why; no personal data')
  .option('--in <name>', 'name of the read model’s table; all in which it is parked, unless given')
  .action(async (stream: string, skipping: Skipping) => say(await withSystem('operate', (system) => skipParked(system, stream, skipping))));

program
  .command('migrate')
  .description('bring the schema of the database up to date; to be done by its owner, where the system itself runs as a role that may not')
  .action(async () => say(await withSystem('operate', () => Promise.resolve('The schema is up to date.'))));

program
  .command('verify')
  .description('check every record of the event log, and the log against its signed checkpoints')
  .option('--key <verifier-key>', 'whose checkpoints to go by, instead of those signed with our own key')
  .option('--read-models [name]', 'compare the read models, or one, with a replay of the log instead; nothing is stopped')
  .option('--access', 'check every entry of the access log instead')
  .action(async ({ key, readModels, access }: { readonly key?: string; readonly readModels?: string | true; readonly access?: true }) =>
    say(await withSystem('operate', (system) => (access === true ? verifyAccessLog(system) : readModels === undefined ? verify(system, key) : verifyReadModels(system, readModels === true ? undefined : readModels)))));

program
  .command('access')
  .description('the access log: who looked at whom')
  .command('expire')
  .description('remove what is older than the access log is kept, in whole books, so that the rest can still be verified; goes on where it was broken off')
  .option('--dry-run', 'only say how many entries that is')
  .action(async ({ dryRun = false }: { readonly dryRun?: boolean }) => say(await withSystem('operate', (system, identity) => expireAccess(system, identity, dryRun))));

program
  .command('checkpoint')
  .description('cover the event log as it stands with a signed checkpoint')
  .action(async () => say(await withSystem('operate', checkpoint)));

const lookingBack = (command: Command): Command =>
  command
    .option('--as-of <day>', 'as it stood at the end of this day (YYYY-MM-DD)')
    .option('--basis <basis>', 'known: by what was recorded by then; happened: by what had taken effect by then, as is known now', 'known')
    .option('--position <position>', 'as it stood when the log had reached this position');

lookingBack(program.command('read-models'))
  .description('fill a schema of the database with the read models as of a day or a position; the live ones stay as they are')
  .requiredOption('--into <schema>', 'name of the schema: a new one, or one that this command made')
  .action(async ({ into, ...back }: TypedLookingBack & { readonly into: string }) => {
    const asked = lookingBackFrom(back);
    say(await withSystem('operate', (system) => readModelsAsOf(system, asked, into)));
  });

lookingBack(program.command('show'))
  .description('a person, and everything that happened to them')
  .argument('<number>', 'NHS number, or the number of a dummy registration')
  .action(async (number: string, back: TypedLookingBack) => {
    const asked = lookingBackFrom(back);
    say(await withSystem('read-history', (system, identity) => show(system, number, seesOf(identity), asked), personNamed(number)));
  });

lookingBack(program.command('explain'))
  .description('why the next test is due when it is, rule by rule')
  .argument('<number>', 'NHS number, or the number of a dummy registration')
  .action(async (number: string, back: TypedLookingBack) => {
    const asked = lookingBackFrom(back);
    say(await withSystem('read-history', (system, identity) => explained(system, number, seesOf(identity), asked), personNamed(number)));
  });

try {
  await program.parseAsync();
} catch (error) {
  const why = error instanceof CommandFailed ? error.message : whyItStopped(error);
  process.stderr.write(why === null ? crashTold(error) : `${why}\n`);
  process.exitCode = 1;
}
