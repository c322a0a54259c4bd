import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { http } from 'msw';
import { around } from '../mocks/around.js';
import { crowd } from '../mocks/crowd.js';
import { restFetch } from '../mocks/handlers/rest.js';
import { SEEDED_ACCOUNT } from '../mocks/people.js';
import { empty, failing, forbidden, offline, pending, readOnlyViewer, slow, without } from '../mocks/scenarios.js';
import { seededAdapter, type SeededOptions } from '../mocks/seeds.js';
import type { MemoryAdapter } from '../src/adapters/memory/memory-adapter.js';
import { restAdapter } from '../src/adapters/rest/rest-adapter.js';
import type { Capabilities } from '../src/domain/capabilities.js';
import type { DirectoryAdapter } from '../src/domain/adapter.js';
import { DirectoryError } from '../src/domain/errors.js';
import type { Page } from '../src/domain/page.js';
import type { User } from '../src/domain/user.js';
import '../src/elements/user-list/define.js';
import { asListQuery, type UserListQuery } from '../src/elements/user-list/list-query.js';
import type { UserListElement } from '../src/elements/user-list/user-list.js';
import { directoryOf } from '../src/state/directory.js';

interface Args {
  label: string;
  pageSize: number;
  density: 'comfortable' | 'compact';
}

const meta: Meta<Args> = {
  title: 'Elements/user-list',
  component: 'user-list',
  args: { label: '', pageSize: 10, density: 'comfortable' },
  argTypes: { density: { control: 'inline-radio', options: ['comfortable', 'compact'] } },
};
export default meta;

type Story = StoryObj<Args>;

interface Situation {
  readonly seed?: SeededOptions;
  /** What happens to the pretend backend before its answers go over the wire. */
  readonly world?: (adapter: MemoryAdapter) => DirectoryAdapter;
  /** What the backend cannot do, seen from the page. */
  readonly cannot?: Partial<Capabilities>;
  /** What happens on the way to the page. */
  readonly way?: (adapter: DirectoryAdapter) => DirectoryAdapter;
  readonly query?: Partial<UserListQuery>;
  readonly inside?: TemplateResult;
  readonly unconnected?: boolean;
}

function viewOf(pageSize: number, query: Partial<UserListQuery> = {}): UserListQuery {
  return asListQuery(query, pageSize);
}

/** The memory adapter behind the REST handlers; the list speaks to it as to a server. A story begins anew each time. */
function situation({ seed, world, cannot, way, query, inside, unconnected }: Situation, more: Story = {}): Story {
  let answer: typeof fetch | undefined;
  return {
    ...more,
    loaders: [
      async () => {
        const adapter = seededAdapter(seed);
        answer = restFetch(world ? world(adapter) : adapter);
        return {};
      },
    ],
    render: ({ label, pageSize, density }) =>
      html`<user-list
        .adapter=${unconnected ? undefined : (way ?? same)(connection(cannot))}
        .query=${viewOf(pageSize, query)}
        label=${label || nothing}
        density=${density}
        >${inside ?? nothing}</user-list
      >`,
    parameters: { msw: [http.all('/api/*', ({ request }) => answer?.(request))], ...more.parameters },
  };
}

function connection(cannot: Partial<Capabilities> | undefined): DirectoryAdapter {
  const adapter = restAdapter({ baseUrl: '/api', account: SEEDED_ACCOUNT.id });
  if (!cannot) return adapter;
  const { probe: _probe, ...rest } = adapter;
  return { ...rest, capabilities: { ...adapter.capabilities, ...cannot } };
}

const same = (adapter: DirectoryAdapter): DirectoryAdapter => adapter;

const listOf = (canvas: HTMLElement): UserListElement | null => canvas.querySelector('user-list');

/** The control of this name in the list, as soon as it is there. */
async function control(canvas: HTMLElement, selector: string): Promise<HTMLElement> {
  for (let frame = 0; frame < 300; frame += 1) {
    const found = listOf(canvas)?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`nothing matches ${selector}`);
}

