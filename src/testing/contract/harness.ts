import type { Accepted, Registration } from '../../domain/acceptance.js';
import type { AddResult, DirectoryAdapter, MyInvitationsApi } from '../../domain/adapter.js';
import { DirectoryError, ERROR_KINDS, type ErrorKind } from '../../domain/errors.js';
import type { GroupRef } from '../../domain/group.js';
import type { InvitationRef } from '../../domain/invitation.js';
import type { Page } from '../../domain/page.js';
import type { CustomFields, User, UserDraft } from '../../domain/user.js';

/** What the backend holds when a scenario begins. */
export interface ContractSeed {
  /** At least two; the first is the default group where there is one. Empty where there are no groups. */
  readonly groups: readonly GroupRef[];
  /** An active user who is not the viewer, and a member of the first group alone. */
  readonly memberId: string;
  /** The user who is signed in. */
  readonly viewerId?: string;
  /** The same backend from a device on which nobody is signed in; for accepting. The adapter itself when absent. */
  readonly visitor?: DirectoryAdapter;
  /** The same account as another page has it open, with the right to change it; absent where there is no such page. */
  readonly elsewhere?: DirectoryAdapter;
  /** Moves the backend's clock on; absent where that cannot be done. */
  advance?(ms: number): Promise<void> | void;
  /** The token in a link; what follows the `#` when absent. */
  tokenOf?(url: string): string;
  /** A registration that the backend's rules take. */
  readonly registration?: Registration;
  /** Somebody with an identity who is not in the account; absent where nobody can be signed in beside the viewer. */
  readonly guest?: ContractGuest;
  /** Fields beyond the domain's own that this backend keeps, each with a value that it takes. */
  readonly custom?: CustomFields;
}

/** Somebody who can be invited, and is known to the backend already. */
export interface ContractGuest {
  readonly email: string;
  /** The same backend as this person uses it, signed in. */
  signIn(): Promise<DirectoryAdapter> | DirectoryAdapter;
}

/** How the suite gets at a backend. */
export interface ContractBackend {
  /** The adapter under test; called for every scenario, before `seed`. */
  create(): Promise<DirectoryAdapter> | DirectoryAdapter;
  /** Brings the backend behind that adapter into the state that {@link ContractSeed} describes. */
  seed(adapter: DirectoryAdapter): Promise<ContractSeed> | ContractSeed;
  /** Takes back what a scenario left; called after every one, failed or not. */
  reset?(): Promise<void> | void;
  /** Hears of each scenario that the adapter cannot do, with the members that it lacks. */
  report?(scenario: string, lacking: readonly string[]): void;
}

/** What of an assertion library is used; `node:assert/strict` and chai's `assert` both fit. */
export interface ContractAssert {
  /** Always with a message: without one `node:assert` searches the sources for words, which can take minutes. */
  ok(value: unknown, message: string): void;
  equal(actual: unknown, expected: unknown, message?: string): void;
  deepEqual(actual: unknown, expected: unknown, message?: string): void;
}

/** A member that a scenario needs, such as `users.create`, or something of the seed or the capabilities. */
export type Need = string;

export interface Scenario {
  readonly title: string;
  readonly needs: readonly Need[];
  /** Makes calls that change something though its needs are reads alone. */
  readonly writes?: true;
  /** Needs that are no members: a reason why this backend cannot be asked, or `undefined`. */
  readonly unless?: (world: World) => string | undefined | Promise<string | undefined>;
  readonly run: (world: World) => Promise<void>;
}

/** One scenario's world: the adapter with all members typed as present, since `needs` has seen to it. */
export class World {
  constructor(
    readonly adapter: DirectoryAdapter,
    readonly seed: ContractSeed,
    readonly assert: ContractAssert,
  ) {}

  get users(): Required<DirectoryAdapter['users']> {
    return this.adapter.users as Required<DirectoryAdapter['users']>;
  }

  get invitations(): Required<NonNullable<DirectoryAdapter['invitations']>> {
    return this.adapter.invitations as Required<NonNullable<DirectoryAdapter['invitations']>>;
  }

