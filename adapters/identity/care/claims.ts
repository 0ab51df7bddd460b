import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { HeldRole } from '../../../domain/access/choices.ts';
import { codeOfRole } from '../../../domain/access/role-codes.ts';

const levels: ReadonlySet<unknown> = new Set([1, 2, 3, '1', '2', '3']);

/** A level of assurance, which comes as a number or as its digit. */
const Level = new t.Type<number, number, unknown>(
  'Level',
  t.number.is,
  (input, context) => (levels.has(input) ? t.success(Number(input)) : t.failure(input, context)),
  t.identity,
);

/** What the identity token must say besides what every one says: how sure the service is of the person, and of this sign-in. */
export const Assurance = t.type({ id_assurance_level: Level, authentication_assurance_level: Level });

const UserId = t.refinement(t.string, (id) => /^[A-Za-z0-9._-]{1,64}$/.test(id), 'UserId');

const Role = t.intersection([
  t.type({ person_roleid: t.string, org_code: t.string, role_code: t.string }),
  t.partial({ role_name: t.string, workgroups: t.array(t.string), activity_codes: t.array(t.string) }),
]);

const Organisation = t.intersection([t.type({ org_code: t.string }), t.partial({ org_name: t.string })]);

/** What the service tells of a person. */
export const UserInfo = t.intersection([
  t.type({ nhsid_useruid: UserId }),
  t.partial({ name: t.string, nhsid_nrbac_roles: t.UnknownArray, nhsid_user_orgs: t.UnknownArray }),
]);
export type UserInfo = t.TypeOf<typeof UserInfo>;

const those = <A>(codec: t.Decoder<unknown, A>, entries: readonly unknown[] = []): readonly A[] =>
  entries.flatMap((entry) => {
    const decoded = codec.decode(entry);
    return E.isRight(decoded) ? [decoded.right] : [];
  });

/** Nurse Access Role of `"Clinical":"Clinical Provision":"Nurse Access Role"`. */
const lastName = (names: string): string => names.slice(names.lastIndexOf(':') + 1).replaceAll('"', '').trim();

/** The roles that somebody holds. One that cannot be read is not held: it lets nobody in, and keeps nobody out who holds another. */
export const rolesIn = ({ nhsid_nrbac_roles: roles, nhsid_user_orgs: organisations }: UserInfo): readonly HeldRole[] => {
  const names = new Map(those(Organisation, organisations).map(({ org_code, org_name }) => [org_code.toUpperCase(), org_name ?? null]));
  return those(Role, roles).map(({ person_roleid: id, org_code, role_code, role_name = '', workgroups = [], activity_codes: activities = [] }) => {
    const organisation = org_code.toUpperCase();
    return { id, code: codeOfRole(role_code), name: lastName(role_name), organisation, organisationName: names.get(organisation) ?? null, workgroups, activities };
  });
};
