import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { failing, pending, rateLimited, without, withoutInvitations } from '../mocks/scenarios.js';
import type { MemoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import '../src/elements/add-user-wizard/define.js';
import type { WizardField } from '../src/elements/parts/custom/custom-field.js';
import { USUAL_STEPS, type WizardSteps } from '../src/elements/add-user-wizard/host-steps.js';
import type { GroupPickerElement } from '../src/elements/group-picker/group-picker.js';
import { withFaults } from '../src/testing/wrappers.js';
import { eventually, wired, type World } from './one-account.js';

interface Args {
  mode: 'inline' | 'dialog';
  open: boolean;
  steps?: WizardSteps;
  fields?: readonly WizardField[];
  /** What a host puts into the steps of its own. */
  slotted?: TemplateResult;
}

const meta: Meta<Args> = {
  title: 'Elements/add-user-wizard/Many at once',
  component: 'add-user-wizard',
  args: { mode: 'inline', open: false },
  argTypes: { mode: { control: 'inline-radio', options: ['inline', 'dialog'] } },
};
export default meta;

type Story = StoryObj<Args>;
type Played = Parameters<NonNullable<Story['play']>>[0];

function situation(world: World, more: Story = {}): Story {
  const { load, handlers } = wired(world);
  return {
    ...more,
    loaders: [load],
    render: ({ mode, open, steps, fields, slotted }, { loaded }) =>
      html`<add-user-wizard
        kind="many"
        default-country="AT"
        .adapter=${(loaded as { adapter: DirectoryAdapter }).adapter}
        .mode=${mode}
        .open=${open}
        .steps=${steps ?? USUAL_STEPS}
        .fields=${fields ?? []}
        >${slotted ?? nothing}</add-user-wizard
      >`,
    parameters: { msw: handlers },
  };
}

const PEOPLE = [
  'Jonas Brandt <jonas.brandt@fresh.example>, "Fernández, María" <maria.f@fresh.example>;',
  'Chidi Okafor\tchidi@gmial.com',
  '"Müller, Jürgen" <juergen.mueller@fresh.example>',
  'Lena Kowalczyk <lena.kowalczyk@>',
  'سارة المنصوري <sara@fresh.example>',
  'Jonas Brandt <JONAS.BRANDT@fresh.example>',
  'freya@fresh.example',
];

const TABLE = [
  'Vorname;Nachname;E-Mail;Telefon;Abteilung;Kostenstelle',
  'Maximiliane;von Hohenstein-Waldburg;m.hohenstein@fresh.example;+49 30 901820;Sales;4711-08',
  'Priit;Tamm;priit.tamm@fresh.example;;Finance;4712-01',
  'Ivo;"Horvat;ivo.horvat@fresh.example;;Sales;4711-08',
  'Amélie;Durand;amelie.durand@fresh.example;;Vertrieb Nord;4713-02',
].join('\r\n');

function root({ canvasElement }: Played): ShadowRoot {
  const shadow = canvasElement.querySelector('add-user-wizard')?.shadowRoot;
  if (!shadow) throw new Error('There is no wizard in the story.');
  return shadow;
}

function part<E extends HTMLElement = HTMLElement>(story: Played, selector: string): Promise<E> {
  return eventually(() => root(story).querySelector<E>(selector), selector);
}

async function paste(story: Played, text: string): Promise<void> {
  const field = await part(story, '#people');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
}

async function press(story: Played, selector = '#go'): Promise<void> {
  (await part(story, selector)).click();
}

/** The list, with somebody of the account in it. */
async function pasted(story: Played): Promise<void> {
  const { backend } = story.loaded as { backend: MemoryAdapter };
  const known = await backend.users.list({ states: ['invited'], limit: 1 });
  await paste(story, [...PEOPLE, ...known.items.map(({ email }) => email)].join('\n'));
  await eventually(() => root(story).querySelectorAll('.many-row').length === PEOPLE.length + 2, 'the rows');
  await eventually(() => root(story).querySelector('.many-state:is(.success, .danger)'), 'how they stand');
}

async function columns(story: Played): Promise<void> {
  const input = await part<HTMLInputElement>(story, '#file');
  const data = new DataTransfer();
  data.items.add(new File([TABLE], 'neue-mitarbeiter.csv', { type: 'text/csv' }));
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await part(story, '#column-0');
}

async function toGroups(story: Played): Promise<void> {
  await pasted(story);
  await onToGroups(story);
}

async function onToGroups(story: Played): Promise<void> {
  await press(story);
  await eventually(() => root(story).querySelector<GroupPickerElement>('#groups')?.value.length, 'the default group');
}

async function toOverview(story: Played): Promise<void> {
  await toGroups(story);
  await press(story);
  await part(story, '.reason-count');
}

async function send(story: Played): Promise<void> {
  await toOverview(story);
  await eventually(() => root(story).querySelector('#go:not([aria-disabled])'), 'the button');
  await press(story);
  await part(story, '.receipt');
}

export const Empty: Story = situation({});

export const Pasted: Story = situation({}, { play: pasted, tags: ['modes'] });

export const Mending: Story = situation(
  {},
  {
    play: async (story) => {
      await pasted(story);
      const row = await eventually(
        () => [...root(story).querySelectorAll('.many-row')].find((each) => each.textContent.includes('lena.')),
        'the row',
      );
      row.querySelector<HTMLElement>('[data-control="mend"]')?.click();
      await part(story, '#mend');
    },
  },
);

export const Columns: Story = situation({}, { play: columns, tags: ['modes'] });

export const GroupsByColumn: Story = situation(
  {},
  {
    play: async (story) => {
      await columns(story);
      await press(story);
      await eventually(() => root(story).querySelector('.many-state.success'), 'those that are ready');
      await onToGroups(story);
    },
  },
);

export const Groups: Story = situation({}, { play: toGroups });

export const Overview: Story = situation({}, { play: toOverview });

export const Running: Story = situation(
  { server: (adapter) => pending(adapter, { only: ['users.create'] }) },
  { play: send },
);

export const AskedToWait: Story = situation(
  { page: (adapter) => rateLimited(adapter, 60_000, { only: ['users.create'] }) },
  {
    play: async (story) => {
      await send(story);
      await part(story, '.run.waiting');
    },
  },
);

export const Done: Story = situation(
  {},
  {
    play: async (story) => {
      await send(story);
      await eventually(() => root(story).querySelector('.message.success'), 'done');
    },
  },
);

export const DoneWithFailures: Story = situation(
  { page: (adapter) => withFaults(adapter, [{ of: 'users.create', times: 2, fail: 'server' }]) },
  {
    tags: ['modes'],
    play: async (story) => {
      await send(story);
      await eventually(() => root(story).querySelector('.run-failed'), 'the failures');
    },
  },
);

export const CheckFailed: Story = situation(
  { page: (adapter) => failing(adapter, 'server', { only: ['users.lookup'] }) },
  {
    play: async (story) => {
      await paste(story, PEOPLE.join('\n'));
      await part(story, '.banner');
    },
  },
);

export const WithoutLookup: Story = situation(
  { page: (adapter) => without(adapter, ['users.lookup']) },
  {
    play: async (story) => {
      await paste(story, PEOPLE.join('\n'));
      await part(story, '.many-row');
    },
  },
);

export const WithoutInvitations: Story = situation({ page: withoutInvitations }, { play: toOverview });

/** As a host extends it: fields of its own, for each person or for all, and a step that is shown once for all. */
const EXTENDED: Pick<Args, 'steps' | 'fields' | 'slotted'> = {
  steps: ['details', { id: 'desk', label: 'Desk' }, 'groups', 'overview', 'summary'],
  fields: [
    { name: 'Kostenstelle', label: 'Cost centre', required: true },
    { name: 'begins', label: 'First day', type: 'date' },
    {
      name: 'office',
      label: 'Office',
      type: 'select',
      step: 'desk',
      options: [
        { value: 'vie', label: 'Vienna' },
        { value: 'tll', label: 'Tallinn' },
      ],
    },
  ],
  slotted: html`<p slot="step-desk">Everyone of this list sits in one office.</p>`,
};

export const HostColumns: Story = situation({}, { args: EXTENDED, play: columns });

/** Whoever has no cost centre of their own gets that of everyone. */
export const HostFields: Story = situation({}, { args: EXTENDED, play: pasted, tags: ['modes'] });

export const HostFieldMending: Story = situation(
  {},
  {
    args: EXTENDED,
    play: async (story) => {
      await pasted(story);
      root(story).querySelector<HTMLElement>('[data-control="mend"]')?.click();
      await part(story, '#mend');
    },
  },
);

async function toDesk(story: Played): Promise<void> {
  await pasted(story);
  const field = await part<HTMLInputElement>(story, '#custom-Kostenstelle');
  field.value = '4711-08';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await eventually(() => root(story).querySelector('.many-state.success'), 'those that are ready');
  await press(story);
  await part(story, '#custom-office');
}

export const HostStep: Story = situation({}, { args: EXTENDED, play: toDesk });

export const HostOverview: Story = situation(
  {},
  {
    args: EXTENDED,
    play: async (story) => {
      await toDesk(story);
      await onToGroups(story);
      await press(story);
      await part(story, '.reason-count');
    },
  },
);

export const InADialog: Story = situation({}, { args: { mode: 'dialog', open: true }, play: pasted });

export const TenThousand: Story = situation(
  {},
  {
    play: async (story) => {
      await paste(
        story,
        Array.from({ length: 10_000 }, (_, n) => `Person ${n} <person.${n}@fresh.example>`).join('\n'),
      );
      await part(story, '.many-row');
    },
  },
);