  get acceptance(): Required<NonNullable<DirectoryAdapter['acceptance']>> {
    return (this.seed.visitor ?? this.adapter).acceptance as Required<NonNullable<DirectoryAdapter['acceptance']>>;
  }

  get groups(): Required<NonNullable<DirectoryAdapter['groups']>> {
    return this.adapter.groups as Required<NonNullable<DirectoryAdapter['groups']>>;
  }

  get mine(): Required<MyInvitationsApi> {
    return this.adapter.acceptance?.mine as Required<MyInvitationsApi>;
  }

  get roles(): NonNullable<DirectoryAdapter['roles']> {
    return this.adapter.roles as NonNullable<DirectoryAdapter['roles']>;
  }

  get settings(): Required<NonNullable<DirectoryAdapter['settings']>> {
    return this.adapter.settings as Required<NonNullable<DirectoryAdapter['settings']>>;
  }

  get audit(): NonNullable<DirectoryAdapter['audit']> {
    return this.adapter.audit as NonNullable<DirectoryAdapter['audit']>;
  }

  get subscribe(): NonNullable<DirectoryAdapter['subscribe']> {
    return this.adapter.subscribe as NonNullable<DirectoryAdapter['subscribe']>;
  }

  /** The guest of the seed, signed in; `needsGuest` has seen to it. */
  async guest(): Promise<DirectoryAdapter> {
    if (!this.seed.guest) throw new Error('The seed has no guest.');
    return this.seed.guest.signIn();
  }

  /** A draft that nothing is wrong with; each call another address. */
  draft(change: Partial<UserDraft> = {}): UserDraft {
    const email = `${unique('contract-')}@example.com`;
    return {
      firstName: 'Robin',
      lastName: 'Contract',
      email,
      groupIds:
        this.adapter.capabilities.groupsFrom === 'joining' ? [] : this.seed.groups.slice(0, 1).map(({ id }) => id),
      ...change,
    };
  }

  async add(change: Partial<UserDraft> = {}): Promise<AddResult> {
    return this.users.create(this.draft(change));
  }

  /** Somebody who is invited, with the reference of the invitation. */
  async invite(change: Partial<UserDraft> = {}): Promise<{ readonly user: User; readonly ref: InvitationRef }> {
    const { user } = await this.add(change);
    return { user, ref: { userId: user.id, invitationId: user.invitation?.id ?? '' } };
  }

  /** The same with the token of the link. */
  async inviteWithToken(): Promise<{ readonly user: User; readonly ref: InvitationRef; readonly token: string }> {
    const { user, ref } = await this.invite();
    return { user, ref, token: await this.token(ref) };
  }

  async token(ref: InvitationRef): Promise<string> {
    const { url } = await this.invitations.link(ref);
    return this.seed.tokenOf?.(url) ?? new URL(url).hash.slice(1);
  }

  get registration(): Registration {
    return this.seed.registration ?? { firstName: 'Robin', lastName: 'Contract', password: 'nine purple umbrellas 17' };
  }

  /** Accepts the way this backend lets people in: by registering where a link offers that, else as who is signed in. */
  async accept(token: string): Promise<Accepted> {
    return this.acceptance.accept(token, (await this.offersRegistering(token)) ? this.registration : undefined);
  }

  async offersRegistering(token: string): Promise<boolean> {
    const preview = await this.acceptance.peek(token);
    return preview.state === 'open' && preview.waysIn.includes('register');
  }

  async advance(ms: number): Promise<void> {
    await this.seed.advance?.(ms);
  }

