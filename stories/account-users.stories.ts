import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type LitElement } from 'lit';
import { startRouter } from '../examples/host/app/router.js';
import {
  empty,
  failing,
  forbidden,
  pending,
  readOnlyViewer,
  withoutGroups,
  withoutInvitations,
} from '../mocks/scenarios.js';
import type { AccountUsersElement } from '../src/elements/account-users/account-users.js';
import '../src/elements/account-users/define.js';
import '../src/elements/user-details/define.js';
import type { UserViewRequestEvent } from '../src/elements/parts/user-events.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import { eventually, wired, type World } from './one-account.js';

type Args = Pick<AccountUsersElement, 'view' | 'details'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/account-users',
  component: 'account-users',
  args: { view: 'users', details: 'auto' },
  argTypes: {
    view: { control: 'inline-radio', options: ['users', 'add-user', 'groups', 'add-group', 'settings'] },
    details: { control: 'inline-radio', options: ['auto', 'over', 'page'] },
  },
};
export default meta;

interface Wish {
  /** The tab of the details that are shown of the second user, or of the first group. */
  readonly open?: AccountUsersElement['tab'];
  readonly router?: boolean;
  /** A key that is pressed on the first row of the list, or in the group that is shown. */
  readonly press?: KeyboardEventInit;
  /** The host goes elsewhere, as the browser's Back does, while another name is typed for a group. */
  readonly back?: boolean;
}

/** Opens the details of somebody, as a link to them would. */
async function open(element: AccountUsersElement, adapter: DirectoryAdapter, tab: Wish['open']): Promise<void> {
  const groups = element.view === 'groups';
  const page = groups ? await adapter.groups?.list({ limit: 2 }) : await adapter.users.list({ limit: 3 });
  element.selected = page?.items.at(-1)?.id;
  element.tab = tab;
  const part = groups ? 'group-manager' : 'user-details';
  await eventually(() => element.renderRoot.querySelector(part), part);
}

/** Presses a key on the first row, or on the heading of the group. */
async function strike(element: AccountUsersElement, keys: KeyboardEventInit): Promise<void> {
  const [tag, place] =
    element.view === 'groups' ? ['group-manager', '#group-title'] : ['user-list', '[data-row] button'];
  const part = await eventually(() => element.renderRoot.querySelector<LitElement>(tag), tag);
  const target = await eventually(() => part.renderRoot.querySelector<HTMLElement>(place), place);
  target.focus();
  target.dispatchEvent(new KeyboardEvent('keydown', { ...keys, bubbles: true, composed: true, cancelable: true }));
}

/** Types another name for the group that is edited, and goes back to it as the host's router would. */
async function leave(element: AccountUsersElement): Promise<void> {
  element.view = 'edit-group';
  const part = await eventually(() => element.renderRoot.querySelector<LitElement>('group-manager'), 'the groups');
  const field = await eventually(() => part.renderRoot.querySelector<HTMLInputElement>('#group-name'), 'the name');
  field.value += ' 2';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  element.view = 'groups';
}

function story(
  world: World,
  { open: tab, router = false, press, back = false }: Wish = {},
  args: Partial<Args> = {},
): Story {
  const { load, handlers } = wired(world);
  return {
    args,
    loaders: [load],
    parameters: { msw: handlers },
    render: ({ view, details }, { loaded }) =>
      html`<account-users
        .adapter=${(loaded as { adapter: DirectoryAdapter }).adapter}
        .view=${view}
        .details=${details}
      ></account-users>`,
    play: async ({ canvasElement, loaded }) => {
      const element = canvasElement.querySelector<AccountUsersElement>('account-users');
      if (!element) throw new Error('There is no <account-users> in the story.');
      if (router) startRouter(element);
      if (tab) await open(element, (loaded as { adapter: DirectoryAdapter }).adapter, tab);
      if (press) await strike(element, press);
      if (back) await leave(element);
    },
  };
}

export const Users = story({});
Users.tags = ['modes'];
export const WithDetails = story({}, { open: 'general' });
WithDetails.tags = ['modes'];
export const DetailsOver = story({}, { open: 'groups' }, { details: 'over' });
/** The host shows them on a page of its own: here nothing but the list stands in the element. */
export const DetailsOnAPage: Story = {
  ...story({}, {}, { details: 'page' }),
  render: ({ view, details }, { loaded }) => {
    const { adapter } = loaded as { adapter: DirectoryAdapter };
    const open = ({ user, currentTarget }: UserViewRequestEvent): void => {
      const page = (currentTarget as HTMLElement).parentElement?.querySelector('user-details');
      if (page) page.userId = user.id;
      if (page) page.hidden = false;
    };
    return html`<div>
      <account-users .adapter=${adapter} .view=${view} .details=${details} @user-view-request=${open}></account-users>
      <user-details .adapter=${adapter} hidden></user-details>
    </div>`;
  },
};
export const CommandPalette = story({}, { press: { key: 'k', code: 'KeyK', ctrlKey: true } });
CommandPalette.tags = ['modes'];
export const Shortcuts = story({}, { press: { key: '?' } });
Shortcuts.tags = ['modes'];
export const AddUser = story({}, {}, { view: 'add-user' });
export const Groups = story({}, {}, { view: 'groups' });
Groups.tags = ['modes'];
export const OneGroup = story({}, { open: 'members' }, { view: 'groups' });
export const CommandPaletteOfAGroup = story(
  {},
  { open: 'members', press: { key: 'k', code: 'KeyK', ctrlKey: true } },
  { view: 'groups' },
);
/** The browser's Back would lose what is typed about a group. */
export const BackFromAGroup = story({}, { open: 'members', back: true }, { view: 'groups' });
BackFromAGroup.tags = ['modes'];
export const Settings = story({}, {}, { view: 'settings' });
export const AddGroup = story({}, {}, { view: 'add-group' });
export const WithoutGroups = story({ page: withoutGroups });
export const WithoutInvitations = story({ page: withoutInvitations });
export const Empty = story({ page: empty });
export const NotAllowed = story({ server: readOnlyViewer });
export const Loading = story({ page: (adapter) => pending(adapter, { only: ['users.list'] }) });
export const Offline = story({ page: (adapter) => failing(adapter, 'network', { only: ['users.list'] }) });
export const Forbidden = story({ server: forbidden });
export const NotLoaded = story({ page: (adapter) => failing(adapter, 'server', { only: ['users.list'] }) });

/** Search, order, whose details and which page are in the address of this frame; back and forward lead through them. */
export const InTheAddress = story({}, { router: true });
