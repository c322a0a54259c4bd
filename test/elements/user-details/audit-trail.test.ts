import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { failing, pending } from '../../../mocks/scenarios.js';
import type { AuditEntry, AuditQuery } from '../../../src/domain/audit.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import '../../../src/elements/user-details/define.js';
import type { UserDetailsElement } from '../../../src/elements/user-details/user-details.js';
import { directoryOf } from '../../../src/state/directory.js';
import { deepAll, findButton, press, seen, sees, seesNot, show } from '../parts/acting.js';
import { SALES, EVERYONE, world } from '../parts/acts-world.js';

async function trailOf(adapter: DirectoryAdapter, userId: string): Promise<UserDetailsElement> {
  await directoryOf(adapter).start();
  return show(html`<user-details .adapter=${adapter} user-id=${userId} tab="audit"></user-details>`);
}

function rows(element: UserDetailsElement): string[] {
  return deepAll(element.renderRoot as ShadowRoot, '.log > li').map((row) => row.innerText.replace(/\s+/gu, ' '));
}

/** So many entries, newest first, given in pages. */
function long(count: number, asked: AuditQuery[] = [], byCursor = false): DirectoryAdapter {
  const { adapter } = world();
  const all: AuditEntry[] = Array.from({ length: count }, (_, index) => ({
    id: `AUD-${index}`,
    at: new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString(),
    act: 'other',
    detail: `Entry ${index}`,
  }));
  const list = (query: AuditQuery): Promise<{ items: AuditEntry[]; next?: string; total?: number }> => {
    asked.push(query);
    const from = byCursor ? Number(query.cursor ?? 0) : (query.offset ?? 0);
    const to = from + query.limit;
    const more = byCursor ? to < count && { next: String(to) } : { total: count };
    return Promise.resolve({ items: all.slice(from, to), ...more });
  };
  return { ...adapter, audit: { list } };
}

describe('<user-details> audit trail', () => {
  it('tells who did what, newest first, and what changed from what to what', async () => {
    const { adapter, active } = world();
    await adapter.users.update?.(active.id, { lastName: 'Raghunathan', phone: null });
    await adapter.users.setGroups?.(active.id, [EVERYONE.id, SALES.id]);
    await adapter.users.block?.(active.id);
    const element = await trailOf(adapter, active.id);
    await sees(element, 'blocked');
    const [blocked, groups, profile] = rows(element).map((row) => row.replace(/[\u2066-\u2069]/gu, ''));
    expect(blocked).to.contain('Anna Berg blocked Priya Raghunathan');
    expect(groups).to.contain('Groups: Everyone, Finance → Everyone, Sales');
    expect(profile).to.contain('Last name: Rao → Raghunathan');
    expect(profile).to.contain('Phone: +43 6641234567 → none');
  });

  it('follows what is done while it is shown', async () => {
    const { adapter, active } = world();
    const element = await trailOf(adapter, active.id);
    await sees(element, 'was added');
    await press(element, 'Actions for Priya Rao');
    await press(element, 'Block');
    await sees(element, /Anna Berg\S* blocked/u);
  });

  for (const way of ['offset', 'cursor'] as const) {
    it(`shows more by ${way} until there is no more, each entry once`, async () => {
      const asked: AuditQuery[] = [];
      const element = await trailOf(long(45, asked, way === 'cursor'), 'USR-2');
      await sees(element, 'Entry 19');
      expect(seen(element)).not.to.contain('Entry 20');
      await press(element, 'Show more');
      await sees(element, 'Entry 39');
      await press(element, 'Show more');
      await sees(element, 'Entry 44');
      expect(rows(element)).to.have.lengthOf(45);
      expect(findButton(element, 'Show more')).to.equal(undefined);
      expect(asked.every(({ userId, limit }) => userId === 'USR-2' && limit <= 100)).to.equal(true);
    });
  }

  it('keeps what it has when more does not come, and tries again', async () => {
    let broken = false;
    const moody = around(long(30), (call, next) =>
      broken && call.member === 'audit.list' ? Promise.reject(new DirectoryError('network', 'Cut off.')) : next(),
    );
    const element = await trailOf(moody, 'USR-2');
    await sees(element, 'Entry 19');
    broken = true;
    await press(element, 'Show more');
    await sees(element, 'Further entries did not load.');
    await sees(element, 'Entry 0');
    broken = false;
    await press(element, 'Try again');
    await sees(element, 'Entry 29');
  });

  it('tells an act that it does not know by the backend’s own words, as text', async () => {
    const { adapter, active } = world();
    const entry = { id: 'A', at: '2026-01-01T00:00:00Z', act: 'badge-printed', detail: '<b>Badge</b> printed' };
    const odd = { ...entry, id: 'B', act: 'toString' };
    const items = [entry, odd] as unknown as AuditEntry[];
    const element = await trailOf({ ...adapter, audit: { list: () => Promise.resolve({ items }) } }, active.id);
    await sees(element, '<b>Badge</b> printed');
    expect(rows(element)).to.have.lengthOf(2);
    expect(deepAll(element.renderRoot as ShadowRoot, '.log b')).to.have.lengthOf(0);
  });

  it('has a face for nothing, for a failure, for loading and for whoever may not see it', async () => {
    const { adapter, active } = world();
    await sees(await trailOf(long(0), active.id), 'Nothing has been recorded yet');
    await sees(await trailOf(pending(adapter, { only: ['audit.list'] }), active.id), 'Loading the audit trail');
    await sees(
      await trailOf(failing(adapter, 'forbidden', { only: ['audit.list'] }), active.id),
      'You cannot see the audit trail',
    );
    const failed = await trailOf(failing(adapter, 'server', { only: ['audit.list'], times: 1 }), active.id);
    await sees(failed, 'The audit trail did not load');
    await press(failed, 'Try again');
    await seesNot(failed, 'The audit trail did not load');
    await sees(failed, 'was added');
  });

  it('has no such tab where the backend keeps no trail, and shows the first instead', async () => {
    const { adapter, active } = world();
    const { audit: _none, ...without } = adapter;
    const element = await trailOf(without, active.id);
    await sees(element, 'Profile');
    expect(findButton(element, 'Audit trail')).to.equal(undefined);
  });
});
