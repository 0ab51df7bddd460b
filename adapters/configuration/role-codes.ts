import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { type PersonGroup, practiceRoles, type RoleCodes } from '../../domain/access/role-codes.ts';
import { RoleGroup } from '../../domain/access/role-group.ts';

const isPersonGroup = (name: string): name is PersonGroup => RoleGroup.is(name) && name !== 'system-client';

const Lists = t.record(t.string, t.array(t.string));

/** Each group with its codes, as JSON or as `group=CODE,CODE;group=CODE` writes it; null: it is neither. */
const listsIn = (text: string): readonly (readonly [string, readonly string[]])[] | null => {
  if (text.trim().startsWith('{')) {
    const lists = E.tryCatch(() => JSON.parse(text) as unknown, () => null);
    return E.isRight(lists) && Lists.is(lists.right) ? Object.entries(lists.right) : null;
  }
  return text.split(';').filter((part) => part.trim() !== '').map((part) => {
    const [group = '', codes = ''] = part.split('=');
    return [group.trim(), codes.split(',').map((code) => code.trim())] as const;
  });
};

const roleCodesIn = (text: string): RoleCodes | null => {
  const entries = (listsIn(text) ?? []).flatMap(([group, codes]) => codes.map((code) => [code, group] as const));
  const codes = entries.map(([code]) => code);
  const isGood = entries.every(([code, group]) => /^R\d{4}$/.test(code) && !Object.hasOwn(practiceRoles, code) && isPersonGroup(group));
  return entries.length > 0 && isGood && new Set(codes).size === codes.length ? (Object.fromEntries(entries) as RoleCodes) : null;
};

/** Which role codes lead to which groups, besides those of practices; undefined where nothing is said. */
export const optionalRoleCodes: t.Decoder<unknown, RoleCodes | undefined> = {
  name: 'RoleCodes',
  validate: (input, context) => {
    if (input === undefined) return t.success(undefined);
    const codes = typeof input === 'string' ? roleCodesIn(input) : null;
    return codes === null ? t.failure(input, context) : t.success(codes);
  },
  decode: (input) => optionalRoleCodes.validate(input, []),
};
