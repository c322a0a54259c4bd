import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { memoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import type { MyInvitation } from '../src/domain/acceptance.js';
import type { DirectoryAdapter, MyInvitationsApi } from '../src/domain/adapter.js';
import { DirectoryError, type InvitationCode } from '../src/domain/errors.js';
import { DAY, toInstant } from '../src/domain/time.js';
import '../src/elements/my-invitations/define.js';

const meta: Meta = {
  title: 'Elements/my-invitations',
  component: 'my-invitations',
  parameters: { layout: 'padded' },
};
export default meta;

type Story = StoryObj;

const inDays = (days: number): string => toInstant(new Date(Date.now() + days * DAY));

const INVITATIONS: readonly MyInvitation[] = [
  {
    id: 'I1',
    account: { id: 'A1', name: 'Northwind Trading' },
    inviter: { name: 'Anna Lindqvist', email: 'anna@northwind.example' },
    groups: ['Everyone', 'Finance'],
    expiresAt: inDays(6.4),
  },
  {
    id: 'I2',
    account: { id: 'A2', name: 'شركة الميناء للشحن' },
    inviter: { name: 'ليلى حداد', email: 'layla@harbour.example' },
    groups: ['المالية'],
    expiresAt: inDays(1.2),
  },
  {
    id: 'I3',
    account: {
      id: 'A3',
      name: 'Internationale Genossenschaft für Wasserwirtschaft und Landschaftspflege im Alpenraum',
    },
    groups: [],
  },
];

/** Somebody's invitations, and what comes of answering them. */
function adapterOf(open: readonly MyInvitation[], own: Partial<MyInvitationsApi> = {}): DirectoryAdapter {
  const left = new Map(open.map((each) => [each.id, each]));
  const mine: MyInvitationsApi = {
    list: () => Promise.resolve([...left.values()]),
    accept: (id) => {
      const account = left.get(id)?.account ?? { id, name: id };
      left.delete(id);
      return Promise.resolve({ account, signedIn: true });
    },
    decline: (id) => Promise.resolve(void left.delete(id)),
    ...own,
  };
  const memory = memoryAdapter();
  return { ...memory, acceptance: { ...memory.acceptance, mine } };
}

function story(adapter: () => DirectoryAdapter, ...presses: readonly string[]): Story {
  return {
    render: () =>
      html`<my-invitations
        .adapter=${adapter()}
        .continueUrlOf=${({ id }: { id: string }) => `#${id}`}
      ></my-invitations>`,
    ...(presses.length > 0 && {
      play: async ({ canvasElement }) => {
        for (const selector of presses) (await found(canvasElement, selector)).click();
      },
    }),
  };
}

/** Looks after every frame, for two seconds at most. */
async function found(canvas: HTMLElement, selector: string): Promise<HTMLElement> {
  const element = canvas.querySelector('my-invitations');
  for (let frame = 0; frame < 120; frame += 1) {
    const seen = element?.renderRoot.querySelector<HTMLElement>(selector);
    if (seen) return seen;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`"${selector}", which the story presses, did not appear.`);
}

const ACCEPT_FIRST = '.invitation:first-child .answers .button';
const refusing = (code: InvitationCode) => (): Promise<never> =>
  Promise.reject(new DirectoryError('invitation', 'refused', { code }));

export const Several = { ...story(() => adapterOf(INVITATIONS)), tags: ['modes'] };

export const Accepted = story(() => adapterOf(INVITATIONS), ACCEPT_FIRST);

export const DeclineAsked = { ...story(() => adapterOf(INVITATIONS), '[data-decline]'), tags: ['modes'] };

export const Declined = story(() => adapterOf(INVITATIONS), '[data-decline]', '.button.danger');

export const Expired = story(() => adapterOf(INVITATIONS, { accept: refusing('expired') }), ACCEPT_FIRST);

export const Withdrawn = story(() => adapterOf(INVITATIONS, { accept: refusing('revoked') }), ACCEPT_FIRST);

export const Unproven = story(
  () => adapterOf(INVITATIONS, { accept: refusing('verification-required') }),
  ACCEPT_FIRST,
);

export const NotSent = story(
  () => adapterOf(INVITATIONS, { accept: () => Promise.reject(new DirectoryError('network', 'down')) }),
  ACCEPT_FIRST,
);

export const WithoutDecline = story(() => {
  const adapter = adapterOf(INVITATIONS);
  const { decline: _decline, ...mine } = adapter.acceptance?.mine ?? { list: () => Promise.resolve([]) };
  return { ...adapter, acceptance: { ...adapter.acceptance, mine } } as DirectoryAdapter;
});

export const None = story(() => adapterOf([]));

export const Loading = story(() => adapterOf([], { list: () => new Promise(() => undefined) }));

export const Failed = story(() => adapterOf([], { list: () => Promise.reject(new DirectoryError('server', 'down')) }));

export const Offline = story(() =>
  adapterOf([], { list: () => Promise.reject(new DirectoryError('network', 'down')) }),
);

export const SignedOut = story(() =>
  adapterOf([], { list: () => Promise.reject(new DirectoryError('unauthenticated', 'nobody')) }),
);

export const Unsupported = story(() => {
  const { mine: _mine, ...acceptance } = memoryAdapter().acceptance;
  return { ...memoryAdapter(), acceptance };
});
