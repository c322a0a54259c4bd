import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { around } from '../mocks/around.js';
import { failing, offline, pending, readOnly, readOnlyViewer } from '../mocks/scenarios.js';
import { SEEDED_PERMISSIONS } from '../mocks/groups.js';
import { seedAccount } from '../mocks/people.js';
import { memoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter, MemberReceipt } from '../src/domain/adapter.js';
import { DirectoryError } from '../src/domain/errors.js';
import type { Group } from '../src/domain/group.js';
import '../src/elements/group-manager/define.js';
import type { GroupManagerElement } from '../src/elements/group-manager/group-manager.js';
import { messagesFor } from '../src/i18n/catalogs.js';
import type { Messages } from '../src/i18n/messages.js';
import { byWords, pressIn, situation, somebody, typeIn, type Situation } from './one-person.js';

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

type Step = (element: GroupManagerElement) => Promise<void>;

/** Reaches a state as a person would: by typing and pressing. */
function steps(...all: readonly Step[]): Pick<Story, 'play'> {
  return {
    play: async ({ canvasElement }) => {
      const element = canvasElement.querySelector<GroupManagerElement>('group-manager');
      if (!element) throw new Error('There is no <group-manager> in the story.');
      for (const step of all) await step(element);
    },
  };
}

/** Presses what bears these words in the language of the page. */
const press =
  (words: (texts: Messages) => string): Step =>
  (element) =>
    pressIn(element, (root) =>
      byWords(root.querySelector('dialog[open]') ?? root, words(messagesFor(document.documentElement.lang))),
    );

const tickFirst: Step = (element) =>
  pressIn(element, (root) => root.querySelector<HTMLElement>('.people input:not(:disabled, [aria-disabled="true"])'));

const next = press((t) => t.common.next);
const named: Step = (element) => typeIn(element, '[name="name"]', 'Field service');
const emptyGroup = seedAccount({ users: 40, now: new Date() }).groups.find(({ memberCount }) => memberCount === 0)?.id;

/** Nobody can be put into a group or taken out of it. */
const unmoved = (): DirectoryAdapter => {
  const refused = (userIds: readonly string[]): Promise<readonly MemberReceipt[]> =>
    Promise.resolve(userIds.map((userId) => ({ userId, ok: false, error: new DirectoryError('forbidden', '') })));
  return around(whole(), (call, go) =>
    call.member === 'groups.addMembers' || call.member === 'groups.removeMembers'
      ? refused(call.args[1] as readonly string[])
      : go(),
  );
};

export const List = story();
List.tags = ['modes'];
export const Members = story({ here: whole }, { view: 'details', selected: first });
Members.tags = ['modes'];
export const Details = story({ here: whole }, { view: 'details', selected: first, tab: 'details' });
export const Permissions = story({ here: whole }, { view: 'details', selected: first, tab: 'permissions' });
export const Add = story({ here: whole }, { view: 'add' });
Add.tags = ['modes'];
export const AddPermissions = story({ here: whole }, { view: 'add' }, steps(named, next));
export const AddUsers = story({ here: whole }, { view: 'add' }, steps(named, next, next, tickFirst));
AddUsers.tags = ['modes'];
export const AddOverview = story({ here: whole }, { view: 'add' }, steps(named, next, next, tickFirst, next));
const added = steps(
  named,
  next,
  next,
  tickFirst,
  next,
  press((t) => t.groupManager.add),
);
export const Added = story({ here: whole }, { view: 'add' }, added);
export const AddedWithoutMembers = story({ here: unmoved }, { view: 'add' }, added);
export const NameMissing = story({ here: whole }, { view: 'add' }, steps(next));
export const NotSaved = story(
  { here: () => failing(whole(), 'server', { only: ['groups.create'] }) },
  { view: 'add' },
  added,
);
export const LeaveAsked = story(
  { here: whole },
  { view: 'add' },
  steps(
    named,
    press((t) => t.common.cancel),
  ),
);
export const Edit = story({ here: whole }, { view: 'edit', selected: first });
export const AddMembers = story(
  { here: whole },
  { view: 'details', selected: first },
  steps(press((t) => t.groupManager.addMembers)),
);
export const MembersTicked = story({ here: whole }, { view: 'details', selected: first }, steps(tickFirst));
MembersTicked.tags = ['modes'];
export const MembersNotRemoved = story(
  { here: unmoved },
  { view: 'details', selected: first },
  steps(
    tickFirst,
    press((t) => t.groupManager.removeTicked(1)),
  ),
);
export const NoMembers = story({ here: whole }, { view: 'details', selected: emptyGroup });
export const DeleteAsked = story(
  { here: whole },
  { view: 'details', selected: emptyGroup, tab: 'details' },
  steps(press((t) => t.groupManager.delete)),
);
/** Saved at once; Undo gives the group back what it had. */
export const SavedWithUndo = story(
  { here: whole },
  { view: 'edit', selected: first },
  steps(
    named,
    next,
    next,
    next,
    press((t) => t.common.save),
  ),
);
SavedWithUndo.tags = ['modes'];
export const ThousandGroups = story({ options: { groups: thousand, users: [] } });
export const Loading = story({ here: (adapter) => pending(adapter, { only: ['groups.list'] }) });
export const Empty = story({ options: { groups: [], users: [] } });
export const NoMatch = story(
  {},
  {},
  steps((element) => typeIn(element, '#group-search', 'zzz')),
);
export const Failed = story({ backend: (adapter) => failing(adapter, 'server', { only: ['groups.list'] }) });
export const Offline = story({ here: (adapter) => offline(adapter) });
export const Forbidden = story({ backend: (adapter) => failing(adapter, 'forbidden', { only: ['groups.list'] }) });
export const OnlyLooking = story({ here: readOnly });
export const NotAllowed = story({ backend: readOnlyViewer });
export const GoneMeanwhile = story({}, { view: 'details', selected: 'GRP-GONE' });
