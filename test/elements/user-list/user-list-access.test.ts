import { expect } from '@open-wc/testing';
import { a11ySnapshot, executeServerCommand, setViewport } from '@web/test-runner-commands';
import 'axe-core';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { countListeners } from '../../ui/ui-host.js';
import { empty, failing, forbidden, pending, unknownTotal } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { account, listed, mountList, names, root, text, until } from './list-world.js';

// The package is a plain script: loaded for its effect, it puts itself on the page.
declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };

/** What is wrong for people who use assistive technology, by axe's rules for a part of a page. */
async function violations(list: UserListElement): Promise<string[]> {
  const { violations: found } = await axe.run(list.parentElement ?? list, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // A part of a page has neither landmarks nor a first heading of its own.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** Controls that are smaller than WCAG 2.5.8 asks: 24 by 24 CSS pixels. */
function tooSmall(list: UserListElement): string[] {
  return [...root(list).querySelectorAll<HTMLElement>('button, select, input:not([type="radio"]), .segment')]
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => {
      const { width, height } = (each.closest('.control') ?? each).getBoundingClientRect();
      // What can be hit may reach beyond what is drawn.
      const after = getComputedStyle(each, '::after');
      const reach = (drawn: number, hit: string): number =>
        after.position === 'absolute' ? Math.max(drawn, Number.parseFloat(hit) || 0) : drawn;
      return reach(width, after.width) < 24 || reach(height, after.height) < 24;
    })
    .map((each) => each.outerHTML.slice(0, 100));
}

interface Look {
  readonly scheme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly lang: string;
  readonly width: number;
}

const LOOKS: readonly Look[] = [
  { scheme: 'light', dir: 'ltr', lang: 'en', width: 1100 },
  { scheme: 'dark', dir: 'ltr', lang: 'de', width: 720 },
  { scheme: 'light', dir: 'ltr', lang: 'en', width: 320 },
  { scheme: 'dark', dir: 'rtl', lang: 'ar', width: 320 },
  { scheme: 'light', dir: 'rtl', lang: 'ar', width: 1100 },
];

const FACES: Readonly<Record<string, () => DirectoryAdapter | undefined>> = {
  loading: () => pending(account(), { only: ['users.list'] }),
  empty: () => empty(account()),
  failed: () => failing(account(), 'server', { only: ['users.list'] }),
  forbidden: () => forbidden(account()),
  unconnected: () => undefined,
};

describe('user-list: for everybody', () => {
  afterEach(async () => {
    await executeServerCommand('emulate-media-features', {});
    await setViewport({ width: 1280, height: 800 });
  });

  for (const look of LOOKS) {
    const { scheme, lang, width } = look;
    it(`passes axe and the least size of targets: ${scheme}, ${lang}, ${width} px`, async () => {
      await setViewport({ width: Math.max(width, 320), height: 900 });
      const list = await listed(account(), look);
      await until(() => list.matches(':not(:state(reloading))'), 'settled');
      expect(await violations(list)).to.deep.equal([]);
      expect(tooSmall(list)).to.deep.equal([]);
    });
  }

  for (const [face, adapter] of Object.entries(FACES)) {
    it(`passes axe when it is ${face}, in light and dark`, async () => {
      for (const scheme of ['light', 'dark'] as const) {
        const list = await mountList(adapter(), { scheme });
        await until(
          () => face === 'loading' || face === 'unconnected' || root(list).querySelector('.empty') !== null,
          face,
        );
        expect(await violations(list)).to.deep.equal([]);
      }
    });
  }

  it('fits into 320 px in every language without scrolling sideways', async () => {
    for (const [lang, dir] of [
      ['en', 'ltr'],
      ['de', 'ltr'],
      ['ar', 'rtl'],
    ] as const) {
      const list = await listed(account(), { width: 320, lang, dir });
      const frame = list.parentElement;
      expect(frame && frame.scrollWidth - frame.clientWidth, lang).to.equal(0);
    }
  });

  it('hides columns, not people, where there is no room', async () => {
    const list = await listed(account(), { width: 1100 });
    const shown = (): string[] =>
      [...root(list).querySelectorAll<HTMLElement>('th')]
        .filter((each) => each.checkVisibility() && !each.matches('.cell-check'))
        .map((each) => each.textContent.trim());
    const seen: Record<number, string[]> = {};
    for (const width of [1100, 900, 840, 600]) {
      if (list.parentElement) list.parentElement.style.inlineSize = `${width}px`;
      seen[width] = shown();
    }
    expect(seen).to.deep.equal({
      1100: ['User', 'Email', 'Joined', 'Last sign-in', 'Groups', 'Actions'],
      900: ['User', 'Email', 'Joined', 'Groups', 'Actions'],
      840: ['User', 'Joined', 'Groups', 'Actions'],
      600: ['User', 'Joined', 'Actions'],
    });
  });

  it('gives way by the size of its text as well', async () => {
    const list = await listed(account(), {
      width: 1100,
      set: (it) => it.style.setProperty('--usher-font-size', '28px'),
    });
    expect(root(list).querySelector<HTMLElement>('.cell-date')?.checkVisibility()).to.equal(false);
    expect((list.parentElement?.scrollWidth ?? 0) - (list.parentElement?.clientWidth ?? 0)).to.equal(0);
  });

  it('is told to a screen reader as a table with named controls', async () => {
    const list = await listed(account(), { set: (it) => (it.pageSize = 10) });
    list.id = 'told';
    interface Node {
      readonly role: string;
      readonly name?: string;
      readonly children?: readonly Node[];
    }
    const tree = (await a11ySnapshot({})) as unknown as Node;
    const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
    const told = all(tree).map(({ role, name = '' }) => `${role} ${name.replace(/\s+/gu, ' ').trim()}`);
    const [name = ''] = names(list);
    expect(told).to.include.members([
      `button ${name}`,
      `button Actions for ${name}`,
      'button Add user',
      'button Previous page',
      'button Next page',
    ]);
    expect(
      told.filter((each) => each.startsWith('button ') && each.trim() === 'button'),
      'no button without a name',
    ).to.deep.equal([]);
    expect(told.some((each) => each.startsWith('searchbox Search name, email or ID'))).to.equal(true);
  });

  it('keeps its signs in forced colours', async () => {
    await executeServerCommand('emulate-media-features', { forcedColors: 'active' });
    const list = await listed(account());
    const chosen = root(list).querySelector('.segment:has(:checked)');
    expect(chosen && getComputedStyle(chosen).backgroundColor).not.to.equal(getComputedStyle(list).backgroundColor);
  });

  it('leaves nothing behind after 200 mounts', async () => {
    const counted = countListeners(document);
    let live = 0;
    const adapter: DirectoryAdapter = {
      ...unknownTotal(account(12)),
      subscribe: () => {
        live += 1;
        return () => void (live -= 1);
      },
    };
    try {
      const before = counted.open();
      for (let n = 0; n < 200; n += 1) {
        const list = await mountList(adapter);
        list.remove();
      }
      const last = await listed(adapter);
      last.remove();
      expect(live, 'live connections').to.equal(0);
      expect(counted.open(), 'listeners on the document').to.equal(before);
      expect(text(last)).to.contain('Users');
    } finally {
      counted.restore();
    }
  });
});
