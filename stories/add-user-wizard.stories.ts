import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import * as z from 'zod/mini';
import { around } from '../mocks/around.js';
import { groupId } from '../mocks/groups.js';
import {
  answersLost,
  delivering,
  failing,
  forbidden,
  partialGroups,
  pending,
  rateLimited,
  readOnly,
  without,
  withoutGroups,
  withoutInvitations,
} from '../mocks/scenarios.js';
import type { MemoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import type { Role } from '../src/domain/role.js';
import type { UserState } from '../src/domain/user.js';
import '../src/elements/add-user-wizard/define.js';
import type { AddUserWizardElement } from '../src/elements/add-user-wizard/add-user-wizard.js';
import type {
  BeforeStepChangeEvent,
  BeforeUserAddEvent,
} from '../src/elements/add-user-wizard/add-user-wizard.events.js';
import type { WizardField } from '../src/elements/parts/custom/custom-field.js';
import { USUAL_STEPS, type WizardSteps } from '../src/elements/add-user-wizard/host-steps.js';
import type { GroupPickerElement } from '../src/elements/group-picker/group-picker.js';
import { eventually, wired, type World } from './one-account.js';

interface Args {
  mode: 'inline' | 'dialog';
  open: boolean;
  defaultCountry: string;
  onBefore?: (event: BeforeUserAddEvent) => void;
  onBeforeStep?: (event: BeforeStepChangeEvent) => void;
  steps?: WizardSteps;
  fields?: readonly WizardField[];
  /** What a host puts into the steps of its own. */
  slotted?: TemplateResult;
}

const meta: Meta<Args> = {
  title: 'Elements/add-user-wizard',
  component: 'add-user-wizard',
  args: { mode: 'inline', open: false, defaultCountry: 'AT' },
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
    render: ({ mode, open, defaultCountry, onBefore, onBeforeStep, steps, fields, slotted }, { loaded }) =>
      html`<add-user-wizard
        .adapter=${(loaded as { adapter: DirectoryAdapter }).adapter}
        .mode=${mode}
        .open=${open}
        default-country=${defaultCountry}
        .steps=${steps ?? USUAL_STEPS}
        .fields=${fields ?? []}
        @before-user-add=${(event: BeforeUserAddEvent) => onBefore?.(event)}
        @before-step-change=${(event: BeforeStepChangeEvent) => onBeforeStep?.(event)}
        >${slotted ?? nothing}</add-user-wizard
      >`,
    parameters: { msw: handlers },
  };
}

const PERSON = { firstName: 'Elif', lastName: 'Yıldırım', email: 'elif.yildirim@fresh.example' } as const;

function wizardIn(canvas: HTMLElement): AddUserWizardElement {
  const wizard = canvas.querySelector('add-user-wizard');
  if (!wizard) throw new Error('There is no wizard in the story.');
  return wizard;
}

function part<E extends HTMLElement = HTMLElement>({ canvasElement }: Played, selector: string): Promise<E> {
  return eventually(() => wizardIn(canvasElement).shadowRoot?.querySelector<E>(selector), selector);
}

/** Types as a person does. */
async function type(story: Played, fields: Readonly<Record<string, string>>, inputType = 'insertText'): Promise<void> {
  for (const [id, text] of Object.entries(fields)) {
    const field = await part<HTMLInputElement>(story, `#${id}`);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { inputType, bubbles: true, composed: true }));
  }
}

async function press(story: Played, selector = '#go'): Promise<void> {
  (await part(story, selector)).click();
}

async function toGroups(story: Played): Promise<void> {
  await type(story, PERSON);
  await press(story);
  await eventually(
    () => wizardIn(story.canvasElement).shadowRoot?.querySelector<GroupPickerElement>('#groups')?.value.length,
    'the default group',
  );
}

async function toOverview(story: Played): Promise<void> {
  await toGroups(story);
  await press(story);
  await part(story, '.sections');
}

