import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { movableClock, type MovableClock } from '../../../mocks/clock.js';
import {
  memoryAdapter,
  type MemoryAdapter,
  type MemoryAdapterOptions,
  type MemoryMail,
} from '../../../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { User } from '../../../src/domain/user.js';
import '../../../src/elements/accept-invitation/define.js';
import type { AcceptInvitationElement } from '../../../src/elements/accept-invitation/accept-invitation.js';
import { show } from '../parts/acting.js';

export const INVITED = { firstName: 'Elif', lastName: 'Yıldırım', email: 'elif@example.com' };
export const IDENTITY = { email: INVITED.email, name: 'Elif Yıldırım' };
export const PASSWORD = 'nine tall green lamps';
const GROUPS = [
  { id: 'GRP-1', name: 'Everyone', isDefault: true },
  { id: 'GRP-2', name: 'Finance' },
];
const ADMINISTRATOR: User = {
  id: 'USR-1',
  firstName: 'Anna',
  lastName: 'Lindqvist',
  email: 'anna@example.com',
  state: 'active',
  groups: [],
  administrator: true,
};

export interface AcceptWorld {
  /** As the administrator uses it. */
  readonly adapter: MemoryAdapter;
  readonly clock: MovableClock;
  readonly token: string;
  readonly mails: readonly MemoryMail[];
  readonly user: User;
}

/** An account with one open invitation in it. */
export async function acceptWorld(options: MemoryAdapterOptions = {}): Promise<AcceptWorld> {
  const clock = movableClock('2026-11-23T09:30:00.000Z');
  const mails: MemoryMail[] = [];
  const adapter = memoryAdapter({
    account: { id: 'ACC-1', name: 'Northwind Trading' },
    users: [ADMINISTRATOR],
    groups: GROUPS,
    clock,
    mail: (mail) => void mails.push(mail),
    ...options,
  });
  const { user } = await adapter.users.create({ ...INVITED, groupIds: ['GRP-1', 'GRP-2'] });
  const mail = mails.find(({ kind }) => kind === 'invitation');
  const token = mail?.kind === 'invitation' ? new URL(mail.url).hash.slice(1) : '';
  return { adapter, clock, token, mails, user };
}

/** The element as a host puts it on its page, with the token handed over. */
export function open(
  adapter: DirectoryAdapter,
  token: string | undefined,
  termsRequired = false,
): Promise<AcceptInvitationElement> {
  return show<AcceptInvitationElement>(
    html`<accept-invitation
      .adapter=${adapter}
      .token=${token}
      continue-url="/home"
      ?terms-required=${termsRequired}
    ></accept-invitation>`,
  );
}

/** The names of the calls that reach the backend, in their order. */
export function counted<A extends DirectoryAdapter>(adapter: A): { readonly adapter: A; readonly calls: string[] } {
  const calls: string[] = [];
  const watched = around(adapter, ({ member }, next) => {
    calls.push(member);
    return next();
  });
  return { adapter: watched, calls };
}

/** What has the focus inside, by its words or its field name. */
export function focused(element: AcceptInvitationElement): string {
  const active = element.shadowRoot?.activeElement;
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return active.name;
  return active?.textContent.replace(/[\u2066-\u2069]/gu, '').trim() ?? '';
}
