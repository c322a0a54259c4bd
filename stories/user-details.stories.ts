import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { around } from '../mocks/around.js';
import { failing, pending, readOnly, readOnlyViewer, without } from '../mocks/scenarios.js';
import { seedAccount } from '../mocks/people.js';
import { DAY, toInstant } from '../src/domain/time.js';
import { messagesFor } from '../src/i18n/catalogs.js';
import type { Messages } from '../src/i18n/messages.js';
import type { WizardField } from '../src/elements/parts/custom/custom-field.js';
import '../src/elements/user-details/define.js';
import type { UserDetailsElement } from '../src/elements/user-details/user-details.js';
import { eventually } from './one-account.js';
import { byWords, invitationFor, pressIn, situation, somebody, type Situation } from './one-person.js';

interface Args {
  tab: UserDetailsElement['tab'];
  closable: boolean;
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/user-details',
  component: 'user-details',
  args: { tab: 'general', closable: true },
  argTypes: { tab: { control: 'inline-radio', options: ['general', 'groups', 'details', 'audit'] } },
  parameters: { layout: 'fullscreen' },
};
export default meta;

function story(given: Situation, more: Story = {}): Story {
  return situation<Args>(
    given,
    (adapter, user, { tab, closable }) =>
      html`<user-details .adapter=${adapter} user-id=${user.id} tab=${tab} ?closable=${closable}></user-details>`,
    more,
  );
}

/** Presses what bears these words in the language of the page. */
function pressing(...names: readonly ((texts: Messages) => string)[]): Pick<Story, 'play'> {
  return {
    play: async ({ canvasElement }) => {
      const element = canvasElement.querySelector<UserDetailsElement>('user-details');
      if (!element) throw new Error('There is no <user-details> in the story.');
      for (const name of names)
        await pressIn(element, (root) => byWords(root, name(messagesFor(document.documentElement.lang))));
    },
  };
}

/** Begins to edit the profile, and types another first name. */
async function renamed(canvas: HTMLElement): Promise<UserDetailsElement> {
  const element = canvas.querySelector<UserDetailsElement>('user-details');
  if (!element) throw new Error('There is no <user-details> in the story.');
  await pressIn(element, (root) => byWords(root, messagesFor(document.documentElement.lang).act.update));
  const field = element.renderRoot.querySelector<HTMLInputElement>('#profile-firstName');
  if (!field) throw new Error('The story found no field to type into.');
  field.value = 'Misaki';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return element;
}

const ago = (days: number): string => toInstant(new Date(Date.now() - days * DAY));
const joined = {
  state: 'active',
  joinedAt: ago(400),
  lastSignInAt: ago(2),
  invitation: invitationFor(-400, 'mailed', 'accepted'),
} as const;
const member = somebody(joined);
const anna = seedAccount({ users: 1, now: new Date() }).users[0] ?? member;

export const Invited = story({ user: somebody() });
Invited.tags = ['modes'];
export const InvitationExpired = story({
  user: somebody({ state: 'invitation-expired', invitation: invitationFor(-3, 'mailed') }),
});
export const Member = story({ user: member });

export const EditProfile = story(
  { user: member },
  pressing((t) => t.act.update),
);
EditProfile.tags = ['modes'];

export const Conflict = story(
  { user: member, backend: (adapter) => failing(adapter, 'conflict', { only: ['users.update'] }) },
  {
    play: async (context) => {
      await renamed(context.canvasElement);
      await pressing((t) => t.common.save).play?.(context);
    },
  },
);

/** Sent at once, and taken back by Undo while the message stays: as long as the focus is on it. */
export const SavedWithUndo = story(
  { user: member },
  {
    play: async (context) => {
      await Conflict.play?.(context);
      const root = context.canvasElement.querySelector<UserDetailsElement>('user-details')?.renderRoot;
      // The texts of the language come in their own time.
      const undo = (): string => messagesFor(document.documentElement.lang).common.undo;
      (await eventually(() => root && byWords(root, undo()), 'Undo')).focus();
    },
  },
);
SavedWithUndo.tags = ['modes'];

/** Somebody else changes the same right after the save: their change is not taken back with it. */
export const NotUndone = story(
  {
    user: member,
    backend: (adapter) =>
      around(adapter, async (call, next) => {
        const answer = await next();
        if (call.member === 'users.update') await adapter.users.update(member.id, { firstName: 'Mio' });
        return answer;
      }),
  },
  {
    play: async (context) => {
      await Conflict.play?.(context);
      await pressing((t) => t.common.undo).play?.(context);
    },
  },
);

