import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import type { RequestHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { addons } from 'storybook/preview-api';
import manifest from '../custom-elements.json';
import './preview.css';

setCustomElementsManifest(manifest);

const languages: Readonly<Record<string, { readonly title: string; readonly dir: 'ltr' | 'rtl' }>> = {
  en: { title: 'English', dir: 'ltr' },
  de: { title: 'Deutsch', dir: 'ltr' },
  ar: { title: 'العربية', dir: 'rtl' },
};

type Worker = ReturnType<typeof setupWorker>;

let worker: Promise<Worker> | undefined;

async function startWorker(): Promise<Worker> {
  const started = setupWorker();
  await started.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: './mockServiceWorker.js' },
  });
  return started;
}

/** Puts the chosen colour scheme, language and direction on the page, as a host would. */
function dressPage(scheme: unknown, language: unknown): void {
  const page = document.documentElement;
  const lang = typeof language === 'string' && language in languages ? language : 'en';
  page.lang = lang;
  page.dir = languages[lang]?.dir ?? 'ltr';
  page.style.colorScheme = scheme === 'dark' ? 'dark' : 'light';
}

/** What the toolbar says; a docs page has no story to be told it by. */
let chosen: Record<string, unknown> = {};

for (const event of [SET_GLOBALS, GLOBALS_UPDATED])
  addons.getChannel().on(event, ({ globals }: { globals: Record<string, unknown> }) => (chosen = globals));

/** A story on a docs page stands in a frame, which the toolbar does not reach: it takes after the page around it. */
function schemeAround(): 'light' | 'dark' {
  return window.frameElement?.ownerDocument.documentElement.style.colorScheme === 'dark' ? 'dark' : 'light';
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'padded',
    // Stories on one docs page would share one worker, and the last one's handlers would answer for all.
    docs: {
      story: { inline: false, height: '420px' },
      // Fetched for docs pages alone.
      renderer: async () => {
        const { themedDocs } = await import('./themed-docs.js');
        return themedDocs(() => {
          dressPage(chosen['scheme'], 'en');
          return chosen['scheme'] === 'dark' ? 'dark' : 'light';
        });
      },
    },
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Start here', 'Guides', 'Elements', 'Flows'] } },
  },
  initialGlobals: { scheme: schemeAround(), language: 'en' },
  globalTypes: {
    scheme: {
      description: 'Colour scheme',
      toolbar: {
        title: 'Colour scheme',
        icon: 'contrast',
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
        dynamicTitle: true,
      },
    },
    language: {
      description: 'Language and direction',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: Object.entries(languages).map(([value, { title, dir }]) => ({ value, title, right: dir })),
        dynamicTitle: true,
      },
    },
  },
  // In the loader, so that it is there before the first render of a story asks for its language.
  loaders: [
    async ({ parameters, globals }) => {
      dressPage(globals['scheme'], globals['language']);
      const handlers = (parameters['msw'] as readonly RequestHandler[] | undefined) ?? [];
      if (handlers.length === 0 && worker === undefined) return {};
      const running = await (worker ??= startWorker());
      running.resetHandlers();
      if (handlers.length > 0) running.use(...handlers);
      return {};
    },
  ],
};

export default preview;
