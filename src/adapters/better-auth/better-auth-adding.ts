import type { AddResult, GroupReceipt, WriteOptions } from '../../domain/adapter.js';
import { checkEmail, emailKey } from '../../domain/email.js';
import { DirectoryError } from '../../domain/errors.js';
import type { User, UserDraft } from '../../domain/user.js';
import { requireNames } from '../http/drafts.js';
import { Doubts } from '../http/doubts.js';
import { given } from '../http/field-errors.js';
import { initOfError } from '../http/request.js';
import type { Context } from './better-auth-context.js';
import { hasCode, refuse } from './better-auth-errors.js';
import { invite, withInvitation, type Invitee } from './better-auth-inviting.js';
import { phoneText, teamsIn, type Organization } from './better-auth-mapping.js';
import { peopleOf, type Person } from './better-auth-people.js';
import { readOrganization } from './better-auth-organization.js';
import { defaultRole, mustKnowRole } from './better-auth-roles.js';
import { mustKnow } from './better-auth-teams.js';

type Create = (draft: UserDraft, options?: WriteOptions) => Promise<AddResult>;

/**
 * Invites an address once. The server looks and then writes, so of several calls at once several get through; here they
 * come one after the other, and each sees what the one before did.
 */
export function createUser(context: Context): Create {
  const doubts = new Doubts();
  const lines = new Map<string, Promise<unknown>>();
  return async (draft, options) => {
    check(draft);
    const key = emailKey(draft.email);
    const before = lines.get(key) ?? Promise.resolve();
    const mine = before.then(() =>
      doubts.once(
        options?.idempotencyKey,
        () => earlier(context, draft, options),
        () => add(context, draft, options),
      ),
    );
    const settled = mine.catch(() => undefined);
    lines.set(key, settled);
    void settled.then(() => lines.get(key) === settled && lines.delete(key));
    return mine;
  };
}

/** @throws {DirectoryError} `validation` with fields */
function check(draft: UserDraft): void {
  requireNames(draft);
  const { problem } = checkEmail(draft.email, { international: false });
  refuse(problem === undefined ? [] : [{ field: 'email', code: problem === 'empty' ? 'required' : 'invalid' }]);
}

async function add(context: Context, draft: UserDraft, options: WriteOptions | undefined): Promise<AddResult> {
  const organization = await readOrganization(context, options);
  const existing = atAddress(context, organization, draft.email)?.user;
  // Who was withdrawn or declined may be invited again.
  if (existing && existing.state !== 'disabled') throw duplicate(existing);
  mustKnow(draft.groupIds, organization.teams);
  await mustKnowRole(context, draft.roleId, options);
  const sent = await invite(context, inviteeOf(context, draft), options).catch(async (error: unknown) => {
    throw await named(context, draft, error, options);
  });
  return resultOf(withInvitation(context, organization, sent).user, draft, organization);
}

function inviteeOf(context: Context, draft: UserDraft): Invitee {
  const { firstName, lastName, phone, groupIds, roleId } = draft;
  return {
    email: checkEmail(draft.email).email,
    role: roleId ?? defaultRole(context),
    teamId: [...new Set(groupIds)].join(','),
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    phone: phone && phoneText(phone),
  };
}

function atAddress(context: Context, organization: Organization, email: string): Person | undefined {
  const key = emailKey(email);
  return peopleOf(organization, context, context.now()).find(({ user }) => emailKey(user.email) === key);
}

function duplicate(user: User | undefined, error?: DirectoryError): DirectoryError {
  return new DirectoryError('duplicate', 'Somebody with this address is in the organization already.', {
    ...(error && initOfError(error)),
    ...(user && { existing: { id: user.id, state: user.state } }),
  });
}

/** Somebody else was faster: the duplicate with whom it is, as far as that can be found. */
async function named(
  context: Context,
  draft: UserDraft,
  error: unknown,
  options: WriteOptions | undefined,
): Promise<unknown> {
  if (hasCode(error, 'team-not-found', 'invalid-team-id')) {
    const fields = [{ field: 'groupIds', code: 'not-found' }];
    return new DirectoryError('validation', error.message, { ...initOfError(error), fields });
  }
  if (!(error instanceof DirectoryError) || error.kind !== 'duplicate') return error;
  const found = await readOrganization(context, options).catch(() => undefined);
  return duplicate(found && atAddress(context, found, draft.email)?.user, error);
}

/** What an earlier try of the same draft made, if it did. */
async function earlier(
  context: Context,
  draft: UserDraft,
  options: WriteOptions | undefined,
): Promise<AddResult | undefined> {
  const organization = await readOrganization(context, options);
  const person = atAddress(context, organization, draft.email);
  const [made] = person?.invitations ?? [];
  if (person?.user.state !== 'invited' || !made) return undefined;
  const same = (made.role ?? '') === (draft.roleId ?? defaultRole(context)) && sameIds(teamsIn(made), draft.groupIds);
  return same ? resultOf(person.user, draft, organization) : undefined;
}

function sameIds(some: readonly string[], others: readonly string[]): boolean {
  return [...new Set(some)].sort().join() === [...new Set(others)].sort().join();
}

/** Whether a mail left is not told: the server hands it to the host's own function. */
function resultOf(user: User, { groupIds }: UserDraft, { teams }: Organization): AddResult {
  const groups = [...new Set(groupIds)].map((id): GroupReceipt => {
    const name = teams.find((team) => team.id === id)?.name ?? id;
    return { group: { id, name }, ok: user.groups.some((group) => group.id === id) };
  });
  return { user, groups, delivery: 'unknown', ...given('invitation', user.invitation) };
}
