import type { CallOptions, GroupsApi, WriteOptions } from '../../domain/adapter.js';
import { DirectoryError } from '../../domain/errors.js';
import { reason } from '../../domain/reason.js';
import { given } from '../http/field-errors.js';
import { initOfError } from '../http/request.js';
import { at, reading, readGroup, writing, type Context } from './softwareone-context.js';
import { ACT_MEANINGS, invalidState } from './softwareone-errors.js';
import { toGroup } from './softwareone-mapping.js';
import { membersOf } from './softwareone-members.js';
import { groupsQuery, membersQuery } from './softwareone-queries.js';
import { mustBe } from '../http/version.js';
import { wireGroup, wireGroupPage, wireMembershipPage } from './softwareone-wire.js';
import { bodyOfGroup, bodyOfGroupChange } from './softwareone-writing.js';

export type SoftwareOneGroups = Required<Omit<GroupsApi, 'permissions'>>;

export function groupsOf(context: Context): SoftwareOneGroups {
  const { send, account } = context;
  return {
    list: async (asked, options) => {
      const where = at.groups + groupsQuery(asked, account);
      const page = await send({ ...reading(options), path: where, expect: wireGroupPage });
      return { items: page.data.map(toGroup), ...given('total', page.$meta?.pagination?.total) };
    },
    get: async (id, options) => toGroup(await readGroup(context, id, options)),
    create: async (draft, options) => {
      const body = bodyOfGroup(draft, account);
      return toGroup(await send({ ...writing(options), method: 'POST', path: at.groups, body, expect: wireGroup }));
    },
    update: async (id, draft, options) => {
      const before = await readGroup(context, id, options);
      mustBe(options?.ifMatch, toGroup(before).version);
      const body = bodyOfGroupChange(before, draft);
      return toGroup(await send({ ...writing(options), method: 'PUT', path: at.group(id), body, expect: wireGroup }));
    },
    remove: (id, options) => removeGroup(context, id, options),
    ...membersOf(context),
  };
}

async function removeGroup(context: Context, id: string, options: WriteOptions | undefined): Promise<void> {
  const before = await readGroup(context, id, options);
  mustBe(options?.ifMatch, toGroup(before).version);
  if (before.isDefault) throw invalidState(reason('default-group'));
  try {
    const call = { method: 'DELETE', path: at.group(id), body: null, meanings: ACT_MEANINGS } as const;
    await context.send({ ...call, ...writing(options), expect: 'nothing' });
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.kind !== 'invalid-state') throw error;
    const code = (await hasMembers(context, id, options)) ? 'group-not-empty' : 'backend';
    throw new DirectoryError('invalid-state', error.message, { ...initOfError(error), reason: reason(code) });
  }
}

/** Why the server refuses is a sentence; the count is a fact. */
async function hasMembers({ send, account }: Context, id: string, options: CallOptions | undefined): Promise<boolean> {
  const call = { ...reading(options), path: at.members + membersQuery(id, account), expect: wireMembershipPage };
  const page = await send(call).catch(() => undefined);
  return page !== undefined && (page.data.length > 0 || (page.$meta?.pagination?.total ?? 0) > 0);
}
