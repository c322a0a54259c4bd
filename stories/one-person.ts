import type { StoryObj } from '@storybook/web-components-vite';
import type { LitElement, TemplateResult } from 'lit';
import { http } from 'msw';
import { restFetch } from '../mocks/handlers/rest.js';
import { SEEDED_ACCOUNT, seedAccount } from '../mocks/people.js';
import { memoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from '../src/adapters/memory/memory-adapter.js';
import { restAdapter } from '../src/adapters/rest/rest-adapter.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import type { Delivery, Invitation } from '../src/domain/invitation.js';
import { DAY, toInstant } from '../src/domain/time.js';
import type { User } from '../src/domain/user.js';

/** A pretend backend in which one person is the matter, spoken to over REST as a server is. */
export interface Situation {
  readonly user: User;
  readonly options?: MemoryAdapterOptions;
  /** What the backend is turned into. */
  readonly backend?: (adapter: MemoryAdapter) => DirectoryAdapter;
  /** What the adapter in the page is turned into: members that are absent, answers that never come. */
  readonly here?: (adapter: DirectoryAdapter) => DirectoryAdapter;
}

/** One situation as a story; it begins anew each time it is shown. */
export function situation<Args>(
  { user, options, backend = (adapter) => adapter, here = (adapter) => adapter }: Situation,
  draw: (adapter: DirectoryAdapter, user: User, args: Args) => TemplateResult,
  more: StoryObj<Args> = {},
): StoryObj<Args> {
  let answer: typeof fetch | undefined;
  let adapter: DirectoryAdapter;
  const load = (): Promise<Record<string, never>> => {
    const seeded = seedAccount({ users: 40, now: new Date() });
    answer = restFetch(
      backend(memoryAdapter({ ...seeded, users: [...seeded.users, user], mail: () => 'mailed', ...options })),
    );
    adapter = here(restAdapter({ baseUrl: '/api', account: SEEDED_ACCOUNT.id }));
    return Promise.resolve({});
  };
  return {
    ...more,
    loaders: [load],
    render: (args: Args) => draw(adapter, user, args),
    parameters: { msw: [http.all('/api/*', ({ request }) => answer?.(request))], ...more.parameters },
  };
}

/** An invitation that lasts for so many days more; fewer than none and it has expired. */
export function invitationFor(
  daysLeft: number,
  delivery: Delivery,
  state: Invitation['state'] = daysLeft > 0 ? 'pending' : 'expired',
): Invitation {
  // Some minutes more, so that the days are still whole when they are read.
  const expires = Date.now() + daysLeft * DAY + 300_000;
  return {
    id: 'INV-7040-0001',
    state,
    sentAt: toInstant(new Date(expires - 7 * DAY)),
    expiresAt: toInstant(new Date(expires)),
    sentBy: { name: 'Anna Lindqvist' },
    delivery,
  };
}

const EVERYONE = seedAccount({ users: 1, now: new Date() }).groups[0];

/** Someone with an open invitation, or as `change` makes them. */
export function somebody(change: Partial<User> = {}): User {
  const { invitation = invitationFor(2, 'delivered') } = change;
  return {
    id: 'USR-0417-2298',
    firstName: '美咲',
    lastName: '佐藤',
    email: 'misaki.sato@northwind.example',
    phone: { countryCode: '+81', number: '9012345678' },
    state: 'invited',
    groups: EVERYONE ? [{ id: EVERYONE.id, name: EVERYONE.name }] : [],
    // With the first mail: nobody joins before they were invited.
    createdAt: invitation.sentAt,
    invitation,
    source: 'invitation',
    ...change,
  };
}

/** Presses a button inside the element as soon as it is there, in the language of the page. */
export async function pressIn(
  element: LitElement,
  look: (root: ParentNode) => HTMLElement | null | undefined,
): Promise<void> {
  for (let frame = 0; frame < 180; frame += 1) {
    const button = look(element.renderRoot);
    if (button) {
      button.click();
      await element.updateComplete;
      return;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error('What the story presses did not appear.');
}

/** Types into a field inside the element as soon as it is there. */
export async function typeIn(element: LitElement, selector: string, text: string): Promise<void> {
  await pressIn(element, (root) => {
    const field = root.querySelector<HTMLInputElement>(selector);
    if (!field) return undefined;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    return field;
  });
}

/** The button with these words, or this name. */
export function byWords(root: ParentNode, words: string): HTMLElement | undefined {
  const buttons = [...root.querySelectorAll<HTMLElement>('button')];
  return buttons.find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent).replace(/\s+/gu, ' ').trim().startsWith(words),
  );
}