/** Opens a panel and waits until it stands. */
async function opened(canvas: HTMLElement, button: string, panel: string): Promise<void> {
  (await control(canvas, button)).click();
  const shown = await control(canvas, `${panel}[data-placed]`);
  await Promise.all(shown.getAnimations().map(({ finished }) => finished));
}

export const People: Story = situation({});

const asOneList = (canvas: HTMLElement): void => {
  const list = listOf(canvas);
  if (list) list.layout = 'scroll';
};

export const OneScroll: Story = situation(
  { seed: { people: 1000 } },
  { play: ({ canvasElement }) => asOneList(canvasElement) },
);

export const HundredThousand: Story = situation(
  { world: (adapter) => crowd(adapter, 100_000) },
  { play: ({ canvasElement }) => asOneList(canvasElement), tags: ['modes'] },
);

export const OnePerson: Story = situation({ seed: { people: 1 } });

export const Twelve: Story = situation({ seed: { people: 12 } });

export const Thousand: Story = situation({ seed: { people: 1000 } });

/** Everybody is called something else. */
const named =
  (...people: readonly (readonly [string, string])[]) =>
  (adapter: MemoryAdapter): DirectoryAdapter =>
    around(adapter, async (call, next) => {
      const answer = await next();
      if (call.member !== 'users.list') return answer;
      const page = answer as Page<User>;
      const rename = (user: User, at: number): User => {
        const [firstName, lastName] = people[at % people.length] ?? ['', ''];
        return { ...user, firstName, lastName };
      };
      return { ...page, items: page.items.map(rename) };
    });

export const LongNames: Story = situation(
  {
    world: named(
      ['Maximiliane Friederike Charlotte', 'von und zu Hohenstein-Wolkenburg-Lichtenau'],
      ['Wolfeschlegelsteinhausenbergerdorff', 'Donaudampfschifffahrtsgesellschaft'],
      ['X', ''],
    ),
  },
  { tags: ['modes'] },
);

export const RightToLeftNames: Story = situation(
  { world: named(['عبد الرحمن', 'الخطيب'], ['שרה', 'לוי'], ['Anna', 'Lindqvist'], ['فاطمة', 'Smith']) },
  { tags: ['modes'] },
);

export const ActsOfTheHost: Story = situation(
  { query: { states: ['active'] } },
  {
    play: async ({ canvasElement }) => {
      const list = listOf(canvasElement);
      if (list)
        list.rowActs = [
          { id: 'badge', label: 'Print badge' },
          { id: 'laptop', label: 'Order laptop', allowed: () => 'All laptops are lent. New ones come on Monday.' },
        ];
      (await control(canvasElement, '[data-control="menu"]')).click();
    },
    tags: ['modes'],
  },
);

export const Exporting: Story = situation(
  {
    world: (adapter) =>
      around(crowd(adapter, 100_000), async (call, next) => {
        if (((call.args[0] as { offset?: number } | undefined)?.offset ?? 0) >= 400) await new Promise(() => undefined);
        return next();
      }),
  },
  {
    play: async ({ canvasElement }) => {
      await control(canvasElement, '[data-row]');
      (await control(canvasElement, '#export')).click();
      await control(canvasElement, '#exporting [aria-valuenow="400"]');
    },
    tags: ['modes'],
  },
);

export const CannotBeUndone: Story = situation(
  { way: (adapter) => without(adapter, ['users.restore', 'users.create']), query: { states: ['blocked'] } },
  {
    play: async ({ canvasElement }) => {
      (await control(canvasElement, '[data-row="0"] [data-control="select"]')).click();
      (await control(canvasElement, '[role="toolbar"] button[title="Remove"]')).click();
      const dialog = await control(canvasElement, '#bulk[open]');
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    },
    tags: ['modes'],
  },
);

export const Filtered: Story = situation({
  query: { states: ['active', 'invited'], groups: ['Sales'], search: 'a' },
});

