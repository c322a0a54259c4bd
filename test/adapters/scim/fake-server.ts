/*
 * A SCIM server in a function, as correct as the standard where nothing else is asked for, with habits that servers out
 * there have. What arrives is kept in `requests`.
 */

export interface Habits {
  /** Operators that are answered 400 `invalidFilter`. */
  readonly refusedOperators?: readonly string[];
  readonly refusedAttributes?: readonly string[];
  /** Answered 501, as if there were no filters. */
  readonly noFilters?: boolean;
  /** 200 with everybody. */
  readonly ignoresFilters?: boolean;
  /** Operators that are answered 200 and nobody. */
  readonly emptyOperators?: readonly string[];
  readonly caseExact?: boolean;
  readonly sort?: 'ignored' | 'inside-page' | 'refused';
  /** Past the last row the first page is given once more. */
  readonly repeatsPageOne?: boolean;
  /** What `totalResults` is, instead of the truth. */
  readonly total?: (truth: number, rows: number) => number | undefined;
  /** Most rows of one answer. */
  readonly cap?: number;
  /** Gives everybody, wherever the page begins. */
  readonly doesNotPage?: boolean;
  /** Says where the page begins: always 1. */
  readonly echoesOne?: boolean;
  readonly noPatch?: 404 | 405 | 501;
  /** PATCH reads attributes only from a value without a path; anything else is refused with 422. */
  readonly pathless?: boolean;
  /** PATCH knows these attributes alone, and refuses others with 400. */
  readonly patches?: readonly string[];
  /** Attributes that a PATCH alone takes and forgets. */
  readonly deafTo?: readonly string[];
  /** Bodies of another media type are answered so: refused, or read as empty. */
  readonly jsonOnly?: 415 | 'empty';
  /** The members of a group come only when it is read by itself. */
  readonly listsWithoutMembers?: boolean;
  /** Filters other than `eq` end in 500. */
  readonly breaksOnFilters?: boolean;
  /** What comes of a page past the last row. */
  readonly pastEnd?: 400 | 404;
  /** Attribute names begin with a capital. */
  readonly capitals?: boolean;
  readonly noMemberPath?: boolean;
  readonly hidesGroups?: boolean;
  readonly hidesMembers?: boolean;
  readonly hidesInactive?: boolean;
  /** What POST answers of the new user. */
  readonly created?: 'whole' | 'location' | 'nothing';
  readonly versions?: 'kept' | 'ignored' | 'none';
  /** Attributes that PATCH and PUT take and forget. */
  readonly forgets?: readonly string[];
  readonly config?: Record<string, unknown> | 404;
}

export type Resource = Record<string, unknown> & { id: string };

export interface FakeRequest {
  readonly method: string;
  /** Below the base, decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly headers: Headers;
  readonly rawUrl: string;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export const BASE = 'https://scim.test/v2';

export class FakeServer {
  readonly requests: FakeRequest[] = [];
  readonly users = new Map<string, Resource>();
  readonly groups = new Map<string, Resource>();
  habits: Habits;
  /** Answers instead of the server, where it gives something. */
  instead: ((request: FakeRequest) => Response | undefined) | undefined;
  /** Ids for the next ones to be added. */
  ids: string[] = [];
  #serial = 0;
  #versions = 0;

  constructor(habits: Habits = {}) {
    this.habits = habits;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const rawUrl = input instanceof Request ? input.url : input.toString();
    const url = new URL(rawUrl);
    const request: FakeRequest = {
      method: init?.method ?? 'GET',
      path: url.pathname.slice(new URL(BASE).pathname.length),
      query: url.searchParams,
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      headers: new Headers(init?.headers),
      rawUrl,
    };
    this.requests.push(request);
    const instead = this.instead?.(request);
    init?.signal?.throwIfAborted();
    if (instead) return instead;
    const { status, body, headers } = this.#answer(this.#asRead(request));
    const type = { 'Content-Type': 'application/scim+json', Date: 'Mon, 23 Nov 2026 10:00:00 GMT' };
    const shown = this.habits.capitals ? withCapitals(body) : body;
    return new Response(body === undefined ? null : JSON.stringify(shown), {
      status,
      headers: { ...type, ...headers },
    });
  };

