import { expect } from '@open-wc/testing';
import { emulateMedia, executeServerCommand, setViewport } from '@web/test-runner-commands';
import { UiGallery } from './gallery.js';

customElements.define('ui-gallery', UiGallery);

const frame = document.createElement('main');

const draw = async (): Promise<UiGallery> => {
  const title = Object.assign(document.createElement('h1'), { textContent: 'Gallery' });
  const gallery = new UiGallery();
  gallery.still = true;
  frame.replaceChildren(title, gallery);
  document.body.append(frame);
  await gallery.updateComplete;
  return gallery;
};

describe('every part', () => {
  beforeEach(() => {
    document.documentElement.style.colorScheme = 'light dark';
    document.body.style.background = 'light-dark(white, oklch(0.178 0.007 264))';
  });

  afterEach(async () => {
    frame.remove();
    await emulateMedia({ colorScheme: 'light' });
    await executeServerCommand('emulate-media-features', {});
    await setViewport({ width: 800, height: 600 });
    document.documentElement.dir = '';
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible in ${colorScheme}`, async () => {
      await emulateMedia({ colorScheme });
      await expect(await draw()).to.be.accessible();
    });
  }

  it('is accessible with more contrast', async () => {
    await executeServerCommand('emulate-media-features', { contrast: 'more' });
    await expect(await draw()).to.be.accessible();
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`is accessible and fits into 320 px, ${dir}`, async () => {
      document.documentElement.dir = dir;
      await setViewport({ width: 320, height: 640 });
      const gallery = await draw();
      await expect(gallery).to.be.accessible();
      expect(document.documentElement.scrollWidth).to.equal(320);
    });
  }

  it('is accessible with an open menu, a toast, and a dialog', async () => {
    const gallery = await draw();
    gallery.toasts.show({ text: 'Blocked.', act: { label: 'Undo', run: () => undefined } });
    gallery.renderRoot.querySelector<HTMLElement>('[data-menu-key]')?.click();
    await gallery.updateComplete;
    await expect(gallery).to.be.accessible();
    gallery.menu.hide();
    gallery.dialog.show();
    await gallery.updateComplete;
    await expect(gallery).to.be.accessible();
  });

  it('has targets of at least 24 px, or room around them', async () => {
    const gallery = await draw();
    const controls = [
      ...gallery.renderRoot.querySelectorAll<HTMLElement>('button, select, [type="checkbox"], [type="radio"]'),
    ];
    const small = controls.filter((control) => {
      const { width, height } = control.getBoundingClientRect();
      const after = getComputedStyle(control, '::after');
      // What an ::after with a negative inset adds at each side.
      const grown = after.content === 'none' ? 0 : Math.max(0, -Number.parseFloat(after.insetBlockStart) || 0);
      return width > 0 && Math.min(width, height) + 2 * grown < 24;
    });
    expect(controls.length).to.be.greaterThan(30);
    expect(small.map((control) => control.outerHTML)).to.deep.equal([]);
  });
});
