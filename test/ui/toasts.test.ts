import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { html, nothing } from 'lit';
import { DialogController } from '../../src/ui/dialog-controller.js';
import type { Timers } from '../../src/ui/countdowns.js';
import { ToastController } from '../../src/ui/toasts.js';
import { mount, type UiHost } from './ui-host.js';

/** A clock that a test moves by hand. */
class Clock implements Timers {
  #now = 0;
  #next = 1;
  readonly #waiting = new Map<number, { at: number; run: () => void }>();

  now(): number {
    return this.#now;
  }

  set(run: () => void, ms: number): number {
    const id = this.#next++;
    this.#waiting.set(id, { at: this.#now + ms, run });
    return id;
  }

  clear(timer: unknown): void {
    this.#waiting.delete(timer as number);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  pass(ms: number): void {
    this.#now += ms;
    for (const [id, { at, run }] of [...this.#waiting]) {
      if (at > this.#now) continue;
      this.#waiting.delete(id);
      run();
    }
  }
}

async function mountToasts(): Promise<{ host: UiHost; toasts: ToastController; clock: Clock }> {
  const clock = new Clock();
  const { host, controllers } = await mount(
    (drawn, toasts: ToastController) => html`<button>Page</button>${toasts.template()}${drawn.announcer.template()}`,
    (drawn) =>
      new ToastController(drawn, {
        announcer: drawn.announcer,
        labels: () => ({ region: 'Messages', close: 'Close message' }),
        timers: clock,
      }),
  );
  return { host, toasts: controllers, clock };
}

const texts = (host: UiHost): string[] =>
  [...host.renderRoot.querySelectorAll('.toast-words')].map((words) => words.textContent);

const moveTo = async (element: HTMLElement): Promise<void> => {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
};

describe('toasts', () => {
  afterEach(async () => {
    await resetMouse();
  });

  it('shows one for eight seconds', async () => {
    const { host, toasts, clock } = await mountToasts();
    toasts.show({ text: 'Saved.' });
    await host.updateComplete;
    expect(host.find('.toasts').matches(':popover-open')).to.equal(true);
    clock.pass(7999);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Saved.']);
    clock.pass(1);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal([]);
    expect(host.find('.toasts').matches(':popover-open')).to.equal(false);
  });

  it('waits while the pointer is on it, and goes on with the time that was left', async () => {
    const { host, toasts, clock } = await mountToasts();
    toasts.show({ text: 'Blocked.' });
    await host.updateComplete;
    clock.pass(5000);
    await moveTo(host.find('.toast'));
    clock.pass(60_000);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Blocked.']);
    await sendMouse({ type: 'move', position: [1, 1] });
    clock.pass(2999);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Blocked.']);
    clock.pass(1);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal([]);
  });

  it('waits while the focus is in it', async () => {
    const { host, toasts, clock } = await mountToasts();
    toasts.show({ text: 'Blocked.', act: { label: 'Undo', run: () => undefined } });
    await host.updateComplete;
    host.find('.toast-act').focus();
    clock.pass(60_000);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Blocked.']);
    host.find('button').focus();
    clock.pass(8000);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal([]);
  });

  it('undoes by keyboard, once, and closes', async () => {
    let undone = 0;
    const { host, toasts } = await mountToasts();
    toasts.show({ text: 'Blocked.', act: { label: 'Undo', run: () => undone++ } });
    await host.updateComplete;
    host.find('button').focus();
    host.find('.toast-act').focus();
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(undone).to.equal(1);
    expect(texts(host)).to.deep.equal([]);
    expect(host.focused).to.equal('Page');
  });

  it('keeps an error until it is closed', async () => {
    const { host, toasts, clock } = await mountToasts();
    toasts.show({ text: 'It was not sent.', kind: 'error' });
    clock.pass(600_000);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['It was not sent.']);
    host.find('[aria-label="Close message"]').click();
    await host.updateComplete;
    expect(texts(host)).to.deep.equal([]);
  });

  it('lets the others run down once the one with the focus was closed', async () => {
    const { host, toasts, clock } = await mountToasts();
    toasts.show({ text: 'First.' });
    toasts.show({ text: 'Second.' });
    await host.updateComplete;
    host.find('[aria-label="Close message"]').focus();
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Second.']);
    clock.pass(8000);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal([]);
  });

  it('lets no more than three stand, the newest last', async () => {
    const { host, toasts } = await mountToasts();
    for (const text of ['1', '2', '3', '4']) toasts.show({ text });
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['2', '3', '4']);
  });

  it('leaves no timer when its host goes', async () => {
    const { host, toasts, clock } = await mountToasts();
    toasts.show({ text: 'Saved.' });
    expect(clock.waiting).to.equal(1);
    host.remove();
    expect(clock.waiting).to.equal(0);
  });
});

