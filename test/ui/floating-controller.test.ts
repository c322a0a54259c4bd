import { expect } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { FloatingController, type FloatingPlacement } from '../../src/ui/floating-controller.js';
import { mount, type UiHost } from './ui-host.js';
import { waitUntil } from '../support/patience.js';

async function mountFloating(placement?: FloatingPlacement): Promise<{ host: UiHost; floating: FloatingController }> {
  const { host, controllers } = await mount(
    (_, floating: FloatingController) => html`
      <button id="reference">Reference with some words in it</button>
      ${floating.open ? html`<div id="floating" class="floating menu">Words</div>` : nothing}
    `,
    (drawn) =>
      new FloatingController(drawn, {
        reference: () => drawn.renderRoot.querySelector('#reference'),
        floating: () => drawn.renderRoot.querySelector('#floating'),
        placement,
        matchWidth: true,
      }),
  );
  return { host, floating: controllers };
}

const placed = (host: UiHost): Promise<void> =>
  waitUntil(() => host.find('#floating').dataset.placed !== undefined, 'placed');

describe('floating controller', () => {
  it('places it at the chosen edge', async () => {
    const { host, floating } = await mountFloating('bottom-start');
    floating.show();
    await host.updateComplete;
    await placed(host);
    const reference = host.find('#reference').getBoundingClientRect();
    const { left, width } = host.find('#floating').getBoundingClientRect();
    expect(left).to.be.closeTo(Math.max(8, reference.left), 1);
    expect(width).to.be.at.least(Math.floor(reference.width));
  });

  it('follows its reference while it is open, and no longer', async () => {
    const { host, floating } = await mountFloating();
    floating.show();
    await host.updateComplete;
    await placed(host);
    const before = host.find('#floating').getBoundingClientRect().top;
    host.find('#reference').style.marginTop = '100px';
    await waitUntil(() => host.find('#floating').getBoundingClientRect().top > before + 90, 'followed');
    floating.hide();
    await host.updateComplete;
    expect(host.has('#floating')).to.equal(false);
  });

  it('opens again after it was closed', async () => {
    const { host, floating } = await mountFloating();
    for (let turn = 0; turn < 2; turn++) {
      floating.show();
      await host.updateComplete;
      await placed(host);
      expect(host.find('#floating').matches(':popover-open')).to.equal(true);
      floating.hide();
      await host.updateComplete;
    }
    expect(floating.open).to.equal(false);
  });

  it('is closed and out of the top layer once its host has gone', async () => {
    const { host, floating } = await mountFloating();
    floating.show();
    await host.updateComplete;
    const element = host.find('#floating');
    host.remove();
    expect(floating.open).to.equal(false);
    expect(element.matches(':popover-open')).to.equal(false);
    // Where the library arrives only now, it must not begin to follow.
    await import('@floating-ui/dom');
    expect(element.dataset.placed).to.equal(undefined);
  });
});
