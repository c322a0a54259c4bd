import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { around } from '../mocks/around.js';
import { groupId } from '../mocks/groups.js';
import {
  declaring,
  failing,
  offline,
  pending,
  readOnlyViewer,
  slow,
  unknownTotal,
  withoutGroups,
} from '../mocks/scenarios.js';
import { manyGroups } from '../mocks/seeds.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import { DirectoryError } from '../src/domain/errors.js';
import '../src/elements/group-picker/define.js';
import type { GroupPickerElement } from '../src/elements/group-picker/group-picker.js';
import { directoryOf } from '../src/state/directory.js';
import { eventually, wired, type World } from './one-account.js';

interface Args {
  label: string;
  hint: string;
  required: boolean;
  disabled: boolean;
  preselectDefault: boolean;
  min: number | undefined;
  max: number | undefined;
}

const meta: Meta<Args> = {
  title: 'Elements/group-picker',
  component: 'group-picker',
  args: {
    label: 'Groups',
    hint: '',
    required: true,
    disabled: false,
    preselectDefault: false,
    min: undefined,
    max: undefined,
  },
};
export default meta;

type Story = StoryObj<Args>;
type Draw = (args: Args, adapter: DirectoryAdapter) => TemplateResult;

const picker: Draw = (args, adapter) =>
  html`<group-picker
    name="groups"
    .adapter=${adapter}
    .label=${args.label}
    .hint=${args.hint}
    .required=${args.required}
    .disabled=${args.disabled}
    .preselectDefault=${args.preselectDefault}
    .min=${args.min}
    .max=${args.max}
  ></group-picker>`;

function situation(world: World, more: Story = {}, draw: Draw = picker): Story {
  const { load, handlers } = wired(world);
  return {
    ...more,
    loaders: [load],
    render: (args, { loaded }) => draw(args, (loaded as { adapter: DirectoryAdapter }).adapter),
    parameters: { msw: handlers },
  };
}

function pickerIn(canvas: HTMLElement): GroupPickerElement {
  const element = canvas.querySelector('group-picker');
  if (!element) throw new Error('There is no picker in the story.');
  return element;
}

/** Types into the search as a person does, and waits for the answer. */
async function search(canvas: HTMLElement, words: string, shown: string): Promise<void> {
  const root = pickerIn(canvas).shadowRoot;
  const field = await eventually(
    () => root?.querySelector('[role="option"]') && root.querySelector<HTMLInputElement>('#search'),
    'the search',
  );
  field.focus();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await eventually(() => root?.querySelector(shown), shown);
}

/** Searches for what nobody has, and begins to make it. */
async function creating(canvas: HTMLElement, name: string): Promise<HTMLElement> {
  await search(canvas, name, '.offer .button');
  const root = pickerIn(canvas).shadowRoot;
  root?.querySelector<HTMLElement>('.offer .button')?.click();
  return eventually(() => root?.querySelector<HTMLElement>('.new-group'), 'the form');
}

async function chosen(canvas: HTMLElement, ids: readonly string[]): Promise<void> {
  await eventually(() => pickerIn(canvas).shadowRoot?.querySelector('[role="option"]'), 'the groups');
  pickerIn(canvas).value = ids;
}

export const Groups: Story = situation({});

export const DefaultPreselected: Story = situation(
  {},
  { args: { preselectDefault: true, hint: 'Groups decide what they can open.' } },
);

export const SeveralChosen: Story = situation(
  {},
  {
    play: ({ canvasElement }) => chosen(canvasElement, [groupId(0), groupId(2), groupId(6), groupId(4)]),
  },
);

export const Searching: Story = situation(
  {},
  {
    play: async ({ canvasElement }) => {
      await chosen(canvasElement, [groupId(0), groupId(3)]);
      await search(canvasElement, 'custom', '#option-0');
    },
  },
);

export const NothingMatches: Story = situation(
  {},
  {
    play: ({ canvasElement }) => search(canvasElement, 'space programme', '.empty'),
  },
);

export const CreateGroup: Story = situation(
  {},
  { play: ({ canvasElement }) => search(canvasElement, 'Space programme', '.offer .button') },
);

export const CreatingGroup: Story = situation(
  {},
  {
    play: async ({ canvasElement }) => {
      await creating(canvasElement, 'Space programme');
    },
  },
);

export const CreationRefused: Story = situation(
  {
    server: (adapter) =>
      failing(adapter, 'duplicate', {
        only: ['groups.create'],
        init: { fields: [{ field: 'name', code: 'duplicate' }] },
      }),
  },
  {
    play: async ({ canvasElement }) => {
      const form = await creating(canvasElement, 'Space programme');
      form.querySelector<HTMLElement>('.primary')?.click();
      await eventually(() => form.querySelector('#new-name-error'), 'the refusal');
    },
  },
);

export const CreationNotAllowed: Story = situation(
  { server: readOnlyViewer },
  { play: ({ canvasElement }) => search(canvasElement, 'Space programme', '.offer .button') },
);

export const MostReached: Story = situation(
  {},
  {
    args: { max: 2 },
    play: ({ canvasElement }) => chosen(canvasElement, [groupId(0), groupId(2)]),
  },
);

export const NothingChosen: Story = situation(
  {},
  {
    args: { min: 2 },
    play: async ({ canvasElement }) => {
      await chosen(canvasElement, []);
      pickerIn(canvasElement).reportValidity();
    },
  },
);