  /** Expects a {@link DirectoryError} of one of these kinds, and gives it. `what` says what was asked, for whoever reads the failure. */
  async rejects(
    kinds: ErrorKind | readonly ErrorKind[],
    act: Promise<unknown>,
    what?: string,
  ): Promise<DirectoryError> {
    const wanted: readonly string[] = typeof kinds === 'string' ? [kinds] : kinds;
    const about = what === undefined ? '' : `${what}: `;
    const thrown: unknown = await act.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!isDirectoryError(thrown)) {
      throw new Error(
        `${about}expected a DirectoryError of kind ${wanted.join(' or ')}, got ${thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'an answer'}`,
      );
    }
    this.assert.ok(
      wanted.includes(thrown.kind),
      `${about}expected kind ${wanted.join(' or ')}, got ${thrown.kind} (${thrown.message})`,
    );
    return thrown;
  }

  /** Expects a refusal as `validation` that names this field. */
  async refusesField(field: string, act: Promise<unknown>, what: string): Promise<void> {
    const { fields } = await this.rejects('validation', act, what);
    this.assert.ok(
      fields.some((each) => each.field === field),
      `${what} was refused, but not at its field: expected fields with { field: '${field}' }, got ${JSON.stringify(fields)}`,
    );
  }

  /** Every user, page by page. */
  async everyone(limit = 100): Promise<User[]> {
    return this.walk((part) => this.users.list(part), limit);
  }

  /** Everything that a list holds, page by page, each once; ends also with a backend that repeats itself. */
  async walk<T extends { readonly id: string }>(read: (part: Part) => Promise<Page<T>>, most: number): Promise<T[]> {
    const limit = Math.min(most, this.adapter.capabilities.maxPageSize);
    const found = new Map<string, T>();
    const byOffset = this.adapter.capabilities.paging === 'offset';
    let cursor: string | undefined;
    for (let offset = 0; offset < MOST_PAGES * limit; offset += limit) {
      const page = await read({ limit, ...(byOffset ? { offset } : cursor !== undefined && { cursor }) });
      const before = found.size;
      for (const item of page.items) found.set(item.id, item);
      cursor = page.next;
      const more = byOffset ? page.items.length === limit : cursor !== undefined;
      if (!more || found.size === before) return [...found.values()];
    }
    throw new Error(`the list goes on after ${MOST_PAGES} pages`);
  }
}

/** A word that no other scenario and no other run uses: backends may be used again. */
export function unique(stem: string): string {
  counter += 1;
  return `${stem}${Date.now().toString(36)}-${counter}-${Math.floor(Math.random() * 1e9).toString(36)}`;
}
let counter = 0;

/** After so many pages a list has no end, or is too long to be read whole. */
const MOST_PAGES = 1000;

/** Which part of a list to read. */
export interface Part {
  readonly limit: number;
  readonly offset?: number;
  readonly cursor?: string;
}

/** Also one of another copy of the library, as when the kit is not the copy that the adapter was built with. */
function isDirectoryError(thrown: unknown): thrown is DirectoryError {
  if (thrown instanceof DirectoryError) return true;
  const { name, kind } = (thrown ?? {}) as { readonly name?: unknown; readonly kind?: unknown };
  return name === 'DirectoryError' && (ERROR_KINDS as readonly unknown[]).includes(kind);
}

export function needsClock({ seed }: World): string | undefined {
  return seed.advance ? undefined : "a way to move the backend's clock";
}

export async function needsRegistering(world: World): Promise<string | undefined> {
  const { token } = await world.inviteWithToken();
  return (await world.offersRegistering(token)) ? undefined : 'registering through a link';
}

export function needsGroups({ seed }: World): string | undefined {
  return seed.groups.length > 1 ? undefined : 'two groups';
}

export function needsGuest({ seed }: World): string | undefined {
  return seed.guest ? undefined : 'somebody else who can sign in';
}

export function needsPaging({ adapter }: World): string | undefined {
  return adapter.capabilities.paging === 'none' ? 'paging' : undefined;
}

export function needsViewer({ seed }: World): string | undefined {
  return seed.viewerId === undefined ? 'a known viewer' : undefined;
}

/** Ids in an order of their own, for comparing what a list holds and not how it is ordered. */
export function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id).sort();
}

/** A list can be read whole only where it is not too long for that. */
export async function needsSmall({ users }: World): Promise<string | undefined> {
  const { total } = await users.list({ limit: 1 });
  return total !== undefined && total > SMALL ? `an account of at most ${SMALL} users` : undefined;
}

const SMALL = 1000;
