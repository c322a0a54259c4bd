import type { Registration, TypedDetails } from '../../src/domain/acceptance.js';
import type { AddResult, DirectoryAdapter, GroupDraft, UserPatch, WriteOptions } from '../../src/domain/adapter.js';
import type { InvitationRef } from '../../src/domain/invitation.js';
import type { UserDraft } from '../../src/domain/user.js';
import { ACCOUNT_ROUTES } from './rest-account-routes.js';
import { done, id, etagOf, json, own, uncached, type Incoming, type Route } from './rest-answers.js';
import { bodyOf, inputs, pageQueryOf, userQueryOf } from './rest-input.js';
import { problemOf } from './rest-problems.js';

const ACCOUNT = '/v1/accounts/:account';
const USER = `${ACCOUNT}/users/:user`;
const INVITATION = `${USER}/invitations/:invitation`;
const GROUP = `${ACCOUNT}/groups/:group`;

/** Every operation of openapi.yaml, answered by whatever adapter stands behind. */
export const ROUTES: readonly Route[] = [
  { method: 'get', path: `${ACCOUNT}/viewer`, answer: async ({ adapter }) => json(await own(adapter.viewer)()) },
  {
    method: 'get',
    path: `${ACCOUNT}/capabilities`,
    answer: async ({ adapter }) => json((await adapter.probe?.()) ?? adapter.capabilities),
  },
  { method: 'get', path: `${ACCOUNT}/users`, answer: listUsers },
  { method: 'post', path: `${ACCOUNT}/users`, answer: createUser },
  {
    method: 'post',
    path: `${ACCOUNT}/users/lookup`,
    answer: async ({ adapter, request }) =>
      json({ matches: await own(adapter.users.lookup)((await bodyOf(request, inputs.emails)).emails) }),
  },
  { method: 'get', path: USER, answer: async ({ adapter, params }) => json(await adapter.users.get(id(params.user))) },
  {
    method: 'patch',
    path: USER,
    answer: async ({ adapter, request, params, write }) => {
      const patch = (await bodyOf(request, inputs.patch)) as UserPatch;
      return json(await own(adapter.users.update)(id(params.user), patch, write));
    },
  },
  { method: 'delete', path: USER, answer: act((users) => users.remove) },
  {
    method: 'put',
    path: `${USER}/groups`,
    answer: async ({ adapter, request, params, write }) => {
      const { groupIds } = await bodyOf(request, inputs.groupIds);
      return json(await own(adapter.users.setGroups)(id(params.user), groupIds, write));
    },
  },
  { method: 'post', path: `${USER}/block`, answer: act((users) => users.block) },
  { method: 'post', path: `${USER}/unblock`, answer: act((users) => users.unblock) },
  { method: 'post', path: `${USER}/restore`, answer: act((users) => users.restore) },
  {
    method: 'post',
    path: `${INVITATION}/link`,
    answer: invited(async (incoming, ref) => uncached(json(await own(incoming.adapter.invitations?.link)(ref)))),
  },
  {
    method: 'post',
    path: `${INVITATION}/resend`,
    answer: invited(async ({ adapter, write }, ref) => json(await own(adapter.invitations?.resend)(ref, write))),
  },
  {
    method: 'post',
    path: `${INVITATION}/renew`,
    answer: invited(async ({ adapter, write }, ref) => json(await own(adapter.invitations?.renew)(ref, write))),
  },
  {
    method: 'post',
    path: `${INVITATION}/revoke`,
    answer: invited(async ({ adapter, write }, ref) => done(await own(adapter.invitations?.revoke)(ref, write))),
  },
  {
    method: 'get',
    path: `${INVITATION}/events`,
    answer: async ({ adapter, params }) => {
      const ref = { userId: id(params.user), invitationId: id(params.invitation) };
      return json({ items: await own(adapter.invitations?.events)(ref) });
    },
  },
  {
    method: 'get',
    path: `${ACCOUNT}/groups`,
    answer: async ({ adapter, url }) => json(await own(adapter.groups?.list)(pageQueryOf(url.searchParams))),
  },
  {
    method: 'post',
    path: `${ACCOUNT}/groups`,
    answer: async ({ adapter, request, url, write }) => {
      const draft = (await bodyOf(request, inputs.groupDraft)) as GroupDraft;
      const group = await own(adapter.groups?.create)(draft, write);
      return json(group, 201, { Location: `${url.pathname}/${encodeURIComponent(group.id)}` });
    },
  },
  {
    method: 'get',
    path: GROUP,
    answer: async ({ adapter, params }) => json(await own(adapter.groups?.get)(id(params.group))),
  },
  {
    method: 'patch',
    path: GROUP,
    answer: async ({ adapter, request, params, write }) => {
      const draft = (await bodyOf(request, inputs.groupPatch)) as Partial<GroupDraft>;
      return json(await own(adapter.groups?.update)(id(params.group), draft, write));
    },
  },
  {
    method: 'delete',
    path: GROUP,
    answer: async ({ adapter, request, params, write }) => {
      await bodyOf(request, inputs.none);
      return done(await own(adapter.groups?.remove)(id(params.group), write));
    },
  },
  ...ACCOUNT_ROUTES,
  {
    method: 'post',
    path: '/v1/acceptance/peek',
    answer: async ({ adapter, request }) =>
      uncached(json(await own(adapter.acceptance?.peek)((await bodyOf(request, inputs.token)).token))),
  },
  {
    method: 'post',
    path: '/v1/acceptance/accept',
    answer: async ({ adapter, request, write }) => {
      const { token, registration } = await bodyOf(request, inputs.accept);
      return json(await own(adapter.acceptance?.accept)(token, registration as Registration | undefined, write));
    },
  },
  {
    method: 'post',
    path: '/v1/acceptance/decline',
    answer: async ({ adapter, request, write }) => {
      const { token, reason } = await bodyOf(request, inputs.decline);
      return done(await own(adapter.acceptance?.decline)(token, reason, write));
    },
  },
  {
    method: 'post',
    path: '/v1/acceptance/request-new',
    answer: async ({ adapter, request, write }) =>
      done(await own(adapter.acceptance?.requestNew)((await bodyOf(request, inputs.token)).token, write)),
  },
  {
    method: 'post',
    path: '/v1/acceptance/send-code',
    answer: async ({ adapter, request, write }) =>
      done(await own(adapter.acceptance?.sendCode)((await bodyOf(request, inputs.token)).token, write)),
  },
  {
    method: 'post',
    path: '/v1/acceptance/confirm-code',
    answer: async ({ adapter, request, write }) => {
      const { token, code, password } = await bodyOf(request, inputs.confirm);
      return done(await own(adapter.acceptance?.confirmCode)(token, code, password, write));
    },
  },
  {
    method: 'post',
    path: '/v1/acceptance/sign-out',
    answer: async ({ adapter, request }) => {
      await bodyOf(request, inputs.none);
      return done(await own(adapter.acceptance?.signOut)());
    },
  },
  {
    method: 'post',
    path: '/v1/acceptance/keep',
    answer: async ({ adapter, request }) => {
      const { token, typed } = await bodyOf(request, inputs.keep);
      return done(await own(adapter.acceptance?.keep)(token, typed as TypedDetails | undefined));
    },
  },
  {
    method: 'post',
    path: '/v1/acceptance/kept',
    answer: async ({ adapter, request }) => {
      await bodyOf(request, inputs.none);
      const kept = await own(adapter.acceptance?.kept)();
      return uncached(json({ kept: kept !== undefined, ...kept }));
    },
  },
];

