import { HOUR } from '../../../src/domain/time.js';

/* What the stand-in holds: people, their memberships of accounts, and groups, with the platform's rules. */

export interface Named {
  readonly id: string;
  name: string;
}

export interface PersonRecord {
  readonly id: string;
  readonly email: string;
  firstName: string;
  lastName: string;
  phone: { prefix: string | null; number: string | null } | null;
  blocked: boolean;
}

export interface GroupRecord extends Named {
  readonly account: string;
  description: string | null;
  modules: string[];
  readonly isDefault: boolean;
}

export interface MembershipRecord {
  readonly id: string;
  readonly person: string;
  readonly account: string;
  groups: string[];
  status: 'Invited' | 'Active';
  /** The secret of the newest link, and when it ends. */
  code: string | undefined;
  expiresAt: number;
  readonly createdAt: number;
  joinedAt: number | undefined;
  lastLoginAt: number | undefined;
}

/** A link is good for so long after every sending. */
const TERM = 7 * 24 * HOUR;

export class Platform {
  readonly accounts = new Map<string, Named>();
  readonly people = new Map<string, PersonRecord>();
  readonly members = new Map<string, MembershipRecord>();
  readonly groups = new Map<string, GroupRecord>();
  #ahead = 0;
  #ids = 0;

  now(): number {
    return Date.now() + this.#ahead;
  }

  advance(ms: number): void {
    this.#ahead += ms;
  }

  addAccount(name: string): Named {
    const account = { id: `ACC-${this.#id(2)}`, name };
    this.accounts.set(account.id, account);
    return account;
  }

  addGroup(
    account: string,
    name: string,
    more: Partial<Pick<GroupRecord, 'description' | 'modules' | 'isDefault'>> = {},
  ): GroupRecord {
    const group = {
      id: `UGR-${this.#id(2)}`,
      account,
      name,
      description: null,
      modules: [],
      isDefault: false,
      ...more,
    };
    this.groups.set(group.id, group);
    return group;
  }

  /** The one identity of an address, made when it is not there yet. */
  person(
    given: Pick<PersonRecord, 'email' | 'firstName' | 'lastName'> & Partial<Pick<PersonRecord, 'phone'>>,
  ): PersonRecord {
    const known = [...this.people.values()].find(({ email }) => email.toLowerCase() === given.email.toLowerCase());
    if (known) return known;
    const person = { phone: null, ...given, id: `USR-${this.#id(2)}`, blocked: false };
    this.people.set(person.id, person);
    return person;
  }

  /** An open invitation. */
  invite(account: string, person: string, groups: readonly string[]): MembershipRecord {
    const member: MembershipRecord = {
      id: `AUSR-${this.#id(3)}`,
      person,
      account,
      groups: [...groups],
      status: 'Invited',
      code: undefined,
      expiresAt: 0,
      createdAt: this.now(),
      joinedAt: undefined,
      lastLoginAt: undefined,
    };
    this.members.set(member.id, member);
    this.send(member);
    return member;
  }

  /** A new link, good for a whole term. */
  send(member: MembershipRecord): void {
    member.code = this.#id(4);
    member.expiresAt = this.now() + TERM;
  }

  accept(member: MembershipRecord): void {
    if (member.status === 'Active') return;
    member.status = 'Active';
    member.code = undefined;
    member.joinedAt = this.now();
    member.lastLoginAt = this.now();
  }

  stateOf(member: MembershipRecord): 'Invited' | 'InvitationExpired' | 'Active' {
    return member.status === 'Invited' && member.expiresAt <= this.now() ? 'InvitationExpired' : member.status;
  }

  /** A person's status is the best of their memberships, unless they are blocked. */
  statusOf(person: PersonRecord): string {
    if (person.blocked) return 'Blocked';
    const states = [...this.members.values()]
      .filter((member) => member.person === person.id)
      .map((member) => this.stateOf(member));
    return (['Active', 'Invited', 'InvitationExpired'] as const).find((state) => states.includes(state)) ?? 'Disabled';
  }

  #id(blocks: number): string {
    this.#ids += 1;
    const digits = String(this.#ids).padStart(4 * blocks, '0');
    return digits.match(/.{4}/gu)?.join('-') ?? digits;
  }
}
