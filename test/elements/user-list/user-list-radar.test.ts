import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { declaring, readOnlyViewer, unknownTotal, without } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import { userStateAt, type UserQuery } from '../../../src/domain/user.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { account, control, isOfRadar, listed, nameOf, names, noting, quiet, root, until } from './list-world.js';

const HOURS_48 = 48 * 3_600_000;

const radar = (list: UserListElement): HTMLElement | null => root(list).querySelector('.radar');
const words = (element: Element | null): string => element?.textContent.replace(/\s+/gu, ' ').trim() ?? '';
const dialog = (list: UserListElement): HTMLElement | null => root(list).querySelector('#bulk');

/** Whom the radar means, read one by one. */
async function expiring(adapter: DirectoryAdapter): Promise<{ soon: string[]; expired: string[] }> {
  const { items } = await adapter.users.list({ limit: 100, states: ['invited', 'invitation-expired'] });
  const now = new Date();
  const soon = items.filter(
    (user) =>
      userStateAt(user, now) === 'invited' && Date.parse(user.invitation?.expiresAt ?? '') - now.getTime() < HOURS_48,
  );
  const expired = items.filter((user) => userStateAt(user, now) === 'invitation-expired');
  return { soon: soon.map(({ id }) => id), expired: expired.map(({ id }) => id) };
}

async function shown(adapter: DirectoryAdapter): Promise<UserListElement> {
  const list = await listed(adapter);
  await until(() => radar(list) !== null, 'the radar is there');
  return list;
}

/** The adapter whose radar is answered once the gate is opened; `asked` settles when it waits. */
function gateOf(real: DirectoryAdapter): { adapter: DirectoryAdapter; asked: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  let ask = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const adapter = around(real, async (call, next) => {
    if (call.member !== 'users.list' || !isOfRadar(call.args[0] as UserQuery)) return next();
    ask();
    await opened;
    return next();
  });
  return { adapter, asked, open };
}

/** Notes from now on what moves in the list without anybody's doing; asked, it tells after the next frame. */
function shiftsOf(list: UserListElement): () => Promise<string[]> {
  const moved: string[] = [];
  const note = (entries: PerformanceEntryList): void => {
    for (const { sources } of entries as LayoutShift[])
      for (const { node } of sources) if (node && list.shadowRoot?.contains(node)) moved.push(node.nodeName);
  };
  const observer = new PerformanceObserver((seen) => note(seen.getEntries()));
  observer.observe({ type: 'layout-shift' });
  return async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    note(observer.takeRecords());
    observer.disconnect();
    return moved;
  };
}

interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly { readonly node: Node | null }[];
}

