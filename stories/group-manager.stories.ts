import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { empty, failing, offline, pending, readOnly, readOnlyViewer } from '../mocks/scenarios.js';
import { SEEDED_PERMISSIONS } from '../mocks/groups.js';
import { seedAccount } from '../mocks/people.js';
import { memoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import type { Group } from '../src/domain/group.js';
import '../src/elements/group-manager/define.js';
import type { GroupManagerElement } from '../src/elements/group-manager/group-manager.js';
import { messagesFor } from '../src/i18n/catalogs.js';
import { situation, somebody, type Situation } from './one-person.js';

type Args = Pick<GroupManagerElement, 'view' | 'selected' | 'tab'>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/group-manager',
  component: 'group-manager',
  args: { view: 'list', selected: undefined, tab: 'members' },
  argTypes: {
    view: { control: 'inline-radio', options: ['list', 'details', 'add', 'edit'] },
    tab: { control: 'inline-radio', options: ['members', 'permissions', 'details'] },
  },
};
export default meta;

const first = seedAccount({ users: 1, now: new Date() }).groups[0]?.id;

function story(given: Partial<Situation> = {}, args: Partial<Args> = {}, more: Story = {}): Story {
  return situation<Args>(
    { user: somebody(), ...given },
    (adapter, _user, { view, selected, tab }) =>
      html`<group-manager .adapter=${adapter} .view=${view} .selected=${selected} .tab=${tab}></group-manager>`,
    { ...more, args },
  );
}

/** In the page's memory: every member of the contract is there. */
const whole = (): DirectoryAdapter =>
  memoryAdapter({ ...seedAccount({ users: 40, now: new Date() }), permissions: SEEDED_PERMISSIONS });

const thousand: Group[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `GRP-${index}`,
  name: `Branch ${index}`,
  description: 'Everyone who works there',
}));

export const List = story();
List.tags = ['modes'];
export const Members = story({ here: whole }, { view: 'details', selected: first });
Members.tags = ['modes'];
export const Details = story({ here: whole }, { view: 'details', selected: first, tab: 'details' });
export const Permissions = story({ here: whole }, { view: 'details', selected: first, tab: 'permissions' });
export const Add = story({ here: whole }, { view: 'add' });
Add.tags = ['modes'];
export const Edit = story({ here: whole }, { view: 'edit', selected: first });
export const ThousandGroups = story({ options: { groups: thousand, users: [] } });
export const Loading = story({ here: (adapter) => pending(adapter, { only: ['groups.list'] }) });
export const Empty = story({ backend: empty });
export const NoMatch = story(
  {},
  {},
  {
    play: async ({ canvasElement }) => {
      const element = canvasElement.querySelector<GroupManagerElement>('group-manager');
      await element?.updateComplete;
      const field = element?.renderRoot.querySelector<HTMLInputElement>('#group-search');
      if (!field) throw new Error(`No field ${messagesFor('en').groupManager.searchGroups}.`);
      field.value = 'zzz';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
  },
);
export const Failed = story({ backend: (adapter) => failing(adapter, 'server', { only: ['groups.list'] }) });
export const Offline = story({ here: (adapter) => offline(adapter) });
export const Forbidden = story({ backend: (adapter) => failing(adapter, 'forbidden', { only: ['groups.list'] }) });
export const OnlyLooking = story({ here: readOnly });
export const NotAllowed = story({ backend: readOnlyViewer });
export const GoneMeanwhile = story({}, { view: 'details', selected: 'GRP-GONE' });
