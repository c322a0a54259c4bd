import type { DirectoryAdapter, User, UserState } from 'usher-elements';
import {
  capabilitiesOf,
  emailKey,
  fieldsAs,
  httpClient,
  instantOf,
  namingDuplicate,
  pageNumber,
  path,
  query,
  requireNames,
  userOf,
  writeParts,
  type HttpOptions,
} from 'usher-elements/adapters/http';
import * as z from 'zod/mini';

// Connects a members API of our own: lists, and invites. It has no groups, no look-up, and cannot take anything back.

const wireMember = z.object({
  member_id: z.number(),
  name: z.string(),
  mail: z.string(),
  status: z.string(),
  invited_at: z.optional(z.string()),
  joined_at: z.optional(z.number()),
});
const wirePage = z.object({ results: z.array(wireMember), page: z.number(), pages: z.number() });

const STATES: Readonly<Record<string, UserState>> = { waiting: 'invited', member: 'active', suspended: 'blocked' };

function toUser(member: z.output<typeof wireMember>): User {
  const sentAt = instantOf(member.invited_at);
  const joinedAt = instantOf(member.joined_at);
  const state = STATES[member.status] ?? 'disabled';
  return userOf({
    id: String(member.member_id),
    name: member.name,
    email: member.mail,
    state,
    ...(joinedAt !== undefined && { joinedAt }),
    ...(state === 'invited' &&
      sentAt !== undefined && { invitation: { id: String(member.member_id), state: 'pending', sentAt } }),
  });
}

/** The API says 409 and nothing else for an address that is there already. */
const INVITE_MEANINGS = { 409: 'duplicate' } as const;
const FIELDS = fieldsAs({ mail: 'email', name: 'lastName' });

export function membersAdapter(options: HttpOptions): DirectoryAdapter {
  const send = httpClient(options);
  return {
    name: 'members',
    capabilities: capabilitiesOf({ search: 'contains', paging: 'offset', maxPageSize: 50 }),
    users: {
      async list(asked, { signal } = {}) {
        const where = query({ page: pageNumber(asked), per_page: asked.limit, q: asked.search });
        const read = { method: 'GET', path: `/members${where}`, expect: wirePage, write: false, signal } as const;
        const { results, page, pages } = (await send(read)).value;
        // Past the end this API answers its last page again. It counts pages, not people: on the last one we know.
        if (page < pageNumber(asked)) return { items: [] };
        const total = page < pages ? {} : { total: (page - 1) * asked.limit + results.length };
        return { items: results.map(toUser), ...total };
      },
      async get(id, { signal } = {}) {
        const read = { method: 'GET', path: path`/members/${id}`, expect: wireMember, write: false, signal } as const;
        return toUser((await send(read)).value);
      },
      async create(draft, given) {
        requireNames(draft);
        const find = async () => {
          const { items } = await this.list({ limit: 50, search: draft.email.trim() });
          return items.find(({ email }) => emailKey(email) === emailKey(draft.email));
        };
        const sent = send({
          method: 'POST',
          path: '/members/invite',
          body: { name: `${draft.firstName.trim()} ${draft.lastName.trim()}`, mail: draft.email.trim() },
          expect: wireMember,
          meanings: INVITE_MEANINGS,
          refine: FIELDS,
          ...writeParts(given, false),
        });
        const { value } = await namingDuplicate(sent, find);
        return { user: toUser(value), groups: [], delivery: 'unknown' };
      },
    },
  };
}