async function listUsers({ adapter, url }: Incoming): Promise<Response> {
  return json(await adapter.users.list(userQueryOf(url), { counts: url.searchParams.get('counts') === 'true' }));
}

async function createUser({ adapter, request, url, write }: Incoming): Promise<Response> {
  const result = await own(adapter.users.create)((await bodyOf(request, inputs.draft)) as UserDraft, write);
  const headers = { Location: `${url.pathname}/${encodeURIComponent(result.user.id)}`, ...etagOf(result.user) };
  return json(wireAddResult(result), 201, headers);
}

function wireAddResult(result: AddResult): unknown {
  return {
    ...result,
    groups: result.groups.map(({ group, ok, error }) => ({ group, ok, ...(error && { error: problemOf(error) }) })),
  };
}

type UserAct = (id: string, options?: WriteOptions) => Promise<unknown>;

function act(pick: (users: DirectoryAdapter['users']) => UserAct | undefined): Route['answer'] {
  return async ({ adapter, request, params, write }) => {
    await bodyOf(request, inputs.none);
    return json(await own(pick(adapter.users))(id(params.user), write));
  };
}

function invited(answer: (incoming: Incoming, ref: InvitationRef) => Promise<Response>): Route['answer'] {
  return async (incoming) => {
    await bodyOf(incoming.request, inputs.none);
    return answer(incoming, { userId: id(incoming.params.user), invitationId: id(incoming.params.invitation) });
  };
}
