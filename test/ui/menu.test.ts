import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { html, nothing } from 'lit';
import { MenuController } from '../../src/ui/menu-controller.js';
import { menuTemplate, type MenuItem } from '../../src/ui/menu.js';
import { countListeners, mount, type UiHost } from './ui-host.js';
import { waitUntil } from '../support/patience.js';

function items(done: string[]): MenuItem[] {
  const run = (id: string) => () => void done.push(id);
  return [
    { id: 'view', label: 'View', icon: 'eye', run: run('view') },
    { id: 'copy', label: 'Copy link', run: run('copy') },
    { id: 'renew', label: 'Renew', reason: 'This one is valid for 9 more hours.', run: run('renew') },
    { id: 'revoke', label: 'Revoke', danger: true, separatorBefore: true, run: run('revoke') },
  ];
}

async function mountMenu(): Promise<{ host: UiHost; menu: MenuController; done: string[] }> {
  const done: string[] = [];
  const { host, controllers } = await mount(
    (drawn, menu: MenuController) => html`
      ${['a', 'b'].map(
        (key) =>
          html`<button
            id=${key}
            data-menu-key=${key}
            aria-haspopup="menu"
            aria-expanded=${menu.isOpen(key) ? 'true' : 'false'}
            @click=${menu.onButtonClick}
            @keydown=${menu.onButtonKeydown}
          >
            Actions ${key}
          </button>`,
      )}
      <button id="after">After</button>
      ${menu.open ? menuTemplate(items(done), { id: 'menu', label: 'Actions', menu }) : nothing}
      ${drawn.announcer.template()}
    `,
    (drawn) => new MenuController(drawn, { menu: () => drawn.renderRoot.querySelector('#menu') }),
  );
  return { host, menu: controllers, done };
}

/** Opens by keyboard and waits until the first item has the focus. */
async function open(host: UiHost, key: 'Enter' | 'ArrowDown' | 'ArrowUp' = 'Enter'): Promise<void> {
  host.find('#a').focus();
  await sendKeys({ press: key });
  await host.updateComplete;
}

describe('menu button', () => {
  it('opens with Enter at its first item and with arrow up at its last', async () => {
    const { host, menu } = await mountMenu();
    await open(host);
    expect(host.focused).to.equal('View');
    expect(host.find('#a').getAttribute('aria-expanded')).to.equal('true');
    expect(menu.openKey).to.equal('a');
    await sendKeys({ press: 'Escape' });
    await open(host, 'ArrowUp');
    expect(host.focused).to.equal('Revoke');
  });

  it('is walked by arrows, Home and End, and wraps', async () => {
    const { host } = await mountMenu();
    await open(host, 'ArrowDown');
    const seen: string[] = [];
    for (const press of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await sendKeys({ press });
      seen.push(host.focused);
    }
    expect(seen).to.deep.equal(['Copy link', 'Renew', 'Revoke', 'View', 'Revoke', 'View', 'Revoke']);
  });

  it('finds an item by the letters typed', async () => {
    const { host } = await mountMenu();
    await open(host);
    await sendKeys({ press: 'c' });
    expect(host.focused).to.equal('Copy link');
    await sendKeys({ press: 'Escape' });
    await open(host);
    await sendKeys({ type: 'rev' });
    expect(host.focused).to.equal('Revoke');
  });

  it('gives the focus back before it acts', async () => {
    const { host, done } = await mountMenu();
    await open(host);
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(done).to.deep.equal(['view']);
    expect(host.focused).to.equal('Actions a');
    expect(host.has('#menu')).to.equal(false);
  });

  it('closes with Escape, keeps it from a dialog around, and gives the focus back', async () => {
    const { host } = await mountMenu();
    let heard = 0;
    host.addEventListener('keydown', () => heard++);
    await open(host);
    heard = 0;
    await sendKeys({ press: 'Escape' });
    await host.updateComplete;
    expect(host.has('#menu')).to.equal(false);
    expect(host.focused).to.equal('Actions a');
    expect(heard).to.equal(0);
  });

  it('closes with Tab, which goes on from the button', async () => {
    const { host } = await mountMenu();
    await open(host);
    await sendKeys({ press: 'Tab' });
    await host.updateComplete;
    expect(host.has('#menu')).to.equal(false);
    expect(host.focused).to.equal('Actions b');
  });

  it('keeps an item that cannot be done focusable, says why, and does not act', async () => {
    const { host, done } = await mountMenu();
    await open(host);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    expect(host.focused).to.equal('Renew');
    const item = host.find('#menu [aria-disabled="true"]');
    const reason = host.find(`#${item.getAttribute('aria-labelledby')?.split(' ')[1] ?? 'none'}`);
    expect(reason.textContent).to.equal('This one is valid for 9 more hours.');
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(done).to.deep.equal([]);
    expect(host.has('#menu')).to.equal(true);
  });

  it('closes on a press outside, and another button opens its own', async () => {
    const { host, menu } = await mountMenu();
    await open(host);
    const { left, top, width, height } = host.find('#b').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await host.updateComplete;
    expect(menu.openKey).to.equal('b');
    await sendMouse({ type: 'click', position: [500, 500] });
    await host.updateComplete;
    expect(menu.open).to.equal(false);
  });

  it('stands under its button in the top layer', async () => {
    const { host } = await mountMenu();
    await open(host);
    await waitUntil(() => host.find('#menu').dataset.placed !== undefined, 'placed');
    expect(host.find('#menu').matches(':popover-open')).to.equal(true);
    const menu = host.find('#menu').getBoundingClientRect();
    expect(menu.top).to.be.closeTo(host.find('#a').getBoundingClientRect().bottom + 4, 1);
  });

  it('leaves nothing behind when its host goes while it is open', async () => {
    const listeners = countListeners(document);
    try {
      const { host, menu } = await mountMenu();
      const before = listeners.open();
      await open(host);
      expect(listeners.open()).to.equal(before + 1);
      host.remove();
      expect(listeners.open()).to.equal(before);
      expect(menu.open).to.equal(false);
    } finally {
      listeners.restore();
    }
  });
});
