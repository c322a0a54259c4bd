import type { MyInvitation } from '../../domain/acceptance.js';
import type { CallOptions, MyInvitationsApi } from '../../domain/adapter.js';
import type { DirectoryError } from '../../domain/errors.js';
import { given } from '../http/field-errors.js';
import { accept, accountOf, decline } from './better-auth-answering.js';
import { ask, type Context } from './better-auth-context.js';
import { refineAcceptance, unusable } from './better-auth-errors.js';
import { invitationId, stateOf, teamsIn } from './better-auth-mapping.js';
import { wireInvitations, type WireInvitation } from './better-auth-wire.js';

/** One's own open invitations. The server lists them for those alone who have proven their address. */
export function mineOf(context: Context): Required<MyInvitationsApi> {
  return {
    list: async (options) => (await readOpen(context, options)).map(toMine),
    accept: async (id, options) => accept(context, await byId(context, id, options), options),
    decline: async (id, _reason, options) => decline(context, await byId(context, id, options), options),
  };
}

async function readOpen(context: Context, options: CallOptions | undefined): Promise<readonly WireInvitation[]> {
  const path = '/organization/list-user-invitations';
  const all = await ask(context, path, wireInvitations, {}, options, refineOwnList);
  return all.filter((one) => stateOf(one, context.now()) === 'pending');
}

async function byId(context: Context, id: string, options: CallOptions | undefined): Promise<WireInvitation> {
  const found = (await readOpen(context, options)).find((one) => invitationId(one.id) === id);
  if (!found) throw unusable('unknown');
  return found;
}

/** Nothing is asked for in it but what is one's own: a refusal without a code says that nobody is signed in. */
function refineOwnList(error: DirectoryError): DirectoryError {
  const own = refineAcceptance(error);
  return own.code === 'unknown' ? unusable('sign-in-required', own) : own;
}

/** Neither the inviter's name nor those of teams are told to who is not in yet. */
function toMine(wire: WireInvitation): MyInvitation {
  return {
    id: invitationId(wire.id),
    account: accountOf(wire),
    ...(teamsIn(wire).length === 0 && { groups: [] }),
    ...given('sentAt', wire.createdAt),
    ...given('expiresAt', wire.expiresAt),
  };
}