async function send(story: Played): Promise<void> {
  await toOverview(story);
  await press(story);
}

async function toSummary(story: Played): Promise<void> {
  await send(story);
  await part(story, 'invitation-actions');
}

/** Types the address of somebody who is in this state already. */
function duplicate(state: UserState): NonNullable<Story['play']> {
  return async (story) => {
    const { backend } = story.loaded as { backend: MemoryAdapter };
    const [user] = (await backend.users.list({ states: [state], limit: 1 })).items;
    await type(story, {
      firstName: user?.firstName ?? '',
      lastName: user?.lastName ?? '',
      email: user?.email.toUpperCase() ?? '',
    });
    await part(story, '#lens');
  };
}

export const UserDetails: Story = situation({});

export const SlipAndPhone: Story = situation(
  {},
  {
    play: async (story) => {
      await type(story, { ...PERSON, email: 'elif.yildirim@gmial.com' });
      (await part(story, '#phone')).focus();
      await eventually(() => wizardIn(story.canvasElement).shadowRoot?.querySelector('#country .num'), 'the country');
      await type(story, { phone: '+90 532 418 07 26' }, 'insertFromPaste');
    },
  },
);

export const Countries: Story = situation(
  {},
  {
    play: async (story) => {
      await type(story, PERSON);
      await press(story, '#country');
      await part(story, '#country-0');
    },
  },
);

export const SomethingMissing: Story = situation(
  {},
  {
    play: async (story) => {
      await type(story, { email: 'elif@' });
      await press(story);
      await part(story, '#email-error');
    },
  },
);

export const AlreadyInvited: Story = situation({}, { play: duplicate('invited') });
export const InvitationExpired: Story = situation({}, { play: duplicate('invitation-expired') });
export const RemovedEarlier: Story = situation({}, { play: duplicate('disabled') });
export const Blocked: Story = situation({}, { play: duplicate('blocked') });
export const AlreadyMember: Story = situation({}, { play: duplicate('active') });

export const Groups: Story = situation({}, { play: toGroups });

export const NoGroupChosen: Story = situation(
  {},
  {
    play: async (story) => {
      await toGroups(story);
      const picker = await part<GroupPickerElement>(story, '#groups');
      const root = picker.shadowRoot;
      const remove = await eventually(() => root?.querySelector<HTMLElement>('.chip-remove'), 'the chip');
      remove.click();
      await press(story);
      await eventually(() => root?.querySelector('#error'), 'the error');
    },
  },
);

export const Overview: Story = situation({}, { play: toOverview });

export const Adding: Story = situation(
  { server: (adapter) => pending(adapter, { only: ['users.create'] }) },
  { play: send },
);

export const Summary: Story = situation({}, { play: toSummary });

export const DeliveryUnknown: Story = situation(
  { server: (adapter) => delivering(adapter, 'unknown'), seed: { mail: () => 'unknown' } },
  { play: toSummary },
);

export const MailRefused: Story = situation({ seed: { mail: () => 'refused' } }, { play: toSummary });

export const GroupNotGiven: Story = situation(
  { server: (adapter) => partialGroups(adapter, [groupId(0)]) },
  { play: toSummary },
);

export const AnswerLost: Story = situation(
  { page: (adapter) => answersLost(adapter, { only: ['users.create'], times: 1 }) },
  { play: send },
);

export const LostAndNotAdded: Story = situation(
  {
    page: (adapter) => failing(adapter, 'timeout', { only: ['users.create'], times: 1, init: { outcome: 'unknown' } }),
  },
  {
    play: async (story) => {
      await send(story);
      await press(story, '#sending button');
    },
  },
);

export const TooOften: Story = situation(
  { server: (adapter) => rateLimited(adapter, 90_000, { only: ['users.create'] }) },
  { play: send },
);

export const LimitReached: Story = situation(
  { server: (adapter) => failing(adapter, 'quota', { only: ['users.create'] }) },
  { play: send },
);

