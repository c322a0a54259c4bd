import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { failing, pending, readOnlyViewer, without } from '../mocks/scenarios.js';
import { DAY, toInstant } from '../src/domain/time.js';
import type { Delivery } from '../src/domain/invitation.js';
import { messagesFor } from '../src/i18n/catalogs.js';
import type { Messages } from '../src/i18n/messages.js';
import '../src/elements/invitation-actions/define.js';
import type { InvitationActionsElement } from '../src/elements/invitation-actions/invitation-actions.js';
import { byWords, invitationFor, pressIn, situation, somebody, type Situation } from './one-person.js';

interface Args {
  variant: 'buttons' | 'menu';
}

type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/invitation-actions',
  component: 'invitation-actions',
  args: { variant: 'buttons' },
  argTypes: { variant: { control: 'inline-radio', options: ['buttons', 'menu'] } },
};
export default meta;

function story(given: Situation, more: Story = {}): Story {
  return situation<Args>(
    given,
    (adapter, user, { variant }) =>
      html`<invitation-actions .adapter=${adapter} user-id=${user.id} variant=${variant}></invitation-actions>`,
    more,
  );
}

/** Presses what bears these words in the language of the page, then what does so in the dialog that it opened. */
function pressing(...names: readonly ((texts: Messages) => string)[]): Pick<Story, 'play'> {
  return {
    play: async ({ canvasElement }) => {
      const element = canvasElement.querySelector<InvitationActionsElement>('invitation-actions');
      if (!element) throw new Error('There is no <invitation-actions> in the story.');
      // The texts of the language come in their own time, as the dialog does, which may have the same words on its button.
      for (const [index, name] of names.entries())
        await pressIn(element, (root) => {
          const place = index === 0 ? root : root.querySelector('dialog[open]');
          return place && byWords(place, name(messagesFor(document.documentElement.lang)));
        });
    },
  };
}

/** As the browser answers a page that wants to copy; taken back when another story comes. */
function clipboardThat(writeText: () => Promise<void>): Pick<Story, 'beforeEach'> {
  return {
    beforeEach: () => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
      return () => void Reflect.deleteProperty(navigator, 'clipboard');
    },
  };
}

const mailed = (delivery: Delivery, daysLeft = 5): Situation => ({
  user: somebody({ invitation: invitationFor(daysLeft, delivery) }),
});
const open = mailed('mailed');

export const Open = story(open);
Open.tags = ['modes'];
export const ExpiresSoon = story(mailed('delivered', 1));
export const Queued = story(mailed('queued', 7));
export const Opened = story(mailed('opened'));
export const DeliveryUnknown = story(mailed('unknown'));
export const MailRefused = story(mailed('refused'));
MailRefused.tags = ['modes'];
export const MailBounced = story(mailed('bounced'));

export const Expired = story({
  user: somebody({ state: 'invitation-expired', invitation: invitationFor(-3, 'mailed') }),
});

export const Accepted = story({
  user: somebody({
    state: 'active',
    joinedAt: toInstant(new Date(Date.now() - DAY)),
    invitation: invitationFor(2, 'mailed', 'accepted'),
  }),
});

export const Revoked = story({
  user: somebody({ state: 'disabled', invitation: invitationFor(2, 'mailed', 'revoked') }),
});

export const Declined = story({
  user: somebody({ state: 'disabled', invitation: invitationFor(2, 'mailed', 'declined') }),
});

const { invitation: _none, ...never } = somebody({ state: 'active' });
export const NoInvitation = story({ user: never });

export const LinkShown = story(
  open,
  pressing((t) => t.invitationActions.showLink),
);

export const Copied = story(open, {
  ...clipboardThat(() => Promise.resolve()),
  ...pressing((t) => t.act['copy-link']),
});

export const CopyRefused = story(open, {
  ...clipboardThat(() => Promise.reject(new DOMException('', 'NotAllowedError'))),
  ...pressing((t) => t.act['copy-link']),
});
CopyRefused.tags = ['modes'];

export const QrCode = story(
  open,
  pressing((t) => t.invitationActions.qr),
);
QrCode.tags = ['modes'];

export const PreparedMail = story(
  { user: somebody({ invitation: { ...invitationFor(5, 'unknown'), locale: 'de' } }) },
  pressing((t) => t.invitationActions.mail),
);
PreparedMail.tags = ['modes'];

export const EditGroups = story(
  open,
  pressing((t) => t.act['set-groups']),
);
EditGroups.tags = ['modes'];

export const AskedBeforeRevoking = story(
  open,
  pressing((t) => t.act.revoke),
);

export const RevokedWithUndo = story(
  open,
  pressing(
    (t) => t.act.revoke,
    // The second is the button of the question.
    (t) => t.act.revoke,
  ),
);

export const WhatHappened = story(open, {
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector<InvitationActionsElement>('invitation-actions');
    if (!element) throw new Error('There is no <invitation-actions> in the story.');
    await pressIn(element, (root) => root.querySelector<HTMLElement>('summary'));
  },
});
WhatHappened.tags = ['modes'];

export const HistoryNotLoaded = story({
  ...open,
  backend: (adapter) => failing(adapter, 'server', { only: ['invitations.events'] }),
});

export const ResentToSomeoneUnreachable = story(
  {
    ...open,
    options: {
      mail: () => {
        throw new Error('550 mailbox unavailable');
      },
    },
  },
  pressing((t) => t.act.resend),
);

export const ResendFailed = story(
  {
    ...open,
    backend: (adapter) =>
      failing(adapter, 'rate-limited', { only: ['invitations.resend'], init: { retryAfterMs: 60_000 } }),
  },
  pressing((t) => t.act.resend),
);

export const OnlyWhatTheBackendCan = story({
  ...open,
  here: (adapter) => without(adapter, ['invitations.link', 'invitations.renew']),
});
export const NotAllowed = story({ ...open, backend: readOnlyViewer });
export const Loading = story({ ...open, here: (adapter) => pending(adapter, { only: ['users.get'] }) });
export const NotLoaded = story({ ...open, backend: (adapter) => failing(adapter, 'server', { only: ['users.get'] }) });

export const Menu = story(open, { args: { variant: 'menu' } });

export const MenuOpen = story(open, {
  args: { variant: 'menu' },
  ...pressing((t) => t.invitationActions.menu),
});
MenuOpen.tags = ['modes'];
