// The backend of the example: an ordinary members API that has never heard of Usher, kept in memory.

interface Member {
  readonly member_id: number;
  readonly name: string;
  readonly mail: string;
  readonly status: 'waiting' | 'member' | 'suspended';
  readonly invited_at: string;
  readonly joined_at: number | null;
}

const MOST_PER_PAGE = 50;

const json = (status: number, body: unknown): Response => Response.json(body, { status });

/** Its own way of telling what is wrong. */
const invalid = (field: string, text: string): Response => json(422, { errors: { [field]: [text] } });

const founders: readonly Omit<Member, 'member_id'>[] = [
  ['Ada Lovelace', 'member'],
  ['Grace Hopper', 'member'],
  ['Katherine Johnson', 'waiting'],
  ['Mary Jackson', 'suspended'],
  ['Dorothy Vaughan', 'member'],
].map(([name = '', status], index) => ({
  name,
  mail: `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.com`,
  status: status as Member['status'],
  invited_at: `2026-11-0${index + 1} 08:30:00`,
  joined_at: status === 'waiting' ? null : 1_793_600_000 + index * 86_400,
}));

/** A server as a function from request to response, so that a page and a test can have one without a port. */
export function membersServer(): typeof fetch {
  const members: Member[] = founders.map((each, index) => ({ member_id: index + 1, ...each }));
  return async (input, init) => {
    const where = input instanceof Request ? input.url : input;
    const request = new Request(new URL(where, 'http://members.example'), init);
    const url = new URL(request.url);
    if (request.method === 'POST' && url.pathname === '/members/invite') return invite(members, await request.json());
    if (request.method !== 'GET') return json(405, { message: 'Not here.' });
    if (url.pathname === '/members') return list(members, url.searchParams);
    const one = members.find(({ member_id }) => url.pathname === `/members/${member_id}`);
    return one ? json(200, one) : json(404, { message: 'No such member.' });
  };
}

function list(members: readonly Member[], asked: URLSearchParams): Response {
  const perPage = Number(asked.get('per_page') ?? 20);
  if (!(perPage >= 1 && perPage <= MOST_PER_PAGE)) return invalid('per_page', `Between 1 and ${MOST_PER_PAGE}.`);
  const wanted = (asked.get('q') ?? '').trim().toLowerCase();
  const found = members.filter(({ name, mail }) => `${name}\n${mail}`.toLowerCase().includes(wanted));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Number(asked.get('page') ?? 1)));
  return json(200, { results: found.slice((page - 1) * perPage, page * perPage), page, pages });
}

function invite(members: Member[], body: unknown): Response {
  const { name = '', mail = '' } = body as { readonly name?: string; readonly mail?: string };
  if (!/^[^\s@]+@[^\s@]+$/u.test(mail)) return invalid('mail', 'This is no address.');
  if (members.some((each) => each.mail.toLowerCase() === mail.toLowerCase())) return json(409, { message: 'Taken.' });
  const member: Member = {
    member_id: members.length + 1,
    name,
    mail,
    status: 'waiting',
    invited_at: new Date().toISOString().slice(0, 19).replace('T', ' '),
    joined_at: null,
  };
  members.push(member);
  return json(201, member);
}
