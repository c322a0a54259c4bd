import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { failing, pending, readOnlyViewer } from '../mocks/scenarios.js';
import { messagesFor } from '../src/i18n/catalogs.js';
import '../src/elements/invitation-settings/define.js';
import { byWords, pressIn, situation, somebody, typeIn, type Situation } from './one-person.js';

type Args = Record<string, never>;
type Story = StoryObj<Args>;

const meta: Meta<Args> = { title: 'Elements/invitation-settings', component: 'invitation-settings' };
export default meta;

function story(given: Partial<Situation> = {}, more: Story = {}): Story {
  return situation<Args>(
    { user: somebody(), ...given },
    (adapter) => html`<invitation-settings .adapter=${adapter}></invitation-settings>`,
    more,
  );
}

/** Types a number of days, and saves it where `save` says so. */
function typing(days: string, save = true): Pick<Story, 'play'> {
  return {
    play: async ({ canvasElement }) => {
      const element = canvasElement.querySelector('invitation-settings');
      if (!element) throw new Error('There is no <invitation-settings> in the story.');
      await typeIn(element, '[name="days"]', days);
      const words = (): string => messagesFor(document.documentElement.lang).settings.save;
      if (save) await pressIn(element, (root) => byWords(root, words()));
    },
  };
}

export const Settings = story({
  backend: (adapter) => {
    void adapter.settings?.update?.({ reminder: { enabled: true, hoursBefore: 24 } });
    return adapter;
  },
});
Settings.tags = ['modes'];
export const Typed = story({}, typing('14', false));
export const Saved = story({}, typing('14'));
export const Invalid = story({}, typing('0'));
export const NotSaved = story(
  { backend: (adapter) => failing(adapter, 'server', { only: ['settings.update'] }) },
  typing('14'),
);
export const NotAllowed = story({ backend: readOnlyViewer });
export const Loading = story({ here: (adapter) => pending(adapter, { only: ['settings.get'] }) });
export const NotLoaded = story({ backend: (adapter) => failing(adapter, 'server', { only: ['settings.get'] }) });
