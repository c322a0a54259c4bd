import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { account, control, controls, events, listed, root, until } from './list-world.js';

describe('user-list: acts of the host', () => {
  it('stand in the menu of a row, with the reason where they cannot be done, and are told in an event', async () => {
    const list = await listed(account(), {
      set: (it) => {
        it.rowActs = [
          { id: 'badge', label: 'Print badge' },
          { id: 'badge', label: 'Twice' },
          { id: 'wipe', label: 'Wipe laptop', danger: true, allowed: () => 'There is no laptop.' },
          { id: 'never', label: 'Not for them', allowed: () => undefined },
        ];
      },
    });
    const heard = events(list, 'row-act');
    const menu = root(list).querySelector<HTMLElement>('[data-control="menu"]');
    const id = menu?.dataset.menuKey;
    menu?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => controls(list, 'Print badge', '[role="menuitem"]').length === 1, 'it is offered');
    expect(controls(list, /Not for them|Twice/u)).to.deep.equal([]);
    const wipe = control(list, /^Wipe laptop/u, '[role="menuitem"]');
    expect(wipe.getAttribute('aria-disabled')).to.equal('true');
    expect(wipe.textContent).to.contain('There is no laptop.');
    await sendKeys({ press: 'End' });
    expect(root(list).activeElement, 'it can be read').to.equal(wipe);
    await sendKeys({ press: 'Enter' });
    expect(heard).to.have.length(0);
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'Enter' });
    await until(() => heard.length === 1, 'it is told');
    expect([heard[0]?.act, heard[0]?.user.id]).to.deep.equal(['badge', id]);
    expect(heard[0]?.composed && heard[0].bubbles).to.equal(true);
  });
});

describe('user-list: edges of columns', () => {
  const edge = (list: UserListElement, column: string): HTMLElement =>
    control(list, `Width of ${column} in pixels`, '[role="separator"]');
  const widthOf = (list: UserListElement, column: string): number =>
    edge(list, column).closest('th')?.getBoundingClientRect().width ?? 0;
  const chosen = (list: UserListElement, id: string): number | undefined =>
    list.view.columns.find((column) => column.id === id)?.width;

  it('are drawn by keys, to their ends too, and give the room back', async () => {
    const list = await listed(account());
    const views = events(list, 'view-change');
    const before = widthOf(list, 'Email');
    edge(list, 'Email').focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(chosen(list, 'email')).to.equal(Math.round(before) + 16);
    await list.updateComplete;
    expect(widthOf(list, 'Email')).to.be.closeTo(before + 16, 1);
    expect(edge(list, 'Email').getAttribute('aria-valuenow')).to.equal(String(Math.round(before) + 16));
    await sendKeys({ press: 'Home' });
    expect(chosen(list, 'email')).to.equal(64);
    await sendKeys({ press: 'End' });
    expect(chosen(list, 'email')).to.equal(640);
    await sendKeys({ press: 'Enter' });
    expect(chosen(list, 'email')).to.equal(undefined);
    expect(views.length).to.equal(4);
    expect(root(list).activeElement).to.equal(edge(list, 'Email'));
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`follow the pointer, and tell the view once (${dir})`, async () => {
      const list = await listed(account(), { dir });
      await until(() => root(list).querySelector('.radar') !== null, 'all is in its place');
      const views = events(list, 'view-change');
      const before = widthOf(list, 'Email');
      const { left, top, width, height } = edge(list, 'Email').getBoundingClientRect();
      const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      const out = dir === 'ltr' ? 1 : -1;
      await sendMouse({ type: 'move', position: [x, y] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [x + 20 * out, y] });
      await sendMouse({ type: 'move', position: [x + 40 * out, y] });
      await list.updateComplete;
      expect(widthOf(list, 'Email'), dir).to.be.closeTo(before + 40, 2);
      expect(views).to.have.length(0);
      await sendMouse({ type: 'up' });
      expect(views).to.have.length(1);
      expect(chosen(list, 'email'), dir).to.be.closeTo(before + 40, 2);
    });
  }
});
