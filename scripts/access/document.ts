import { operations } from '../../adapters/http/operations/all.ts';
import { type Action, actions } from '../../domain/access/action.ts';
import { permissions } from '../../domain/access/permissions.ts';
import { RoleGroup, roleGroups } from '../../domain/access/role-group.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';

const groups = wordsOf(RoleGroup);
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const scopes = { all: 'all', own: 'own' } as const;

const permission = (action: Action): string =>
  row(`\`${action}\``, actions[action], ...groups.map((group) => { const scope = permissions[action][group]; return scope === undefined ? '' : scopes[scope]; }));

const operationsOf = (action: Action): string =>
  row(`\`${action}\``, operations.filter(({ needs }) => needs === action).map(({ method, path }) => `\`${method} ${path}\``).join('<br>') || 'no operation of its own: what others show follows from it, or the command line asks for it');

/** Who may do what: the table as it decides, for people to read. */
export const accessTable = (): string => `# Who may do and see what

Written by \`npm run access-table\` from \`domain/access/permissions.ts\`, the table that decides. It is asked in one place before
anything is done, for the HTTP API, for pages and for the command line alike (\`application/access/guard.ts\`). What is not in
it is not permitted.

- **all**: on everybody. **own**: a practice, on the people who are registered with it at that moment, as the event log has it;
  a laboratory, on the files it sent. What is not theirs is answered as though it did not exist (404).
- Who has no permission at all is told what is missing (403 \`access-denied\`).
- People say at sign-in that they look only where they have a legitimate relationship, before they see anybody (403
  \`acknowledgement-required\`).
- A program's token may name scopes: the names of actions. It is let in for no more than these.
- In whose name something is decided (\`by\`) follows from the group: a practice decides as practice, colposcopy as colposcopy;
  CSAS enters the forms of others (403 \`not-in-that-name\`).

## Groups

${row('group', 'is called', 'who')}
${row('---', '---', '---')}
${groups.map((group) => row(`\`${group}\``, roleGroups[group].label, roleGroups[group].who)).join('\n')}

## Permissions

${row('action', 'what', ...groups)}
${row('---', '---', ...groups.map(() => '---'))}
${(Object.keys(actions) as Action[]).map(permission).join('\n')}

## Operations of the API

${row('action', 'operations')}
${row('---', '---')}
${(Object.keys(actions) as Action[]).map(operationsOf).join('\n')}

Open to all, since they tell of nobody: ${operations.filter(({ needs }) => needs === 'nothing').map(({ method, path }) => `\`${method} ${path}\``).join(', ')}.
`;
