/**
 * What web-test-runner's own commands leave out, through the browser's debugging protocol:
 * `executeServerCommand('emulate-media-features', { forcedColors: 'active', contrast: 'more' })`.
 * Features that are not named go back to what the machine has.
 */
export function cdpPlugin() {
  const names = {
    forcedColors: 'forced-colors',
    contrast: 'prefers-contrast',
    reducedMotion: 'prefers-reduced-motion',
    colorScheme: 'prefers-color-scheme',
  };
  // An emulation lasts as long as the client that asked for it, so each page keeps one.
  const clients = new WeakMap();
  return {
    name: 'usher-emulate-media',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-media-features') return undefined;
      const page = session.browser.getPage(session.id);
      if (!clients.has(page)) clients.set(page, await page.createCDPSession());
      const features = Object.entries(names).map(([key, name]) => ({ name, value: payload?.[key] ?? '' }));
      await clients.get(page).send('Emulation.setEmulatedMedia', { features });
      return true;
    },
  };
}
