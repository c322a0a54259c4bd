import { expect } from '@open-wc/testing';
import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { segments } from '../../src/ui/segments.js';
import { tabPanel, tabs } from '../../src/ui/tabs.js';
import { mount, type UiHost } from './ui-host.js';

const all = [
  { id: 'general', label: 'General' },
  { id: 'groups', label: 'Groups', count: '2' },
  { id: 'audit', label: 'Audit trail' },
];

async function mountTabs(): Promise<UiHost> {
  let selected = 'general';
  const { host } = await mount(
    (drawn) =>
      html`${tabs({
        id: 'user',
        label: 'Parts of the user',
        tabs: all,
        selected,
        onSelect: (id) => {
          selected = id;
          drawn.requestUpdate();
        },
      })}${tabPanel({ id: 'user', tab: selected }, html`<p>${selected}</p>`)}`,
  );
  return host;
}

describe('tabs', () => {
  it('are one stop for Tab, then their panel', async () => {
    const host = await mountTabs();
    host.find('[role="tab"]').focus();
    await sendKeys({ press: 'Tab' });
    expect(host.shadowRoot?.activeElement?.getAttribute('role')).to.equal('tabpanel');
  });

  it('are chosen by arrows, Home and End, and the panel is named by its tab', async () => {
    const host = await mountTabs();
    host.find('[role="tab"]').focus();
    const seen: string[] = [];
    for (const press of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home', 'End']) {
      await sendKeys({ press });
      await host.updateComplete;
      const panel = host.find('[role="tabpanel"]');
      const tab = host.find(`#${panel.getAttribute('aria-labelledby') ?? 'none'}`);
      expect(tab).to.equal(host.shadowRoot?.activeElement);
      expect(tab.getAttribute('aria-controls')).to.equal(panel.id);
      seen.push(panel.textContent.trim());
    }
    expect(seen).to.deep.equal(['groups', 'audit', 'general', 'audit', 'general', 'audit']);
  });

  it('turn the arrows around where reading runs from right to left', async () => {
    const host = await mountTabs();
    host.dir = 'rtl';
    host.find('[role="tab"]').focus();
    await sendKeys({ press: 'ArrowLeft' });
    await host.updateComplete;
    expect(host.find('[role="tabpanel"]').textContent.trim()).to.equal('groups');
  });

  it('are named with their count, a word apart', async () => {
    await mountTabs();
    const tree = (await a11ySnapshot({})) as unknown as { children?: { role?: string; name?: string }[] };
    const names = tree.children?.filter(({ role }) => role === 'tab').map(({ name }) => name);
    expect(names).to.deep.equal(['General', 'Groups 2', 'Audit trail']);
  });

  it('leave keys with Ctrl, Alt or Meta to the browser', async () => {
    const host = await mountTabs();
    const tab = host.find('[role="tab"]');
    tab.focus();
    const event = new KeyboardEvent('keydown', { key: 'ArrowRight', altKey: true, bubbles: true, cancelable: true });
    tab.dispatchEvent(event);
    await host.updateComplete;
    expect(event.defaultPrevented).to.equal(false);
    expect(host.find('[role="tabpanel"]').textContent.trim()).to.equal('general');
  });
});

describe('segments', () => {
  it('are one group of radio buttons, walked by arrows', async () => {
    const chosen: string[] = [];
    let selected = 'all';
    const { host } = await mount((drawn) =>
      segments({
        name: 'state',
        label: 'State',
        selected,
        segments: [
          { value: 'all', label: 'All', count: '131' },
          { value: 'invited', label: 'Invited', count: '9' },
          { value: 'blocked', label: 'Blocked' },
        ],
        onSelect: (value) => {
          chosen.push(value);
          selected = value;
          drawn.requestUpdate();
        },
      }),
    );
    host.find('input').focus();
    await sendKeys({ press: 'ArrowRight' });
    await host.updateComplete;
    await sendKeys({ press: 'ArrowRight' });
    await host.updateComplete;
    expect(chosen).to.deep.equal(['invited', 'blocked']);
    expect(host.find<HTMLInputElement>('input:checked').value).to.equal('blocked');
    expect(host.find('[role="radiogroup"]').getAttribute('aria-label')).to.equal('State');
  });
});
