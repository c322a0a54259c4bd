import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
// The package is UMD: loaded as a module it puts itself on the window.
import 'axe-core';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { LitElement, TemplateResult } from 'lit';
import { waitUntil } from '../../support/patience.js';

// What is announced can be read from live regions alone; ariaNotify leaves no trace.
Object.defineProperty(Element.prototype, 'ariaNotify', { value: undefined, configurable: true });

/** All elements that match below `root`, through every open shadow root. */
export function deepAll<E extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): E[] {
  const found: E[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) found.push(element as E);
    if (element.shadowRoot) found.push(...deepAll<E>(element.shadowRoot, selector));
  }
  return found;
}

function inside(host: Element): ParentNode {
  return host.shadowRoot ?? host;
}

function nameOf(element: HTMLElement): string {
  const labelled = element.getAttribute('aria-labelledby');
  const root = element.getRootNode() as ShadowRoot;
  const words = labelled
    ? labelled
        .split(' ')
        .map((id) => root.getElementById(id)?.textContent ?? '')
        .join(' ')
    : undefined;
  const label = (element as HTMLInputElement).labels?.[0]?.textContent;
  return (element.getAttribute('aria-label') ?? words ?? label ?? element.textContent ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
}

const BUTTONS = 'button, [role="menuitem"], [role="tab"]';
const FIELDS = 'input, select, textarea';

/** The button, tab or menu item of this name that can be seen. */
export function findButton(host: Element, name: string | RegExp): HTMLElement | undefined {
  return named(deepAll(inside(host), BUTTONS), name);
}

export function findField(host: Element, name: string | RegExp): HTMLInputElement | undefined {
  return named(deepAll<HTMLInputElement>(inside(host), FIELDS), name);
}

function named<E extends HTMLElement>(elements: readonly E[], name: string | RegExp): E | undefined {
  return elements.find((each) => {
    const own = nameOf(each);
    return (typeof name === 'string' ? own === name : name.test(own)) && each.checkVisibility();
  });
}

/** Waits until the button is there. */
export async function button(host: Element, name: string | RegExp): Promise<HTMLElement> {
  await waitUntil(() => findButton(host, name), `a button named ${String(name)}`);
  return findButton(host, name) as HTMLElement;
}

export async function field(host: Element, name: string | RegExp): Promise<HTMLInputElement> {
  await waitUntil(() => findField(host, name), `a field named ${String(name)}`);
  return findField(host, name) as HTMLInputElement;
}

/** Presses a button by keyboard. */
export async function press(host: Element, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  (await button(host, name)).focus();
  await sendKeys({ press: key });
}

/** Replaces what is in a field, as a person does. */
export async function fill(host: Element, name: string | RegExp, text: string): Promise<void> {
  const control = await field(host, name);
  control.focus();
  control.select();
  if (text === '') await sendKeys({ press: 'Delete' });
  else await sendKeys({ type: text });
}

/** What a person can read now; hidden parts are left out. */
export function seen(host: Element): string {
  const texts: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Text) texts.push(node.data);
    else if (
      node instanceof HTMLElement &&
      node.checkVisibility() === false &&
      node.localName !== 'slot' &&
      getComputedStyle(node).display !== 'contents'
    )
      return;
    else if (node instanceof HTMLElement && node.matches('style, script')) return;
    else (node instanceof HTMLElement && node.shadowRoot ? node.shadowRoot : node).childNodes.forEach(read);
  };
  read(host);
  // Isolates are there for the bidi algorithm, not for the eye.
  return texts
    .join(' ')
    .replace(/[\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

export async function sees(host: Element, text: string | RegExp): Promise<void> {
  const there = (): boolean => (typeof text === 'string' ? seen(host).includes(text) : text.test(seen(host)));
  await waitUntil(there, `"${String(text)}" in: ${seen(host)}`).catch(() => {
    throw new Error(`"${String(text)}" is not to be seen in: ${seen(host)}`);
  });
}

export async function seesNot(host: Element, text: string | RegExp): Promise<void> {
  const gone = (): boolean => (typeof text === 'string' ? !seen(host).includes(text) : !text.test(seen(host)));
  await waitUntil(gone, `no "${String(text)}"`);
}

/** What a screen reader is told as the description of a control. */
export function descriptionOf(control: HTMLElement): string {
  const root = control.getRootNode() as ShadowRoot;
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids
    .map((id) => root.getElementById(id)?.textContent ?? '')
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What the live regions of the element hold: what was announced last. */
export function announced(host: Element): string {
  return deepAll(inside(host), '[role="status"][aria-live], [role="alert"][aria-live]')
    .map((each) => each.textContent)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Draws it on a page of the host's, with the colours of the scheme. */
export async function show<E extends LitElement>(template: TemplateResult): Promise<E> {
  const element = await fixture<E>(template);
  await element.updateComplete;
  return element;
}

/** Colours move for a moment after a change of scheme or on opening; they are measured where they end. */
function settleColours(host: Element): void {
  const all = [host, ...deepAll(inside(host), '*')];
  // Asking for the style begins the transitions; a frame would never come to a page that lies under another.
  for (const each of all) void getComputedStyle(each).color;
  const roots = all.flatMap((each) => each.shadowRoot ?? []);
  for (const animation of roots.flatMap((root) => root.getAnimations())) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
}

declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };

/** Axe, in light and in dark. */
export async function accessible(host: Element): Promise<void> {
  for (const scheme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.style.background = 'Canvas';
    settleColours(host);
    const { violations } = await axe.run(host, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { region: { enabled: false } },
    });
    const found = violations.map(
      ({ id, nodes }) =>
        `${scheme} ${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join('; ')}`,
    );
    document.documentElement.style.colorScheme = '';
    expect(found).to.deep.equal([]);
  }
}

/** The page comes to the front, and what waits for that catches up. */
export function comeToTheFront(): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'visibilityState');
}

/** Takes the clipboard's place: keeps what is written, or refuses as a browser does. */
export function fakeClipboard(refuses = false): { readonly texts: string[]; restore(): void } {
  const texts: string[] = [];
  const writeText = (text: string): Promise<void> => {
    if (refuses) return Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
    texts.push(text);
    return Promise.resolve();
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  return { texts, restore: () => Reflect.deleteProperty(navigator, 'clipboard') };
}
