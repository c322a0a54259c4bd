import type { StorybookConfig } from '@storybook/web-components-vite';

const lit = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context', '@lit/task'];

const config: StorybookConfig = {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: ['./public'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // The optimizer would load Lit under two addresses, and Lit would warn of two versions.
    optimizeDeps: {
      ...vite.optimizeDeps,
      exclude: [...(vite.optimizeDeps?.exclude ?? []), ...lit],
      include: [...(vite.optimizeDeps?.include ?? []), 'zod/mini', 'msw', 'msw/browser'],
    },
  }),
};

export default config;