export const UnknownGroup: Story = situation({ query: { groups: ['Nowhere'] } });

export const Filters: Story = situation(
  { query: { states: ['active', 'invited'] } },
  { play: ({ canvasElement }) => opened(canvasElement, '.tool-buttons button', '#filters-panel') },
);

export const ViewOptions: Story = situation(
  {},
  {
    play: ({ canvasElement }) => opened(canvasElement, '.tool-buttons button:nth-of-type(2)', '#columns-panel'),
    tags: ['modes'],
  },
);

export const Selected: Story = situation(
  {},
  {
    play: async ({ canvasElement }) => {
      await control(canvasElement, '[data-row="3"]');
      for (const row of [1, 2, 3])
        (await control(canvasElement, `[data-row="${row}"] [data-control="select"]`)).click();
    },
    tags: ['modes'],
  },
);

export const BulkQuestion: Story = situation(
  {},
  {
    play: async ({ canvasElement }) => {
      await control(canvasElement, '[data-row="4"]');
      for (const row of [1, 2, 3, 4])
        (await control(canvasElement, `[data-row="${row}"] [data-control="select"]`)).click();
      (await control(canvasElement, '[role="toolbar"] button[title="Block"]')).click();
      const dialog = await control(canvasElement, '#bulk[open]');
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    },
    tags: ['modes'],
  },
);

export const BulkGroups: Story = situation(
  {},
  {
    play: async ({ canvasElement }) => {
      await control(canvasElement, '[data-row="2"]');
      for (const row of [1, 2]) (await control(canvasElement, `[data-row="${row}"] [data-control="select"]`)).click();
      (await control(canvasElement, '[role="toolbar"] button[title="Groups"]')).click();
      const dialog = await control(canvasElement, '#bulk[open]');
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    },
    tags: ['modes'],
  },
);

export const DrawnWide: Story = situation(
  {},
  {
    play: async ({ canvasElement }) => {
      await control(canvasElement, '[data-row="2"]');
      const list = listOf(canvasElement);
      if (list) list.view = { columns: [{ id: 'user' }, { id: 'email', width: 420 }, { id: 'joined', width: 360 }] };
    },
  },
);

export const Compact: Story = situation({}, { args: { density: 'compact', pageSize: 20 } });

export const Invited: Story = situation({ query: { states: ['invited'] } });

export const SeveralStates: Story = situation({
  query: { states: ['invited', 'invitation-expired', 'blocked', 'disabled'] },
});

export const Menu: Story = situation(
  { query: { states: ['invited'] } },
  { play: async ({ canvasElement }) => (await control(canvasElement, '[data-control="menu"]')).click() },
);

export const AllGroups: Story = situation(
  {},
  { play: async ({ canvasElement }) => (await control(canvasElement, '[data-control="groups"]')).click() },
);

export const OwnHeadingAndToolbar: Story = situation({
  inside: html`<span slot="heading">Our people</span><button slot="toolbar" type="button">Report</button>`,
});

export const Narrow: Story = situation({}, { globals: { viewport: { value: 'mobile1' } } });

export const Dark: Story = situation({}, { globals: { scheme: 'dark' } });

export const RightToLeft: Story = situation(
  { query: { states: ['invited', 'blocked'] } },
  { globals: { language: 'ar' } },
);

export const Loading: Story = situation({ world: (adapter) => pending(adapter, { only: ['users.list'] }) });

export const Slow: Story = situation({ world: (adapter) => slow(adapter, 1500, { only: ['users.list'] }) });

export const Reloading: Story = situation(
  {
    world: (adapter) => {
      let reads = 0;
      const never = pending(adapter, { only: ['users.list'] });
      const list: MemoryAdapter['users']['list'] = (...call) =>
        ((reads += 1), reads === 1 ? adapter : never).users.list(...call);
      return { ...adapter, users: { ...adapter.users, list } };
    },
  },
  {
    play: async ({ canvasElement }) => {
      await control(canvasElement, '[data-row]');
      void listOf(canvasElement)?.reload();
    },
  },
);

