import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import 'axe-core';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { around, type MemberCall } from '../../../mocks/around.js';
import { seededAdapter } from '../../../mocks/seeds.js';
import type { MemoryAdapter, MemoryAdapterOptions } from '../../../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter, EmailMatch } from '../../../src/domain/adapter.js';
import type { User, UserState } from '../../../src/domain/user.js';
import '../../../src/elements/add-user-wizard/define.js';
import type { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import { waitUntil } from '../../support/patience.js';

// The package is a plain script: loaded for its effect, it puts itself on the page.
declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };

export function account(options: MemoryAdapterOptions = {}): MemoryAdapter {
  return seededAdapter({ people: 40, mail: () => 'mailed', ...options });
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

export function callsOf(calls: readonly MemberCall[], member: string): MemberCall[] {
  return calls.filter((call) => call.member === member);
}

/** Somebody of the account in this state. */
export async function someone(adapter: DirectoryAdapter, state: UserState): Promise<User> {
  const { items } = await adapter.users.list({ states: [state], limit: 1 });
  if (!items[0]) throw new Error(`Nobody is ${state}.`);
  return items[0];
}

export async function found(adapter: DirectoryAdapter, email: string): Promise<EmailMatch | undefined> {
  return (await adapter.users.lookup?.([email]))?.[0];
}

export async function mountWizard(
  adapter: DirectoryAdapter | undefined,
  properties: Partial<AddUserWizardElement> = {},
): Promise<AddUserWizardElement> {
  const wizard = await fixture<AddUserWizardElement>(html`<add-user-wizard .adapter=${adapter}></add-user-wizard>`);
  Object.assign(wizard, properties);
  await wizard.updateComplete;
  return wizard;
}

export function maybe<E extends HTMLElement = HTMLElement>(wizard: AddUserWizardElement, selector: string): E | null {
  return wizard.shadowRoot?.querySelector<E>(selector) ?? null;
}

export function inside<E extends HTMLElement = HTMLElement>(wizard: AddUserWizardElement, selector: string): E {
  const element = maybe<E>(wizard, selector);
  if (!element)
    throw new Error(`Nothing matches ${selector} in ${wizard.shadowRoot?.textContent.replace(/\s+/gu, ' ') ?? ''}.`);
  return element;
}

export function words(element: Element | null): string {
  return (element?.textContent ?? '')
    .replace(/[\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

export function until(condition: () => boolean, what: string): Promise<void> {
  return waitUntil(condition, what);
}

/** The step that is marked as the present one. */
export function step(wizard: AddUserWizardElement): string {
  return words(inside(wizard, '[aria-current="step"] .step-name span:last-child'));
}

export async function onStep(wizard: AddUserWizardElement, name: string): Promise<void> {
  await until(() => step(wizard) === name, `the step is ${name}, is ${step(wizard)}`);
}

export function button(wizard: AddUserWizardElement, name: string): HTMLButtonElement {
  const all = [...(wizard.shadowRoot?.querySelectorAll('button') ?? [])];
  const match = all.find((each) => (each.getAttribute('aria-label') ?? words(each)) === name);
  if (!match) throw new Error(`There is no button "${name}" among ${all.map(words).join(', ')}.`);
  return match;
}

export function hasButton(wizard: AddUserWizardElement, name: string): boolean {
  return [...(wizard.shadowRoot?.querySelectorAll('button') ?? [])].some((each) => words(each) === name);
}

export async function type(wizard: AddUserWizardElement, id: string, text: string): Promise<void> {
  inside(wizard, `#${id}`).focus();
  inside<HTMLInputElement>(wizard, `#${id}`).select();
  await sendKeys({ type: text });
}

/** Types a person, by keyboard. */
export async function fill(wizard: AddUserWizardElement, email = 'elif.kaya@fresh.example'): Promise<void> {
  await type(wizard, 'firstName', 'Elif');
  await type(wizard, 'lastName', 'Kaya');
  await type(wizard, 'email', email);
}

/** To the last look before sending, by Enter and the button. */
export async function toOverview(wizard: AddUserWizardElement, email?: string): Promise<void> {
  await fill(wizard, email);
  await sendKeys({ press: 'Enter' });
  await onStep(wizard, 'Groups');
  await until(
    () => (inside(wizard, '#groups') as unknown as { value: readonly string[] }).value.length > 0,
    'the default group is chosen',
  );
  button(wizard, 'Next').click();
  await onStep(wizard, 'Overview');
}

/** The id of what has the focus inside, or its words. */
export function focused(wizard: AddUserWizardElement): string {
  const active = wizard.shadowRoot?.activeElement;
  return active?.id || words(active ?? null);
}

export async function violations(element: Element): Promise<string[]> {
  const { violations: bad } = await axe.run(element.parentElement ?? element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return bad.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
