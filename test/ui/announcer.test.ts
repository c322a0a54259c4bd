import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { mount, type UiHost } from './ui-host.js';

interface Notifying {
  ariaNotify?: unknown;
}

const mountAnnouncer = async (): Promise<UiHost> => {
  const { host } = await mount((drawn) => html`${drawn.announcer.template()}`);
  return host;
};

const spoken = (host: UiHost): string[] =>
  [...host.renderRoot.querySelectorAll('[aria-live]')].map((region) => region.textContent.trim());

describe('announcer', () => {
  describe('through live regions', () => {
    it('puts words into one region, by urgency', async () => {
      const host = await mountAnnouncer();
      Object.assign(host as Notifying, { ariaNotify: undefined });
      host.announcer.announce('Saved');
      await host.updateComplete;
      expect(spoken(host)).to.deep.equal(['Saved', '']);
      host.announcer.announce('The list did not load', 'assertive');
      await host.updateComplete;
      expect(spoken(host)).to.deep.equal(['Saved', 'The list did not load']);
    });

    it('changes the text when the same is said again, so that it is heard again', async () => {
      const host = await mountAnnouncer();
      Object.assign(host as Notifying, { ariaNotify: undefined });
      const region = host.find('[aria-live="polite"]');
      const raw: string[] = [];
      for (let turn = 0; turn < 3; turn++) {
        host.announcer.announce('Copied');
        await host.updateComplete;
        raw.push(region.textContent);
      }
      expect(new Set([raw[0], raw[1]]).size).to.equal(2);
      expect(new Set([raw[1], raw[2]]).size).to.equal(2);
    });

    it('says nothing for an empty text', async () => {
      const host = await mountAnnouncer();
      Object.assign(host as Notifying, { ariaNotify: undefined });
      host.announcer.announce('Saved');
      host.announcer.announce('');
      await host.updateComplete;
      expect(spoken(host)).to.deep.equal(['Saved', '']);
    });
  });

  it('uses ariaNotify where there is one, and then not the region as well', async () => {
    const host = await mountAnnouncer();
    const calls: unknown[] = [];
    Object.assign(host as Notifying, { ariaNotify: (...args: unknown[]) => calls.push(args) });
    host.announcer.announce('Saved', 'assertive');
    await host.updateComplete;
    expect(calls).to.deep.equal([['Saved', { priority: 'high' }]]);
    expect(spoken(host)).to.deep.equal(['', '']);
  });
});