describe('user-list: expiry radar', () => {
  it('says how many end within 48 hours and how many have ended, and leads to those', async () => {
    const adapter = account(150);
    const { soon, expired } = await expiring(adapter);
    expect(soon.length * expired.length, 'there is something to tell').to.be.greaterThan(0);
    const list = await shown(adapter);
    expect(radar(list)?.getAttribute('aria-label')).to.equal('Expiring invitations');
    expect(words(radar(list))).to.match(
      new RegExp(`^${soon.length} invitations? expires? within 48 hours, ${expired.length} ha(s|ve) expired\\.`, 'u'),
    );
    expect(radar(list)?.querySelectorAll('.radar-bars > *'), 'expired, and seven days').to.have.length(8);
    control(list, /expired?$/u, '.radar .link:last-of-type').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => quiet(list) && list.view.filter === 'state:expired', 'those that have ended');
    expect(names(list).length).to.equal(Math.min(20, expired.length));
    control(list, /within 48 hours$/u).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => quiet(list) && list.view.filter === 'state:invited expires:<48h', 'those that end soon');
    expect(names(list).length).to.equal(soon.length);
  });

  it('draws the week of an account that no page holds', async () => {
    const real = account(1000);
    const { items } = await real.users.list({ limit: 100, states: ['invited'] });
    expect(items.length, 'more than a page').to.equal(100);
    const list = await shown(real);
    const bars = [...(radar(list)?.querySelectorAll<HTMLElement>('.radar-bars > *') ?? [])];
    expect(bars, 'expired, and seven days').to.have.length(8);
    const soon = bars.filter((bar) => bar.classList.contains('soon')).length;
    expect(soon, 'two days are soon').to.equal(2);
    const { total } = await real.users.list({
      limit: 1,
      states: ['invited'],
      expires: { from: new Date().toISOString(), until: new Date(Date.now() + HOURS_48).toISOString() },
    });
    expect(words(radar(list))).to.match(new RegExp(`^${total} invitations expire within 48 hours, `, 'u'));
  });

  it('renews them all in one act, by a new link or the same mail again, as the backend can', async () => {
    const real = declaring(account(150), { renew: 'expired-only' });
    const { soon, expired } = await expiring(real);
    const { adapter, calls } = noting(real);
    const list = await shown(adapter);
    const all = soon.length + expired.length;
    control(list, `Renew ${all}`).focus();
    await sendKeys({ press: 'Enter' });
    const title = (): string => words(root(list).querySelector('#bulk-title'));
    await until(() => /^Renew \d+ invitations/u.test(title()), 'it asks');
    expect(title()).to.contain(`Renew ${all} invitations`);
    expect(calls.some(({ member }) => /renew|resend/u.test(member))).to.equal(false);
    const yes = [...(dialog(list)?.querySelectorAll<HTMLElement>('.pane-end button') ?? [])].find((each) =>
      nameOf(each).startsWith('Renew'),
    );
    yes?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => words(dialog(list)).includes(`All ${all} are done.`), 'done');
    const of = (member: string): unknown[] =>
      calls.filter((call) => call.member === member).map(({ args: [ref] }) => (ref as { userId: string }).userId);
    expect(of('invitations.renew')).to.have.members(expired);
    expect(of('invitations.resend')).to.have.members(soon);
    await until(() => radar(list) === null, 'nothing is left to renew');
  });

  it('is not there where the backend cannot filter, count or renew', async () => {
    const cannot = [
      declaring(account(150), { filter: { states: [], groups: true } }),
      without(account(150), ['invitations']),
      unknownTotal(account(150)),
    ];
    for (const adapter of cannot) {
      const { adapter: noted, calls } = noting(adapter);
      const list = await listed(noted);
      await until(() => quiet(list), 'read');
      await list.updateComplete;
      expect(radar(list)).to.equal(null);
      expect(calls.length).to.be.greaterThan(0);
    }
  });

  it('tells what has ended where the backend cannot filter by the time left', async () => {
    const adapter = account(150);
    const { expired } = await expiring(adapter);
    const states = adapter.capabilities.filter.states;
    const list = await shown(declaring(adapter, { filter: { states, groups: true } }));
    expect(words(radar(list))).to.match(new RegExp(`^${expired.length} invitations have expired\\.`, 'u'));
  });

  it('keeps its room from the first sight on, so that the table does not move when it is counted', async () => {
    for (const width of [1100, 320]) {
      for (const [people, ends] of [
        [150, true],
        [3, false],
      ] as const) {
        const gate = gateOf(account(people));
        const list = await listed(gate.adapter, { width });
        await gate.asked;
        await until(() => quiet(list), 'read');
        const shifts = shiftsOf(list);
        const before = root(list).querySelector('table')?.getBoundingClientRect().top;
        gate.open();
        const said = ends ? /expire/u : /No invitation expires within 48 hours/u;
        await until(() => said.test(words(root(list).querySelector('.radar, .radar-calm'))), 'it is counted');
        expect(root(list).querySelector('table')?.getBoundingClientRect().top, `${width} px`).to.equal(before);
        expect(await shifts(), `moved at ${width} px`).to.deep.equal([]);
      }
    }
  });

  it('keeps the button for whoever may not, and says why', async () => {
    const list = await shown(readOnlyViewer(account(150)));
    const button = control(list, /^Renew \d+$/u);
    await until(() => button.getAttribute('aria-disabled') === 'true', 'it cannot be used');
    const why = root(list).getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(words(why)).not.to.equal('');
    button.click();
    await list.updateComplete;
    expect(dialog(list)).to.equal(null);
  });
});
