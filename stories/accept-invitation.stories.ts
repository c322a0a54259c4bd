import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { delay, http, HttpResponse, type RequestHandler } from 'msw';
import { restFetch } from '../mocks/handlers/rest.js';
import { problemResponse } from '../mocks/handlers/rest-problems.js';
import { SEEDED_ACCOUNT, seedAccount } from '../mocks/people.js';
import { memoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from '../src/adapters/memory/memory-adapter.js';
import { restAdapter } from '../src/adapters/rest/rest-adapter.js';
import type { InvitationPreview } from '../src/domain/acceptance.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import { DirectoryError } from '../src/domain/errors.js';
import { DAY } from '../src/domain/time.js';
import '../src/elements/accept-invitation/define.js';
import type { PasswordJudge } from '../src/elements/accept-invitation/password-strength.js';
import { isolate } from '../src/elements/parts/isolate.js';
import { messagesFor } from '../src/i18n/catalogs.js';
import type { Messages } from '../src/i18n/messages.js';
import type { AcceptInvitationElement } from '../src/elements/accept-invitation/accept-invitation.js';

const TOKEN = 'a-token-that-only-this-story-knows';
const INVITED = { firstName: 'Elif', lastName: 'Yıldırım', email: 'elif.yildirim@example.com' };

interface Args {
  termsRequired: boolean;
  continueUrl: string;
}

const meta: Meta<Args> = {
  title: 'Elements/accept-invitation',
  component: 'accept-invitation',
  args: { termsRequired: false, continueUrl: '/' },
  parameters: { layout: 'fullscreen' },
};
export default meta;

type Story = StoryObj<Args>;

/** A pretend backend with one invitation in it, and the hands to bring it into a state. */
interface World {
  readonly adapter: MemoryAdapter;
  readonly user: string;
  readonly invitation: string;
  wait(ms: number): void;
}

interface Situation {
  readonly options?: MemoryAdapterOptions;
  /** What happens before the link is opened. */
  readonly before?: (world: World) => Promise<unknown>;
  /** What the answers of the backend are turned into. */
  readonly peeked?: (preview: InvitationPreview) => InvitationPreview;
  /** Answers in place of the pretend backend's. */
  readonly handlers?: readonly RequestHandler[];
  readonly token?: string;
  readonly inside?: TemplateResult;
  /** Name of the host's single sign-on. */
  readonly sso?: string;
  readonly judge?: PasswordJudge;
  readonly adapter?: DirectoryAdapter;
}

/** The memory adapter behind the REST handlers; the element speaks to it as to a server. A story begins anew each time. */
function situation(
  { peeked, handlers = [], token = TOKEN, inside, sso, judge, adapter: own, ...given }: Situation,
  more: Story = {},
): Story {
  let answer: typeof fetch | undefined;
  const load = async (): Promise<Record<string, never>> => {
    const adapter = await worldOf(given);
    answer = restFetch(peeked ? withPeek(adapter, peeked) : adapter);
    return {};
  };
  const backend = http.all('/api/*', ({ request }) => answer?.(request));
  return {
    ...more,
    loaders: [load],
    render: (args) =>
      html`<accept-invitation
        class="accept-page"
        .adapter=${own ?? restAdapter({ baseUrl: '/api', account: SEEDED_ACCOUNT.id })}
        .token=${token}
        .sso=${sso}
        .passwordStrength=${judge}
        continue-url=${args.continueUrl}
        ?terms-required=${args.termsRequired}
        >${inside ?? nothing}</accept-invitation
      >`,
    parameters: { msw: [...handlers, backend], ...more.parameters },
  };
}

async function worldOf({ options, before }: Situation): Promise<MemoryAdapter> {
  let ahead = 0;
  let count = 0;
  const { account, users, groups } = seedAccount({ users: 12, now: new Date() });
  const adapter = memoryAdapter({
    account,
    users,
    groups,
    clock: () => new Date(Date.now() + ahead),
    newId: (kind) => (kind === 'token' ? TOKEN : kind === 'code' ? '246810' : `${kind}-${(count += 1)}`),
    passwordRules: { minLength: 12, maxLength: 128, notPersonal: true, notCommon: true },
    ...options,
  });
  const groupIds = groups.filter(({ name }) => ['Everyone', 'Finance'].includes(name)).map(({ id }) => id);
  const { user, invitation } = await adapter.users.create({ ...INVITED, groupIds });
  await before?.({ adapter, user: user.id, invitation: invitation?.id ?? '', wait: (ms) => (ahead += ms) });
  return adapter;
}

function withPeek(adapter: MemoryAdapter, change: (preview: InvitationPreview) => InvitationPreview): DirectoryAdapter {
  const { acceptance } = adapter;
  return { ...adapter, acceptance: { ...acceptance, peek: async (...call) => change(await acceptance.peek(...call)) } };
}

interface Hands {
  fill(field: string, text: string): Promise<void>;
  /** Presses the button that bears these words in the language of the page. */
  press(words: (texts: Messages['accept']) => string): Promise<void>;
}

/** Reaches a state as a person would: by typing and pressing. */
function steps(...acts: readonly ((hands: Hands) => Promise<void>)[]): Pick<Story, 'play'> {
  return {
    play: async ({ canvasElement }) => {
      const element = canvasElement.querySelector('accept-invitation');
      if (!element) throw new Error('There is no <accept-invitation> in the story.');
      const hands: Hands = {
        fill: async (field, text) => {
          const input = await found(element, () =>
            element.renderRoot.querySelector<HTMLInputElement>(`[name="${field}"]`),
          );
          input.value = text;
          input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
          await element.updateComplete;
        },
        press: async (words) => {
          const named = (): HTMLElement | undefined => {
            const text = words(messagesFor(document.documentElement.lang).accept);
            return [...element.renderRoot.querySelectorAll<HTMLElement>('button')].find(
              (each) => each.textContent.trim() === text,
            );
          };
          (await found(element, named)).click();
          await element.updateComplete;
        },
      };
      for (const act of acts) await act(hands);
    },
  };
}

/** Looks after every frame, for two seconds at most. */
async function found<T>(element: AcceptInvitationElement, look: () => T | null | undefined): Promise<T> {
  for (let frame = 0; frame < 120; frame += 1) {
    const seen = look();
    if (seen !== null && seen !== undefined) return seen;
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await element.updateComplete;
  }
  throw new Error('What the story presses did not appear.');
}

const password = 'nine tall green lamps';
const elsewhere = { email: 'elif@studio.example', name: 'Elif Yıldırım' };
const invitedSession = { email: INVITED.email, name: 'Elif Yıldırım' };

export const Register = situation({});

export const Branded = situation(
  {
    inside: html`<svg slot="logo" viewBox="0 0 24 24" role="img" aria-label="Northwind">
        <rect width="24" height="24" rx="6" fill="#0f766e" />
        <path d="M8 17V7l8 10V7" fill="none" stroke="white" stroke-width="2" />
      </svg>
      <span slot="terms">I agree to the <a href="#terms">terms</a> and the <a href="#privacy">privacy notice</a>.</span>
      <p slot="footer">Northwind Trading, 12 Harbour Street</p>`,
  },
  { args: { termsRequired: true } },
);

export const RulesMet = situation(
  {},
  steps((hands) => hands.fill('password', password)),
);

export const RulesBroken = situation(
  {},
  {
    args: { termsRequired: true },
    ...steps(
      (hands) => hands.fill('lastName', ''),
      (hands) => hands.fill('password', 'elif'),
      (hands) => hands.press((t) => t.accept),
    ),
  },
);

/** As a host does it with a library of its own choice. */
const byLength: PasswordJudge = (typed) => ({
  score: typed.length > 20 ? 4 : typed.length > 16 ? 3 : typed.length > 12 ? 2 : typed.length > 6 ? 1 : 0,
  ...(typed.length <= 16 && { hint: 'Three or four words make a good one.' }),
});

export const Strength = situation(
  { judge: byLength },
  steps((hands) => hands.fill('password', 'tall green lamp')),
);

export const StrengthGood = situation(
  { judge: byLength },
  steps((hands) => hands.fill('password', password)),
);

export const SingleSignOn = situation({ sso: 'Entra ID' });

const invitedPhone = { countryCode: '+90', number: '5324180726', country: 'TR' };
const withPhone = (preview: InvitationPreview): InvitationPreview =>
  preview.state === 'open' ? { ...preview, phone: invitedPhone } : preview;

export const WithPhone = situation({ peeked: withPhone });

export const PhoneWrong = situation(
  { peeked: withPhone },
  steps(
    (hands) => hands.fill('phone', '+90 532'),
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

const refused = (status: number, kind: string, code?: string): HttpResponse<{ kind: string; code?: string }> =>
  HttpResponse.json({ kind, ...(code !== undefined && { code }) }, { status });

/** What a backend answers that shows an invitation to nobody but the invited person. */
const unseen = (code: string): Situation => ({
  handlers: [http.post('/api/v1/acceptance/peek', () => refused(403, 'invitation', code))],
});

export const UnseenSignIn = situation({ ...unseen('sign-in-required'), sso: '' });
export const UnseenWrongAccount = situation(unseen('wrong-account'));
export const UnseenUnverified = situation(unseen('verification-required'));
export const UnseenMember = situation(unseen('already-member'));

export const NotTaken = situation(
  { handlers: [http.post('/api/v1/acceptance/accept', () => refused(403, 'invitation', 'unknown'))] },
  steps(
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

export const SignInElsewhere = situation(
  {},
  steps((hands) => hands.press((t) => t.haveAccount)),
);

export const SignedIn = situation({ options: { signedIn: invitedSession, identities: [invitedSession] } });

export const WrongAccount = situation({ options: { signedIn: elsewhere } });

export const StayedSignedIn = situation(
  { options: { signedIn: elsewhere } },
  steps((hands) => hands.press((t) => t.staySignedIn)),
);

export const AlreadyMember = situation({
  options: { signedIn: invitedSession },
  peeked: (preview) => (preview.state === 'open' ? { ...preview, alreadyMember: true } : preview),
});

export const SignInRequired = situation(
  { options: { identities: [invitedSession] } },
  steps(
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

export const SignInOnly = situation({
  peeked: (preview) => (preview.state === 'open' ? { ...preview, waysIn: ['sign-in'] } : preview),
});

const unverified: Situation = {
  options: { signedIn: invitedSession, identities: [{ ...invitedSession, verified: false }] },
};

export const AddressToConfirm = situation(
  unverified,
  steps((hands) => hands.press((t) => t.joinAs(isolate(invitedSession.name)))),
);

export const CodeSent = situation(
  unverified,
  steps(
    (hands) => hands.press((t) => t.joinAs(isolate(invitedSession.name))),
    (hands) => hands.press((t) => t.sendCode),
  ),
);

export const WrongCode = situation(
  unverified,
  steps(
    (hands) => hands.press((t) => t.joinAs(isolate(invitedSession.name))),
    (hands) => hands.press((t) => t.sendCode),
    (hands) => hands.fill('code', '000000'),
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.confirm),
  ),
);

export const DeclineAsked = situation(
  {},
  steps((hands) => hands.press((t) => t.decline)),
);

export const DeclinedByYou = situation(
  {},
  steps(
    (hands) => hands.press((t) => t.decline),
    (hands) => hands.press((t) => t.declineNow),
  ),
);

export const Accepted = situation(
  {},
  steps(
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

const signedOut = { account: { id: SEEDED_ACCOUNT.id, name: SEEDED_ACCOUNT.name }, signedIn: false };
export const AcceptedSignInNext = situation(
  { handlers: [http.post('/api/v1/acceptance/accept', () => HttpResponse.json(signedOut))] },
  steps(
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

export const Accepting = situation(
  { handlers: [http.post('/api/v1/acceptance/accept', () => delay('infinite'))] },
  steps(
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

export const SessionEnded = situation(
  {
    handlers: [
      http.post('/api/v1/acceptance/accept', () => problemResponse(new DirectoryError('unauthenticated', ''))),
    ],
  },
  steps(
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

export const NotSent = situation(
  { handlers: [http.post('/api/v1/acceptance/accept', () => HttpResponse.error())] },
  steps(
    (hands) => hands.fill('password', password),
    (hands) => hands.press((t) => t.accept),
  ),
);

export const Expired = situation({ before: async ({ wait }) => wait(8 * DAY) });

export const ExpiredForGood = situation({
  before: async ({ wait }) => wait(8 * DAY),
  peeked: (preview) => ({ ...preview, canRequestNew: false }),
});

export const NewLinkAsked = situation(
  { before: async ({ wait }) => wait(8 * DAY) },
  steps((hands) => hands.press((t) => t.askNew)),
);

export const Revoked = situation({
  before: ({ adapter, user, invitation }) => adapter.invitations.revoke({ userId: user, invitationId: invitation }),
});

export const Used = situation({ before: ({ adapter }) => adapter.acceptance.accept(TOKEN, { ...INVITED, password }) });

export const Declined = situation({ before: ({ adapter }) => adapter.acceptance.decline(TOKEN, undefined) });

export const Unknown = situation({ token: 'a-link-that-was-cut-off' });

export const Loading = situation({ handlers: [http.post('/api/v1/acceptance/peek', () => delay('infinite'))] });

export const Offline = situation({ handlers: [http.post('/api/v1/acceptance/peek', () => HttpResponse.error())] });

export const ServerFailed = situation({
  handlers: [http.post('/api/v1/acceptance/peek', () => new HttpResponse(null, { status: 500 }))],
});

export const Unsupported = situation({ adapter: withoutAcceptance() });

function withoutAcceptance(): DirectoryAdapter {
  const { acceptance: _acceptance, ...rest } = memoryAdapter();
  return rest;
}

export const Narrow = situation({}, { globals: { viewport: { value: 'mobile1' } } });
export const Dark = situation({}, { globals: { scheme: 'dark' } });
export const Arabic = situation({}, { globals: { language: 'ar' } });