/** Fields of the host's own: shown by their labels, and edited as in the wizard. */
const OWN: readonly WizardField[] = [
  { name: 'team', label: 'Cost centre', hint: 'Four digits', required: true, type: 'number' },
  {
    name: 'office',
    label: 'Office',
    type: 'select',
    options: [
      { value: 'vie', label: 'Vienna' },
      { value: 'osl', label: 'Oslo' },
    ],
  },
  { name: 'since', label: 'Contract since', type: 'date' },
  { name: 'onCall', label: 'Is on call', type: 'checkbox' },
];
const withFields = {
  ...member,
  custom: { team: 4711, office: 'osl', since: '2026-03-01', onCall: true, badge: 'K-7' },
};
const drawn = (given: Situation, more: Story = {}): Story =>
  situation<Args>(
    given,
    (adapter, user, { tab, closable }) =>
      html`<user-details
        .adapter=${adapter}
        user-id=${user.id}
        tab=${tab}
        ?closable=${closable}
        .fields=${OWN}
      ></user-details>`,
    more,
  );
export const OwnFields = drawn({ user: withFields });
export const EditOwnFields = drawn(
  { user: withFields },
  pressing((t) => t.act.update),
);
EditOwnFields.tags = ['modes'];
export const EditRole = story(
  { user: { ...member, role: { id: 'member', name: 'Member' } } },
  pressing((t) => t.act.update),
);
export const Unsaved = story(
  { user: member },
  {
    play: async (context) => {
      void (await renamed(context.canvasElement)).close();
    },
  },
);

export const Groups = story({ user: member }, { args: { tab: 'groups' } });
Groups.tags = ['modes'];
export const Details = story({ user: member }, { args: { tab: 'details' } });
Details.tags = ['modes'];

export const AuditTrail = story({ user: member }, { args: { tab: 'audit' } });
AuditTrail.tags = ['modes'];
const { createdAt: _created, invitation: _invitation, ...unrecorded } = somebody({ state: 'active' });
export const AuditTrailEmpty = story({ user: unrecorded }, { args: { tab: 'audit' } });
export const AuditTrailNotLoaded = story(
  { user: member, backend: (adapter) => failing(adapter, 'server', { only: ['audit.list'] }) },
  { args: { tab: 'audit' } },
);
export const AuditTrailLoading = story(
  { user: member, here: (adapter) => pending(adapter, { only: ['audit.list'] }) },
  { args: { tab: 'audit' } },
);

export const Blocked = story(
  { user: somebody({ ...joined, state: 'blocked', blockedAt: ago(10), blockedBy: { name: 'Anna Lindqvist' } }) },
  { args: { tab: 'details' } },
);

export const Removed = story(
  { user: somebody({ ...joined, state: 'disabled', removedAt: ago(3), removedBy: { name: 'Anna Lindqvist' } }) },
  { args: { tab: 'details' } },
);

export const Yourself = story({ user: anna }, { args: { tab: 'details' } });

export const ManagedByDirectory = story({ user: somebody({ ...joined, source: 'directory' }) });

export const LongNames = story({
  user: somebody({
    ...joined,
    firstName: 'Maximiliane Friederike',
    lastName: 'von Hohenstein-Wolkenburg zu Schwarzenfels',
    email: 'maximiliane.friederike.von-hohenstein-wolkenburg@regionalvertrieb.northwind.example',
  }),
});

export const AskBeforeRemoving = story(
  { user: member },
  { args: { tab: 'details' }, ...pressing((t) => t.act.remove) },
);

/** The backend neither restores nor invites anew: only then something has to be typed. */
export const AskBeforeRemovingForGood = story(
  { user: member, here: (adapter) => without(adapter, ['users.restore', 'users.create']) },
  { args: { tab: 'details' }, ...pressing((t) => t.act.remove) },
);
AskBeforeRemovingForGood.tags = ['modes'];

export const OnlyLooking = story({ user: somebody(), here: readOnly });
export const NotAllowed = story({ user: member, backend: readOnlyViewer });
export const Loading = story({ user: member, here: (adapter) => pending(adapter, { only: ['users.get'] }) });
export const NotFound = story({
  user: member,
  backend: (adapter) => failing(adapter, 'not-found', { only: ['users.get'] }),
});
export const Forbidden = story({
  user: member,
  backend: (adapter) => failing(adapter, 'forbidden', { only: ['users.get'] }),
});
export const NotLoaded = story({
  user: member,
  backend: (adapter) => failing(adapter, 'server', { only: ['users.get'] }),
});
export const Offline = story({ user: member, here: (adapter) => failing(adapter, 'network', { only: ['users.get'] }) });
