import { sendKeys } from '@web/test-runner-commands';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import { inside, maybe, mountWizard, onStep, until, words } from './wizard-world.js';
import { waitUntil } from '../../support/patience.js';

/** The wizard for many, with its part loaded. */
export async function mountMany(
  adapter: DirectoryAdapter,
  properties: Partial<AddUserWizardElement> = {},
): Promise<AddUserWizardElement> {
  const wizard = await mountWizard(adapter, { kind: 'many', ...properties });
  if (wizard.mode === 'inline') await until(() => maybe(wizard, '#people') !== null, 'the field for many');
  return wizard;
}

/** Text on the clipboard, put into the field as the browser does it. */
export function paste(wizard: AddUserWizardElement, text: string): void {
  const field = inside(wizard, '#people');
  field.focus();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
}

export function drop(wizard: AddUserWizardElement, file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  inside(wizard, '#people').dispatchEvent(
    new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }),
  );
}

export function choose(wizard: AddUserWizardElement, ...files: File[]): void {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  const input = inside<HTMLInputElement>(wizard, '#file');
  input.files = data.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The rows that are drawn: who, and how they stand. */
export function rows(wizard: AddUserWizardElement): string[] {
  return [...(wizard.shadowRoot?.querySelectorAll('.many-row') ?? [])].map((row) =>
    [...row.querySelectorAll('.many-number, .many-who > *, .many-words')].map(words).join('|'),
  );
}

/** How many are listed under a segment, by its label. */
export function countOf(wizard: AddUserWizardElement, label: string): number {
  const segment = [...(wizard.shadowRoot?.querySelectorAll('.segment') ?? [])].find((each) =>
    words(each).startsWith(label),
  );
  return Number(/[\d,]+$/u.exec(words(segment ?? null))?.[0].replaceAll(',', '') ?? Number.NaN);
}

export async function settled(wizard: AddUserWizardElement, people: number): Promise<void> {
  await waitUntil(
    () =>
      countOf(wizard, 'All') === people &&
      countOf(wizard, 'Ready') + countOf(wizard, 'To correct') === people &&
      maybe(wizard, '.spinner') === null,
    `${people} people are read and checked`,
    { timeout: 20_000, interval: 20 },
  );
}

/** A button by its name as it is heard. */
export function act(wizard: AddUserWizardElement, name: string): HTMLButtonElement {
  const all = [...(wizard.shadowRoot?.querySelectorAll('button') ?? [])];
  const heard = (each: Element): string =>
    (each.getAttribute('aria-label') ?? words(each)).replace(/[\u2066-\u2069]/gu, '');
  const match = all.find((each) => heard(each) === name);
  if (!match) throw new Error(`There is no button "${name}" among ${all.map(heard).join(', ')}.`);
  return match;
}

/** From the list to the last look, by the button. */
export async function toManyOverview(wizard: AddUserWizardElement): Promise<void> {
  act(wizard, 'Next').click();
  await onStep(wizard, 'Groups');
  await until(
    () => (inside(wizard, '#groups') as unknown as { value: readonly string[] }).value.length > 0,
    'the default group is chosen',
  );
  act(wizard, 'Next').click();
  await onStep(wizard, 'Overview');
}

/** What is said of each receipt that is drawn. */
export function receipts(wizard: AddUserWizardElement): string[] {
  return [...(wizard.shadowRoot?.querySelectorAll('.receipt') ?? [])].map((receipt) =>
    [...receipt.querySelectorAll('.list-text > *, .list-end')].map(words).join('|'),
  );
}

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}
