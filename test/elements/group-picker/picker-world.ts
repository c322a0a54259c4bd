import { fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import 'axe-core';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { around, type MemberCall } from '../../../mocks/around.js';
import { manyGroups, seededAdapter } from '../../../mocks/seeds.js';
import type { MemoryAdapter } from '../../../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import '../../../src/elements/group-picker/define.js';
import type { GroupPickerElement } from '../../../src/elements/group-picker/group-picker.js';
import { waitUntil } from '../../support/patience.js';

// The package is a plain script: loaded for its effect, it puts itself on the page.
declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };

export function account(): MemoryAdapter {
  return seededAdapter({ people: 30 });
}

/** An account with so many groups, named "Group 0001" and on. */
export function accountWith(count: number): MemoryAdapter {
  return seededAdapter({ people: 3, users: [], groups: manyGroups(count) });
}

/** Writes down every call. */
export function recorded<A extends DirectoryAdapter>(
  adapter: A,
): { readonly adapter: A; readonly calls: MemberCall[] } {
  const calls: MemberCall[] = [];
  const watched = around(adapter, (call, next) => {
    calls.push(call);
    return next();
  });
  return { adapter: watched, calls };
}

export async function mountPicker(
  adapter: DirectoryAdapter | undefined,
  properties: Partial<GroupPickerElement> = {},
): Promise<GroupPickerElement> {
  const picker = await fixture<GroupPickerElement>(
    html`<group-picker name="groups" .adapter=${adapter}></group-picker>`,
  );
  Object.assign(picker, properties);
  await picker.updateComplete;
  return picker;
}

export async function mountInForm(
  adapter: DirectoryAdapter,
  content: (adapter: DirectoryAdapter) => unknown,
): Promise<{ readonly form: HTMLFormElement; readonly picker: GroupPickerElement }> {
  const form = document.createElement('form');
  // The fixture is taken away after the test; it waits for a frame unless what it holds says when it is ready.
  (
    await fixture<HTMLElement & { updateComplete: Promise<boolean> }>(html`<group-picker hidden></group-picker>`)
  ).replaceWith(form);
  form.addEventListener('submit', (event) => event.preventDefault());
  render(content(adapter), form);
  const picker = form.querySelector('group-picker');
  if (!picker) throw new Error('There is no picker in the form.');
  return { form, picker };
}

/** To the end of the list, as a wheel does. A page in the background gets no scroll events by itself. */
export function scrollToEnd(picker: GroupPickerElement): void {
  const list = inside(picker, '#list');
  list.scrollTop = list.scrollHeight;
  list.dispatchEvent(new Event('scroll'));
}

/** Long enough for all that waits to be done. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function inside<E extends HTMLElement = HTMLElement>(picker: GroupPickerElement, selector: string): E {
  const found = picker.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`Nothing matches ${selector}.`);
  return found;
}

export function optionNames(picker: GroupPickerElement): string[] {
  return [...(picker.shadowRoot?.querySelectorAll('[role="option"] bdi:first-child') ?? [])]
    .filter((each) => each.closest('.list-title'))
    .map((each) => each.textContent.trim());
}

export function option(picker: GroupPickerElement, name: string): HTMLElement {
  const all = [...(picker.shadowRoot?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
  const found = all.find((each) => each.querySelector('.list-title bdi')?.textContent.trim() === name);
  if (!found) throw new Error(`There is no option "${name}" among ${optionNames(picker).join(', ')}.`);
  return found;
}

export function chipNames(picker: GroupPickerElement): string[] {
  return [...(picker.shadowRoot?.querySelectorAll('.chip bdi') ?? [])].map((each) => each.textContent.trim());
}

/** The name of the option that the search field points at. */
export function activeName(picker: GroupPickerElement): string | undefined {
  const id = inside(picker, '#search').getAttribute('aria-activedescendant');
  return id === null
    ? undefined
    : (picker.shadowRoot?.getElementById(id)?.querySelector('bdi')?.textContent.trim() ?? '');
}

export function said(picker: GroupPickerElement): string {
  return [...(picker.shadowRoot?.querySelectorAll('[aria-live]') ?? [])]
    .map((each) => each.textContent.trim())
    .join(' ');
}

export function until(condition: () => boolean, what: string): Promise<void> {
  return waitUntil(condition, what);
}

export async function listed(picker: GroupPickerElement): Promise<void> {
  await until(() => picker.shadowRoot?.querySelector('[role="option"]') !== null, 'groups are listed');
}

export async function violations(element: Element): Promise<string[]> {
  const { violations: found } = await axe.run(element.parentElement ?? element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}
