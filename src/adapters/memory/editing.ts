import type { UserPatch } from '../../domain/adapter.js';
import type { UserAct } from '../../domain/acts.js';
import type { AuditAct } from '../../domain/audit.js';
import { isLastAdministrator } from '../../domain/policy.js';
import type { CustomFields } from '../../domain/user.js';
import type { Desk } from './desk.js';
import { checkPatch } from './draft.js';
import { wrongState } from './refusals.js';
import { isAdministratorRole, roleOf } from './roles.js';
import type { Unversioned } from './sending.js';
import type { Store, StoredUser } from './store.js';
import { differences, note, userTarget, type Readable } from './trail.js';
import { activeAdministrators, groupRefs } from './view.js';

/** The user with what the patch names. @throws {DirectoryError} `validation`, `invalid-state` for the last administrator */
export function patched(user: StoredUser, patch: UserPatch, { store }: Desk): Unversioned {
  checkPatch(patch);
  const { phone: oldPhone, custom: oldFields, administrator: wasAdministrator, ...kept } = user;
  const phone = patch.phone === undefined ? oldPhone : (patch.phone ?? undefined);
  const custom = merged(oldFields, patch.custom);
  const administrator = patch.roleId === undefined ? wasAdministrator : isAdministratorRole(patch.roleId);
  if (!administrator && isLastAdministrator({ ...user, groups: [] }, activeAdministrators(store))) {
    throw wrongState('last-administrator');
  }
  return {
    ...kept,
    firstName: patch.firstName?.trim() ?? user.firstName,
    lastName: patch.lastName?.trim() ?? user.lastName,
    ...(phone && { phone }),
    ...(custom && { custom }),
    ...(administrator && { administrator }),
  };
}

/** Fields with those of a change put in and its `null`s taken out; nothing when none is left. */
function merged(before: CustomFields = {}, change: UserPatch['custom'] = {}): CustomFields | undefined {
  const fields = Object.entries({ ...before, ...change }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}

const NOTED: Readonly<Partial<Record<UserAct, AuditAct>>> = {
  update: 'user-updated',
  'set-groups': 'user-groups-changed',
  block: 'user-blocked',
  unblock: 'user-unblocked',
  remove: 'user-removed',
};

/** Writes into the trail what an act changed; an edit that changed nothing is not in it. */
export function noteChange(act: UserAct, before: StoredUser, after: StoredUser, desk: Desk): void {
  const target = userTarget(after);
  const role = differences({ role: roleName(before) }, { role: roleName(after) });
  if (role.length > 0) {
    desk.store.granted.set(after.id, after.administrator === true);
    note({ act: 'user-role-changed', target, changes: role }, desk);
    desk.tell({ topic: 'viewer', ids: [after.id] });
  }
  const edits = act === 'update' || act === 'set-groups';
  const changes = edits ? differences(readable(before, desk.store), readable(after, desk.store)) : [];
  const noted = NOTED[act];
  if (noted && (!edits || changes.length > 0)) note({ act: noted, target, changes }, desk);
}

function roleName({ administrator }: StoredUser): string {
  return roleOf(administrator).name;
}

function readable({ firstName, lastName, phone, custom, groupIds }: StoredUser, store: Store): Readable {
  const fields = Object.entries(custom ?? {}).map(([name, value]) => [`custom.${name}`, String(value)] as const);
  return {
    firstName,
    lastName,
    phone: phone && `${phone.countryCode} ${phone.number}`,
    groups: groupRefs(groupIds, store)
      .map(({ name }) => name)
      .join(', '),
    ...Object.fromEntries(fields),
  };
}