export const ErrorAtAField: Story = situation(
  {
    server: (adapter) =>
      failing(adapter, 'validation', {
        only: ['users.create'],
        init: { fields: [{ field: 'lastName', code: 'too-long' }] },
      }),
  },
  { play: send },
);

export const StoppedByTheHost: Story = situation(
  {},
  {
    args: {
      onBefore: (event) =>
        event.waitUntil(Promise.reject(new Error('Your contract allows 200 users. Ask for more seats first.'))),
    },
    play: send,
  },
);

const ROLES: readonly Role[] = [
  {
    id: 'owner',
    name: 'Owner',
    description: 'Everything, invoices as well',
    unavailable: 'Only the owner hands this on.',
  },
  { id: 'administrator', name: 'Administrator', description: 'Manages users and groups', administrator: true },
  { id: 'member', name: 'Member', description: 'Uses the account', isDefault: true },
];

function withRoles<A extends DirectoryAdapter>(adapter: A): A {
  return around(adapter, (call, next) => (call.member === 'roles.list' ? Promise.resolve(ROLES) : next()));
}

export const Roles: Story = situation({ server: withRoles }, { play: (story) => type(story, PERSON) });

export const RolesLoading: Story = situation({ server: (adapter) => pending(adapter, { only: ['roles.list'] }) });

export const RolesNotLoaded: Story = situation({
  server: (adapter) => failing(adapter, 'server', { only: ['roles.list'] }),
});

export const RoleGone: Story = situation(
  { server: withRoles },
  {
    play: async (story) => {
      await type(story, PERSON);
      await part(story, '#role');
      const wizard = wizardIn(story.canvasElement);
      wizard.draft = { ...wizard.draft, role: { id: 'auditor', name: 'Auditor' } };
      await press(story);
      await part(story, '#role-error');
    },
  },
);

export const WithoutRoles: Story = situation({ page: (adapter) => without(adapter, ['roles', 'roles.list']) });

/** Email first, a step of the host's own with its fields, and fields among the details. */
const EXTENDED: Partial<Args> = {
  steps: ['email', 'details', { id: 'seat', label: 'Desk' }, 'groups'],
  fields: [
    {
      name: 'costCentre',
      label: 'Cost centre',
      required: true,
      hint: 'Four digits, on every invoice.',
      schema: z.string().check(z.regex(/^\d{4}$/u, 'A cost centre has four digits.')),
    },
    { name: 'begins', label: 'First day', type: 'date' },
    { name: 'hours', label: 'Hours a week', type: 'number', step: 'seat' },
    {
      name: 'office',
      label: 'Office',
      type: 'select',
      step: 'seat',
      required: true,
      options: [
        { value: 'vie', label: 'Vienna' },
        { value: 'gra', label: 'Graz' },
      ],
    },
    { name: 'note', label: 'Note for the reception', type: 'textarea', step: 'seat' },
    { name: 'key', label: 'Gets a key', type: 'checkbox', step: 'seat' },
  ],
  slotted: html`<p slot="step-seat">The plan of free desks hangs at the reception.</p>
    <p slot="overview-seat">The desk is booked once the invitation is accepted.</p>`,
};

async function toExtended(story: Played, step: 'details' | 'seat' | 'overview'): Promise<void> {
  await type(story, { email: PERSON.email });
  await press(story);
  await type(story, { firstName: PERSON.firstName, lastName: PERSON.lastName, 'custom-costCentre': '4711' });
  if (step === 'details') return;
  await press(story);
  await part(story, '#custom-hours');
  if (step === 'seat') return;
  await type(story, { 'custom-hours': '38.5' });
  const office = await part<HTMLSelectElement>(story, '#custom-office');
  office.value = 'vie';
  office.dispatchEvent(new Event('change', { bubbles: true }));
  await press(story);
  const picker = await part<GroupPickerElement>(story, '#groups');
  await eventually(() => picker.value.length, 'the default group');
  await press(story);
  await part(story, '.sections');
}