export const Empty: Story = situation({ world: empty });

export const OwnEmptyFace: Story = situation({
  world: empty,
  inside: html`<p slot="empty">Nobody has joined this workspace yet.</p>`,
});

export const NothingMatches: Story = situation({ query: { search: 'szymanski', states: ['invitation-expired'] } });

export const Failed: Story = situation({
  world: (adapter) => failing(adapter, 'server', { only: ['users.list'] }),
  query: { states: ['blocked'] },
});

export const FailedOnce: Story = situation({
  world: (adapter) => failing(adapter, 'server', { only: ['users.list'], times: 1 }),
});

export const Offline: Story = situation({ way: offline });

/** Goes well `times` times, and then no more. */
const wellFor =
  (times: number, error: DirectoryError) =>
  (adapter: DirectoryAdapter): DirectoryAdapter => {
    let left = times;
    return around(adapter, (call, next) => {
      if (call.member !== 'users.list' || (call.args[0] as { sort?: unknown }).sort === undefined) return next();
      left -= 1;
      return left >= 0 ? next() : Promise.reject(error);
    });
  };

const reloadOnce = async (canvas: HTMLElement): Promise<void> => {
  await control(canvas, '[data-row]');
  await listOf(canvas)?.reload();
};

export const OfflineMeanwhile: Story = situation(
  { way: wellFor(1, new DirectoryError('network', 'down', { code: 'offline' })) },
  { play: ({ canvasElement }) => reloadOnce(canvasElement), tags: ['modes'] },
);

export const FailedAgain: Story = situation(
  { way: wellFor(1, new DirectoryError('server', 'down')) },
  { play: ({ canvasElement }) => reloadOnce(canvasElement) },
);

export const PartOfIt: Story = situation(
  {
    world: (adapter) => crowd(adapter, 5000),
    way: (adapter) =>
      around(adapter, (call, next) =>
        ((call.args[0] as { offset?: number } | undefined)?.offset ?? 0) > 0
          ? Promise.reject(new DirectoryError('server', 'down'))
          : next(),
      ),
  },
  {
    play: async ({ canvasElement }) => {
      asOneList(canvasElement);
      const scroller = await control(canvasElement, '#scroll');
      await control(canvasElement, '#scroll [data-id]');
      scroller.scrollTop = scroller.scrollHeight / 51;
      await control(canvasElement, '.banner');
    },
    tags: ['modes'],
  },
);

export const Stale: Story = situation(
  {
    way: (adapter) => {
      let reads = 0;
      return around(adapter, async (call, next) => {
        const answer = await next();
        if (call.member !== 'users.list') return answer;
        const page = answer as Page<User>;
        const [first, second, ...rest] = page.items;
        reads += (call.args[0] as { sort?: unknown }).sort === undefined ? 0 : 1;
        if (reads < 2 || !first || !second) return answer;
        return { ...page, items: [{ ...first, id: 'USR-0000-0001' }, { ...second, firstName: 'Renamed' }, ...rest] };
      });
    },
  },
  {
    play: async ({ canvasElement }) => {
      (await control(canvasElement, '[data-row="2"] [data-control="select"]')).focus();
      const adapter = listOf(canvasElement)?.adapter;
      if (typeof adapter === 'object') directoryOf(adapter).changed({ topic: 'users', cause: 'elsewhere' });
      await control(canvasElement, '.news');
    },
    tags: ['modes'],
  },
);

export const Forbidden: Story = situation({ world: forbidden });

export const SignedOut: Story = situation({ world: (adapter) => failing(adapter, 'unauthenticated') });

export const MayOnlyLook: Story = situation({ world: readOnlyViewer });

export const WithoutSearchSortAndFilter: Story = situation({
  cannot: { search: 'none', sort: [], filter: { states: [], groups: false }, counts: false },
});

export const Unconnected: Story = situation({ unconnected: true });