  user(name: string, more: Record<string, unknown> = {}): Resource {
    const [givenName = name, familyName = ''] = name.split(' ');
    const userName = `${name.toLowerCase().replace(' ', '.')}@example.com`;
    const emails = [{ value: userName, type: 'work', primary: true }];
    return this.#keep(this.users, {
      userName,
      name: { givenName, familyName },
      displayName: name,
      emails,
      active: true,
      ...more,
    });
  }

  group(displayName: string, members: readonly Resource[] = []): Resource {
    return this.#keep(this.groups, { displayName, members: members.map(({ id }) => ({ value: id })) });
  }

  #keep(kept: Map<string, Resource>, given: Record<string, unknown>, id?: string): Resource {
    this.#serial += 1;
    this.#versions += 1;
    const before = id === undefined ? undefined : kept.get(id);
    const created =
      (before?.meta as { created?: string } | undefined)?.created ??
      new Date(Date.UTC(2026, 0, this.#serial)).toISOString();
    const version = this.habits.versions === 'none' ? undefined : `W/"${this.#versions}"`;
    const resource = {
      ...given,
      id: before?.id ?? this.ids.shift() ?? `id-${this.#serial}`,
      meta: { created, version },
    };
    kept.set(resource.id, resource);
    return resource;
  }

  /** The request as a framework understands it that was not told of SCIM's media type. */
  #asRead(request: FakeRequest): FakeRequest {
    const foreign = request.body !== undefined && request.headers.get('content-type') !== 'application/json';
    return foreign && this.habits.jsonOnly === 'empty' ? { ...request, body: {} } : request;
  }

  #answer(request: FakeRequest): Reply {
    const media = request.headers.get('content-type');
    if (request.body !== undefined && this.habits.jsonOnly === 415 && media !== 'application/json') return refusal(415);
    const [, kind = '', rawId] = request.path.split('/');
    if (kind === 'ServiceProviderConfig') {
      const { config = { filter: { supported: true }, sort: { supported: true }, patch: { supported: true } } } =
        this.habits;
      return config === 404 ? refusal(404) : { status: 200, body: config };
    }
    const kept = kind === 'Users' ? this.users : this.groups;
    if (rawId === undefined)
      return request.method === 'POST' ? this.#create(kind, kept, request) : this.#list(kind, kept, request);
    const resource = kept.get(decodeURIComponent(rawId));
    if (!resource) return refusal(404);
    if (request.method === 'GET') return this.#one(kind, resource);
    const ifMatch = request.headers.get('if-match');
    const { version } = resource.meta as { version?: string };
    if (ifMatch !== null && this.habits.versions !== 'ignored' && ifMatch !== version) return refusal(412);
    return this.#write(kept, resource, request);
  }

  #one(kind: string, resource: Resource): Reply {
    if (kind === 'Users' && this.habits.hidesInactive && resource.active === false) return refusal(404);
    return { status: 200, body: this.#shown(kind, resource) };
  }

  #write(kept: Map<string, Resource>, resource: Resource, { method, body }: FakeRequest): Reply {
    if (method === 'DELETE') {
      kept.delete(resource.id);
      for (const group of this.groups.values())
        group.members = membersIn(group).filter(({ value }) => value !== resource.id);
      return { status: 204 };
    }
    if (method === 'PUT') {
      const forgotten = (this.habits.forgets ?? []).map((name) => [name, resource[name]]);
      this.#keep(
        kept,
        { ...(body as Record<string, unknown>), ...(Object.fromEntries(forgotten) as Record<string, unknown>) },
        resource.id,
      );
      return { status: 200, body: resource };
    }
    if (this.habits.noPatch) return refusal(this.habits.noPatch);
    const next = structuredClone(resource) as Record<string, unknown>;
    const { Operations = [] } = body as { Operations?: Operation[] };
    if (Operations.length === 0) return refusal(400, 'invalidSyntax');
    for (const operation of Operations) {
      const { path, value } = operation;
      if (path === undefined) {
        if (!this.habits.pathless) return refusal(400, 'noTarget');
        Object.assign(next, merged(next, value));
        continue;
      }
      if (this.habits.pathless && !path.includes('members')) return refusal(422);
      if (this.habits.patches && !this.habits.patches.includes(path)) return refusal(400, 'invalidPath');
      if (this.habits.deafTo?.includes(path)) continue;
      if (path.includes('[') && this.habits.noMemberPath) return refusal(400, 'invalidPath');
      if (!this.habits.forgets?.includes(path)) patch(next, { ...operation, path });
    }
    this.#keep(kept, next, resource.id);
    return { status: 204 };
  }

  #create(kind: string, kept: Map<string, Resource>, { body }: FakeRequest): Reply {
    const given = body as Record<string, unknown>;
    if (Object.keys(given).length === 0) return refusal(400, 'invalidValue');
    const taken = [...this.users.values()].some(
      ({ userName }) => String(userName).toLowerCase() === String(given.userName).toLowerCase(),
    );
    if (kind === 'Users' && taken) return refusal(409, 'uniqueness');
    const resource = this.#keep(kept, given);
    const { created = 'whole' } = this.habits;
    const { id: _id, ...rest } = resource;
    const headers = created === 'nothing' ? {} : { Location: `${BASE}/${kind}/${encodeURIComponent(resource.id)}` };
    return { status: 201, body: created === 'whole' ? this.#shown(kind, resource) : rest, headers };
  }

  #shown(kind: string, resource: Resource): Record<string, unknown> {
    if (kind === 'Groups') return this.habits.hidesMembers ? { ...resource, members: undefined } : resource;
    if (this.habits.hidesGroups) return resource;
    const groups = [...this.groups.values()].filter((group) =>
      membersIn(group).some(({ value }) => value === resource.id),
    );
    return { ...resource, groups: groups.map(({ id, displayName }) => ({ value: id, display: displayName })) };
  }

  #list(kind: string, kept: Map<string, Resource>, { query }: FakeRequest): Reply {
    const { habits } = this;
    const filter = query.get('filter');
    let rows = [...kept.values()];
    if (filter !== null) {
      if (habits.noFilters) return refusal(501);
      if (habits.breaksOnFilters && !/^\S+ eq "[^"]*"$/u.test(filter)) return refusal(500);
      const { terms, words } = readFilter(filter);
      const refused = terms.some(({ path, operator }) => {
        return habits.refusedOperators?.includes(operator) || habits.refusedAttributes?.includes(path);
      });
      if (refused || (habits.refusedOperators?.includes('or') && / or | and /u.test(words)))
        return refusal(400, 'invalidFilter');
      const empty = terms.some(({ operator }) => habits.emptyOperators?.includes(operator));
      if (empty) rows = [];
      else if (!habits.ignoresFilters) rows = rows.filter((row) => this.#passes(row, terms, words));
    }
    const sortBy = query.get('sortBy');
    if (sortBy !== null && habits.sort === 'refused') return refusal(400, 'invalidPath');
    const descending = query.get('sortOrder') === 'descending';
    if (sortBy !== null && !habits.sort) rows = sorted(rows, sortBy, descending);
    const [start, count] = [Number(query.get('startIndex') ?? 1), Number(query.get('count') ?? 100)];
    if (habits.pastEnd && start > 1 && start > rows.length) return refusal(habits.pastEnd);
    let page = habits.doesNotPage ? rows : rows.slice(start - 1, start - 1 + Math.min(count, habits.cap ?? count));
    if (page.length === 0 && habits.repeatsPageOne) page = rows.slice(0, count);
    if (sortBy !== null && habits.sort === 'inside-page') page = sorted(page, sortBy, descending);
    const totalResults = habits.total ? habits.total(rows.length, page.length) : rows.length;
    const startIndex = habits.echoesOne || habits.doesNotPage ? 1 : start;
    const Resources = page.map((row) => this.#shown(kind, row));
    const bare = kind === 'Groups' && habits.listsWithoutMembers;
    const listed = bare ? Resources.map((row) => ({ ...row, members: undefined })) : Resources;
    return { status: 200, body: { totalResults, startIndex, Resources: listed } };
  }

  /** `or` below `and`, without nesting beyond one pair of brackets: what this adapter asks. */
  #passes(row: Resource, terms: readonly Term[], words: string): boolean {
    const fold = (value: unknown): string => (this.habits.caseExact ? String(value) : String(value).toLowerCase());
    const holds = ({ path, operator, value: asked }: Term): boolean => {
      const wanted = fold(asked);
      return valuesAt(row, path)
        .map(fold)
        .some((value) => {
          if (operator === 'co') return value.includes(wanted);
          return operator === 'sw' ? value.startsWith(wanted) : value === wanted;
        });
    };
    const each = (part: string): boolean =>
      [...part.matchAll(/#(\d+)/gu)].some(([, at]) => holds(terms[Number(at)] as Term));
    return words.split(' and ').every(each);
  }
}

interface Term {
  readonly path: string;
  readonly operator: string;
  readonly value: unknown;
}

/** The comparisons of a filter, and what stands between them, where `#0` is the first. */
function readFilter(filter: string): { readonly terms: readonly Term[]; readonly words: string } {
  const terms: Term[] = [];
  const words = filter.replace(
    /([\w.]+) (\w+) ("(?:\\.|[^"\\])*"|true|false)/gsu,
    (_all, path: string, operator: string, value: string) => {
      terms.push({ path, operator, value: JSON.parse(value) as unknown });
      return `#${terms.length - 1}`;
    },
  );
  return { terms, words };
}

interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

function refusal(status: number, scimType?: string): Reply {
  return {
    status,
    body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status), scimType, detail: 'No.' },
  };
}

function membersIn({ members }: Resource): { value: string }[] {
  return (members ?? []) as { value: string }[];
}

function valuesAt(row: Record<string, unknown>, path: string): unknown[] {
  let values: unknown[] = [row];
  for (const part of path.split('.'))
    values = values.flatMap((value) => (value as Record<string, unknown> | undefined)?.[part] ?? []);
  return values.map((value) => (typeof value === 'object' && value !== null && 'value' in value ? value.value : value));
}

function sorted(rows: readonly Resource[], path: string, descending: boolean): Resource[] {
  const key = (row: Resource): string => String(valuesAt(row, path)[0] ?? '');
  const up = [...rows].sort((a, b) => key(a).localeCompare(key(b)));
  return descending ? up.reverse() : up;
}

/** Objects go into one another, everything else takes the place. */
function merged(before: unknown, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const old = (before ?? {}) as Record<string, unknown>;
  const parts = Object.entries(value).map(([name, inner]) => [name, merged(old[name], inner)]);
  return { ...old, ...Object.fromEntries(parts) };
}

function withCapitals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCapitals);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name[0]?.toUpperCase() + name.slice(1), withCapitals(inner)]),
  );
}

function patch(target: Record<string, unknown>, { op, path, value }: Operation & { readonly path: string }): void {
  const member = /^members\[value eq (".*")\]$/su.exec(path);
  if (member) {
    const id = JSON.parse(member[1] ?? '') as string;
    target.members = ((target.members ?? []) as { value: string }[]).filter((one) => one.value !== id);
    return;
  }
  const [name = '', inner] = path.split('.');
  if (inner !== undefined) target[name] = { ...(target[name] as object), [inner]: value };
  else if (op === 'remove') delete target[name];
  else if (op === 'add') target[name] = [...((target[name] ?? []) as unknown[]), ...(value as unknown[])];
  else target[name] = value;
}