describe('toasts of a part', () => {
  const toastsOf = (host: UiHost, clock: Clock): ToastController =>
    new ToastController(host, {
      announcer: host.announcer,
      labels: () => ({ region: 'Messages', close: 'Close message' }),
      timers: clock,
    });

  async function mountPart(): Promise<{ host: UiHost; part: UiHost; inside: ToastController; clock: Clock }> {
    const clock = new Clock();
    const part = document.createElement('ui-host') as UiHost;
    const inside = toastsOf(part, clock);
    part.view = () => inside.template();
    const { host } = await mount(
      (drawn, toasts: ToastController) => html`${part}${toasts.template()}${drawn.announcer.template()}`,
      (drawn) => toastsOf(drawn, clock),
    );
    await part.updateComplete;
    return { host, part, inside, clock };
  }

  it('are shown by it, and by the element around it when it goes, with their time anew', async () => {
    const { host, part, inside, clock } = await mountPart();
    inside.show({ text: 'Saved.' });
    await part.updateComplete;
    expect([texts(part), texts(host)]).to.deep.equal([['Saved.'], []]);
    clock.pass(7000);
    part.remove();
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Saved.']);
    clock.pass(7000);
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Saved.']);
    clock.pass(1000);
    await host.updateComplete;
    expect([texts(host), clock.waiting]).to.deep.equal([[], 0]);
  });

  it('are shown around it where it has gone before the answer came', async () => {
    const { host, part, inside } = await mountPart();
    expect(inside.speaker).to.equal(part);
    part.remove();
    inside.show({ text: 'Saved.' });
    await host.updateComplete;
    expect(texts(host)).to.deep.equal(['Saved.']);
    expect(inside.speaker).to.equal(host);
  });

  it('go with both', async () => {
    const { host, inside, clock } = await mountPart();
    inside.show({ text: 'Saved.' });
    host.remove();
    expect(clock.waiting).to.equal(0);
  });
});

describe('toasts and a modal dialog', () => {
  it('lie above it and can be pressed when they are drawn inside it', async () => {
    let undone = 0;
    const { host, controllers } = await mount(
      (drawn, { toasts, dialog }: { toasts: ToastController; dialog: DialogController }) =>
        html`<dialog class="dialog" aria-label="Question">
            <button>Inside</button>${dialog.open ? toasts.template() : nothing}
          </dialog>
          ${dialog.open ? nothing : toasts.template()}${drawn.announcer.template()}`,
      (drawn) => ({
        toasts: new ToastController(drawn, {
          announcer: drawn.announcer,
          labels: () => ({ region: 'Messages', close: 'Close message' }),
          timers: new Clock(),
        }),
        dialog: new DialogController(drawn, { dialog: () => drawn.renderRoot.querySelector('dialog') }),
      }),
    );
    controllers.toasts.show({ text: 'Blocked.', act: { label: 'Undo', run: () => undone++ } });
    await host.updateComplete;
    controllers.dialog.show();
    await host.updateComplete;
    const { left, top, width, height } = host.find('.toast-act').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    expect(undone).to.equal(1);
    await resetMouse();
    await controllers.dialog.close();
  });
});
