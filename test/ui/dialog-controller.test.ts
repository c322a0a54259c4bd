import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import { DialogController, type CloseCause, type DialogOptions } from '../../src/ui/dialog-controller.js';
import { mount, type UiHost } from './ui-host.js';
import { waitUntil } from '../support/patience.js';

async function mountDialog(
  options: Omit<DialogOptions, 'dialog'> = {},
): Promise<{ host: UiHost; dialog: DialogController }> {
  const { host, controllers } = await mount(
    (_, dialog: DialogController) => html`
      <button id="opener" @click=${() => dialog.show()}>Open</button>
      <dialog class="dialog" aria-label="Question">
        <input id="first" aria-label="First" />
        <button id="close" @click=${() => void dialog.close()}>Close</button>
      </dialog>
    `,
    (drawn) => new DialogController(drawn, { dialog: () => drawn.renderRoot.querySelector('dialog'), ...options }),
  );
  return { host, dialog: controllers };
}

async function open(host: UiHost): Promise<HTMLDialogElement> {
  host.find('#opener').focus();
  await sendKeys({ press: 'Enter' });
  await host.updateComplete;
  return host.find<HTMLDialogElement>('dialog');
}

describe('dialog controller', () => {
  it('opens as a modal with the focus in it, and gives the focus back', async () => {
    const { host } = await mountDialog();
    const dialog = await open(host);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(host.focused).to.equal('First');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !dialog.open, 'closed');
    expect(host.focused).to.equal('Open');
  });

  it('stays open when it is opened again as soon as it has closed', async () => {
    const { host, dialog: controller } = await mountDialog({
      onClosed: () => void (again ||= (controller.show(), true)),
    });
    let again = false;
    const dialog = await open(host);
    const told = new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
    await sendKeys({ press: 'Escape' });
    await told;
    await host.updateComplete;
    expect([again, controller.open, dialog.matches(':modal')]).to.deep.equal([true, true, true]);
  });

  it('focuses what it is told to', async () => {
    const { host } = await mountDialog({ initialFocus: () => host.find('#close') });
    await open(host);
    expect(host.focused).to.equal('Close');
  });

  it('closes with Escape unless a veto keeps it, however often Escape is pressed', async () => {
    const causes: CloseCause[] = [];
    let may = false;
    const { host } = await mountDialog({
      beforeClose: (cause) => {
        causes.push(cause);
        return may;
      },
    });
    const dialog = await open(host);
    for (let turn = 0; turn < 3; turn++) await sendKeys({ press: 'Escape' });
    expect(causes).to.deep.equal(['escape', 'escape', 'escape']);
    expect(dialog.open).to.equal(true);
    may = true;
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !dialog.open, 'closed');
    expect(host.focused).to.equal('Open');
  });

  it('asks once while the answer is awaited', async () => {
    let asked = 0;
    let answer: (may: boolean) => void = () => undefined;
    const { host, dialog } = await mountDialog({
      beforeClose: () => {
        asked++;
        return new Promise((resolve) => (answer = resolve));
      },
    });
    await open(host);
    const first = dialog.close();
    expect(await dialog.close()).to.equal(false);
    answer(true);
    expect(await first).to.equal(true);
    expect(asked).to.equal(1);
    expect(dialog.open).to.equal(false);
  });

  it('closes on a press of the scrim, not on one that began inside', async () => {
    const { host } = await mountDialog();
    const dialog = await open(host);
    const { left, top } = dialog.getBoundingClientRect();
    const inside: [number, number] = [Math.round(left + 10), Math.round(top + 10)];
    await sendMouse({ type: 'move', position: inside });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [2, 2] });
    await sendMouse({ type: 'up' });
    expect(dialog.open).to.equal(true);
    await sendMouse({ type: 'click', position: [2, 2] });
    await waitUntil(() => !dialog.open, 'closed');
  });

  it('keeps the page still while it is open, and lets it go again', async () => {
    const { style } = document.documentElement;
    style.overflow = 'scroll';
    try {
      const { host, dialog } = await mountDialog();
      await open(host);
      expect(style.overflow).to.equal('hidden');
      await dialog.close();
      expect(style.overflow).to.equal('scroll');
      await open(host);
      host.remove();
      expect(style.overflow).to.equal('scroll');
      expect(dialog.open).to.equal(false);
    } finally {
      style.overflow = '';
    }
  });

  it('gives the focus to its fallback when the opener has gone', async () => {
    const { host, dialog } = await mountDialog({ fallbackFocus: () => host.find('#spare') });
    await open(host);
    host
      .find('#opener')
      .replaceWith(Object.assign(document.createElement('button'), { id: 'spare', textContent: 'Spare' }));
    await dialog.close();
    expect(host.focused).to.equal('Spare');
  });
});