export const GroupThatIsGone: Story = situation(
  {},
  {
    play: async ({ canvasElement }) => {
      await chosen(canvasElement, [groupId(0), 'GRP-1200-9999']);
      pickerIn(canvasElement).reportValidity();
    },
  },
);

export const Disabled: Story = situation(
  {},
  {
    args: { disabled: true },
    play: ({ canvasElement }) => chosen(canvasElement, [groupId(0), groupId(2)]),
  },
);

export const FiveThousand: Story = situation({ seed: { people: 3, users: [], groups: manyGroups(5000) } });

export const WithoutTotal: Story = situation({
  seed: { people: 3, users: [], groups: manyGroups(120) },
  page: unknownTotal,
});

export const InAForm: Story = situation(
  {},
  { args: { label: '' } },
  (args, adapter) =>
    html`<form
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const form = event.currentTarget as HTMLFormElement;
        const output = form.querySelector('output');
        if (output)
          output.value = new FormData(form)
            .getAll('groups')
            .filter((id) => typeof id === 'string')
            .join(', ');
      }}
    >
      <label for="access">What may they open?</label>
      <group-picker id="access" name="groups" .adapter=${adapter} .required=${args.required}></group-picker>
      <p><button>Send</button> <button type="reset">Reset</button> <output></output></p>
    </form>`,
);

export const Loading: Story = situation({ server: (adapter) => pending(adapter, { only: ['groups.list'] }) });

export const Slow: Story = situation({ server: (adapter) => slow(adapter, 1500) });

export const NoGroups: Story = situation({ page: withoutGroups });

export const NoGroupYet: Story = situation({ seed: { people: 3, users: [], groups: [] } });

export const NotAvailable: Story = situation(
  {
    seed: {
      people: 3,
      users: [],
      groups: manyGroups(150).map((group, at) =>
        at === 1 ? { ...group, unavailable: 'Members come from the company directory.' } : group,
      ),
    },
  },
  {
    play: async ({ canvasElement }) => {
      const root = pickerIn(canvasElement).shadowRoot;
      (await eventually(() => root?.querySelector<HTMLElement>('#option-1'), 'the group')).click();
      await eventually(() => root?.querySelector('#why'), 'the reason');
    },
  },
);

export const Offline: Story = situation({ page: offline });

/** The groups that were read before stay, and may be old. */
export const NotReadAgain: Story = situation(
  {
    server: (adapter) => {
      let asked = 0;
      return around(adapter, (call, next) => {
        asked += call.member === 'groups.list' ? 1 : 0;
        return asked > 1 ? Promise.reject(new DirectoryError('server', 'Down.')) : next();
      });
    },
  },
  {
    play: async ({ canvasElement }) => {
      const { adapter, shadowRoot: root } = pickerIn(canvasElement);
      await eventually(() => root?.querySelector('[role="option"]'), 'the groups');
      if (typeof adapter === 'object') directoryOf(adapter).changed({ topic: 'groups', cause: 'elsewhere' });
      await eventually(() => root?.querySelector('.banner'), 'the failure');
    },
  },
);

export const SearchedHere: Story = situation(
  {
    seed: { people: 3, users: [], groups: manyGroups(5000) },
    page: (adapter) => {
      let asked = 0;
      return around(declaring(adapter, { search: 'none' }), (call, next) => {
        asked += call.member === 'groups.list' ? 1 : 0;
        return asked > 3 ? new Promise(() => undefined) : next();
      });
    },
  },
  { play: ({ canvasElement }) => search(canvasElement, '017', '#here') },
);

export const RestNotLoaded: Story = situation(
  {
    seed: { people: 3, users: [], groups: manyGroups(150) },
    server: (adapter) => {
      let asked = 0;
      return around(adapter, (call, next) => {
        asked += call.member === 'groups.list' ? 1 : 0;
        return asked > 1 ? Promise.reject(new DirectoryError('server', 'Down.')) : next();
      });
    },
  },
  {
    play: async ({ canvasElement }) => {
      const root = pickerIn(canvasElement).shadowRoot;
      (await eventually(() => root?.querySelector<HTMLElement>('.foot .link'), 'the rest')).click();
      await eventually(() => root?.querySelector('.foot [role="alert"]'), 'the failure');
    },
  },
);

export const Failed: Story = situation({ server: (adapter) => failing(adapter, 'server', { only: ['groups.list'] }) });

export const FailedOnce: Story = situation({
  server: (adapter) => failing(adapter, 'server', { only: ['groups.list'], times: 1 }),
});

export const Narrow: Story = {
  ...situation({}),
  args: { preselectDefault: true },
  globals: { viewport: { value: 'mobile1', isRotated: false } },
};

export const Dark: Story = { ...situation({}), args: { preselectDefault: true }, globals: { scheme: 'dark' } };

export const Arabic: Story = {
  ...situation({}),
  args: { preselectDefault: true, label: '' },
  globals: { language: 'ar' },
};

SeveralChosen.tags = ['modes'];
NothingMatches.tags = ['modes'];
CreatingGroup.tags = ['modes'];
NothingChosen.tags = ['modes'];
NotAvailable.tags = ['modes'];
Failed.tags = ['modes'];
