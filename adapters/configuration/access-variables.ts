import * as t from 'io-ts';
import { RoleGroup } from '../../domain/access/role-group.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { optional } from './texts.ts';

/** Those whose permissions are on everybody: a command line has no practice and no laboratory. */
const ofTheCommandLine = ['csas-officer', 'csas-manager', 'auditor', 'system-client'] as const satisfies readonly RoleGroup[];

const Groups = new t.Type<readonly RoleGroup[], string, unknown>(
  'Groups',
  (input): input is readonly RoleGroup[] => Array.isArray(input) && input.every(RoleGroup.is),
  (input, context) => {
    const names = typeof input === 'string' ? input.split(',').map((each) => each.trim()) : [];
    const groups = wordsOf(RoleGroup).filter((group) => names.includes(group) && ofTheCommandLine.some((each) => each === group));
    return groups.length > 0 && groups.length === names.length ? t.success(groups) : t.failure(input, context);
  },
  (groups) => groups.join(),
);

/** Who is let in, and for what. */
export const accessVariables = {
  commandLineGroups: {
    name: 'CSMS_COMMAND_LINE_GROUPS',
    meaning: 'Groups (docs/access.md) for which whoever has the command line may act. Who they are, the operating system says',
    expects: `one or more of ${ofTheCommandLine.join(', ')}, with commas between them`,
    unset: 'in development `system-client,csas-manager`; in production `system-client`, which shows nobody by name',
    codec: optional(Groups),
  },
} as const;
