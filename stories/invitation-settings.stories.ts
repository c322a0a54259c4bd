import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { failing, pending, readOnlyViewer } from '../mocks/scenarios.js';
import '../src/elements/invitation-settings/define.js';
import { situation, somebody, type Situation } from './one-person.js';

type Args = Record<string, never>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = { title: 'Elements/invitation-settings', component: 'invitation-settings' };
export default meta;

function story(given: Partial<Situation> = {}): Story {
  return situation<Args>(
    { user: somebody(), ...given },
    (adapter) => html`<invitation-settings .adapter=${adapter}></invitation-settings>`,
  );
}

export const Settings = story({
  backend: (adapter) => {
    void adapter.settings?.update?.({ reminder: { enabled: true, hoursBefore: 24 } });
    return adapter;
  },
});
Settings.tags = ['modes'];
export const NotAllowed = story({ backend: readOnlyViewer });
export const Loading = story({ here: (adapter) => pending(adapter, { only: ['settings.get'] }) });
export const NotLoaded = story({ backend: (adapter) => failing(adapter, 'server', { only: ['settings.get'] }) });