export const EmailFirst: Story = situation({}, { args: EXTENDED });

export const HostFields: Story = situation({}, { args: EXTENDED, play: (story) => toExtended(story, 'details') });

export const HostStep: Story = situation({}, { args: EXTENDED, play: (story) => toExtended(story, 'seat') });

export const HostFieldsWrong: Story = situation(
  {},
  {
    args: EXTENDED,
    play: async (story) => {
      await toExtended(story, 'details');
      await type(story, { 'custom-costCentre': '47' });
      await press(story);
      await part(story, '#custom-costCentre-error');
    },
  },
);

export const HostKeepsStep: Story = situation(
  {},
  {
    args: {
      ...EXTENDED,
      onBeforeStep: (event) => {
        if (event.from === 'step-seat') event.waitUntil(Promise.reject(new Error('Every desk in Vienna is taken.')));
      },
    },
    play: async (story) => {
      await toExtended(story, 'seat');
      const office = await part<HTMLSelectElement>(story, '#custom-office');
      office.value = 'vie';
      office.dispatchEvent(new Event('change', { bubbles: true }));
      await press(story);
      await part(story, '#kept');
    },
  },
);

export const HostOverview: Story = situation({}, { args: EXTENDED, play: (story) => toExtended(story, 'overview') });

/** The host draws the control, the wizard asks for it, judges it and sends it. */
export const HostControl: Story = situation(
  {},
  {
    args: {
      fields: [{ name: 'colour', label: 'Colour of the badge', type: 'slot', hint: 'It is printed in this colour.' }],
      slotted: html`<label slot="field-colour">Colour of the badge <input type="color" value="#1d4ed8" /></label>`,
    },
  },
);

export const LookAlike: Story = situation(
  {},
  { play: (story) => type(story, { ...PERSON, email: 'elif@exаmple.com' }) },
);

export const AddressOfAnotherScript: Story = situation(
  {},
  { play: (story) => type(story, { ...PERSON, email: 'elif@bücher.example' }) },
);

export const DoubtfulNumber: Story = situation(
  {},
  {
    play: async (story) => {
      await type(story, PERSON);
      (await part(story, '#phone')).focus();
      await eventually(() => wizardIn(story.canvasElement).shadowRoot?.querySelector('#country .num'), 'the country');
      await type(story, { phone: '+44 7700 900123' }, 'insertFromPaste');
      await part(story, '#phone-doubt');
    },
  },
);

export const WithoutInvitations: Story = situation({ page: withoutInvitations }, { play: toOverview });

export const WithoutGroups: Story = situation({ page: withoutGroups });

export const WithoutLookup: Story = situation({ page: (adapter) => without(adapter, ['users.lookup']) });

export const NotAllowed: Story = situation({ server: forbidden });

export const CannotAdd: Story = situation({ page: readOnly });

export const InADialog: Story = situation({}, { args: { mode: 'dialog', open: true } });

export const DiscardQuestion: Story = situation(
  {},
  {
    args: { mode: 'dialog', open: true },
    play: async (story) => {
      await type(story, PERSON);
      await press(story, '.pane-close');
      await part(story, '#discard');
    },
  },
);

export const Narrow: Story = { ...situation({}), globals: { viewport: { value: 'mobile1', isRotated: false } } };

export const Dark: Story = { ...situation({}), play: toOverview, globals: { scheme: 'dark' } };

export const Arabic: Story = { ...situation({}), play: toOverview, globals: { language: 'ar' } };

export const German: Story = { ...situation({}), play: toOverview, globals: { language: 'de' } };

SomethingMissing.tags = ['modes'];
AlreadyInvited.tags = ['modes'];
NoGroupChosen.tags = ['modes'];
Roles.tags = ['modes'];
HostStep.tags = ['modes'];
HostOverview.tags = ['modes'];
AnswerLost.tags = ['modes'];
GroupNotGiven.tags = ['modes'];
Summary.tags = ['modes'];
