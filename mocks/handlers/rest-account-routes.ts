import type { GroupsApi, MemberReceipt } from '../../src/domain/adapter.js';
import type { SettingsPatch } from '../../src/domain/settings.js';
import { done, id, json, own, type Route } from './rest-answers.js';
import { auditQueryOf, bodyOf, inputs, pageQueryOf } from './rest-input.js';
import { problemOf } from './rest-problems.js';
import { changeStream } from './rest-changes.js';

const ACCOUNT = '/v1/accounts/:account';
const MEMBERS = `${ACCOUNT}/groups/:group/members`;
const MINE = '/v1/my/invitations';

/** What concerns groups' members, the account as a whole, and one's own invitations. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: MEMBERS,
    answer: async ({ adapter, url, params }) =>
      json(await own(adapter.groups?.members)(id(params.group), pageQueryOf(url.searchParams))),
  },
  { method: 'post', path: MEMBERS, answer: changeMembers((groups) => groups?.addMembers) },
  { method: 'post', path: `${MEMBERS}/remove`, answer: changeMembers((groups) => groups?.removeMembers) },
  {
    method: 'get',
    path: `${ACCOUNT}/permissions`,
    answer: async ({ adapter }) => json({ items: await own(adapter.groups?.permissions)() }),
  },
  {
    method: 'get',
    path: `${ACCOUNT}/roles`,
    answer: async ({ adapter }) => json({ items: await own(adapter.roles).list() }),
  },
  {
    method: 'get',
    path: `${ACCOUNT}/settings`,
    answer: async ({ adapter }) => json(await own(adapter.settings).get()),
  },
  {
    method: 'patch',
    path: `${ACCOUNT}/settings`,
    answer: async ({ adapter, request, write }) => {
      const patch = (await bodyOf(request, inputs.settings)) as SettingsPatch;
      return json(await own(adapter.settings?.update)(patch, write));
    },
  },
  {
    method: 'get',
    path: `${ACCOUNT}/audit`,
    answer: async ({ adapter, url }) => json(await own(adapter.audit).list(auditQueryOf(url.searchParams))),
  },
  {
    method: 'get',
    path: `${ACCOUNT}/changes`,
    answer: ({ adapter, request }) => Promise.resolve(changeStream(own(adapter.subscribe), request)),
  },
  {
    method: 'get',
    path: MINE,
    answer: async ({ adapter }) => json({ items: await own(adapter.acceptance?.mine).list() }),
  },
  {
    method: 'post',
    path: `${MINE}/:invitation/accept`,
    answer: async ({ adapter, request, params, write }) => {
      await bodyOf(request, inputs.none);
      return json(await own(adapter.acceptance?.mine).accept(id(params.invitation), write));
    },
  },
  {
    method: 'post',
    path: `${MINE}/:invitation/decline`,
    answer: async ({ adapter, request, params, write }) => {
      const { reason } = await bodyOf(request, inputs.reason);
      return done(await own(adapter.acceptance?.mine?.decline)(id(params.invitation), reason, write));
    },
  },
];

function changeMembers(pick: (groups: GroupsApi | undefined) => GroupsApi['addMembers']): Route['answer'] {
  return async ({ adapter, request, params, write }) => {
    const { userIds } = await bodyOf(request, inputs.userIds);
    const receipts = await own(pick(adapter.groups))(id(params.group), userIds, write);
    return json({ receipts: receipts.map(wireReceipt) });
  };
}

function wireReceipt({ userId, ok, error }: MemberReceipt): unknown {
  return { userId, ok, ...(error && { error: problemOf(error) }) };
}
