import { DocsRenderer } from '@storybook/addon-docs';
import type { WebComponentsRenderer } from '@storybook/web-components-vite';
import { themes } from 'storybook/theming';

/** Renders docs pages in the scheme that is chosen in the toolbar when they are drawn, which they are anew with each choice. */
export function themedDocs(drawnIn: () => 'light' | 'dark'): DocsRenderer<WebComponentsRenderer> {
  const docs = new DocsRenderer<WebComponentsRenderer>();
  const { render } = docs;
  docs.render = (context, parameters, element) => render(context, { ...parameters, theme: themes[drawnIn()] }, element);
  return docs;
}
