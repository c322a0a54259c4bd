import { seedAccount } from '../../../mocks/people.js';
import { around, type MemberCall } from '../../../mocks/around.js';
import { memoryAdapter, type MemoryAdapter } from '../../../src/adapters/memory/memory-adapter.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { UserQuery } from '../../../src/domain/user.js';
import '../../../src/elements/user-list/define.js';
import type { UserListElement } from '../../../src/elements/user-list/user-list.js';
import { waitUntil } from '../../support/patience.js';

const frames: HTMLElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

/** The seeded account: 60 people in every state, unless another number is asked for. */
export function account(people = 60): MemoryAdapter {
  return memoryAdapter(seedAccount({ now: new Date(), users: people }));
}

/** What the expiry radar asks beside the list. */
export function isOfRadar({ states, expires, sort, limit }: UserQuery): boolean {
  const [only, ...more] = states ?? [];
  if (sort !== undefined || more.length > 0) return false;
  return (only === 'invited' && expires !== undefined) || (only === 'invitation-expired' && limit === 1);
}

/** An adapter whose list calls are noted, in order; those of the radar are among the calls alone. */
export function noting<A extends DirectoryAdapter>(
  adapter: A,
): { adapter: A; queries: UserQuery[]; calls: MemberCall[] } {
  const queries: UserQuery[] = [];
  const calls: MemberCall[] = [];
  const noted = around(adapter, (call, next) => {
    calls.push(call);
    const query = call.args[0] as UserQuery;
    if (call.member === 'users.list' && !isOfRadar(query)) queries.push(query);
    return next();
  });
  return { adapter: noted, queries, calls };
}

interface Mounting {
  readonly width?: number;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly scheme?: 'light' | 'dark';
  readonly set?: (list: UserListElement) => void;
}

/** The list in a frame of a certain width, language and colour scheme; shown when it has settled. */
export async function mountList(
  adapter: DirectoryAdapter | undefined,
  mounting: Mounting = {},
): Promise<UserListElement> {
  const { width = 1100, lang = 'en', dir = 'ltr', scheme = 'light', set } = mounting;
  const frame = document.createElement('div');
  frame.lang = lang;
  frame.dir = dir;
  Object.assign(frame.style, { inlineSize: `${width}px`, colorScheme: scheme, background: 'Canvas' });
  frames.push(frame);
  const list = document.createElement('user-list');
  list.adapter = adapter;
  set?.(list);
  frame.append(list);
  document.body.append(frame);
  await list.updateComplete;
  return list;
}

/** Mounts, and waits for the first answer. */
export async function listed(adapter: DirectoryAdapter, mounting: Mounting = {}): Promise<UserListElement> {
  const list = await mountList(adapter, mounting);
  await until(() => names(list).length > 0, 'rows are shown');
  return list;
}

export function until(what: () => boolean, message: string): Promise<void> {
  return waitUntil(what, message);
}

export function root(list: UserListElement): ShadowRoot {
  if (!list.shadowRoot) throw new Error('the list has no shadow root');
  return list.shadowRoot;
}

/** Whether nothing is being read any more. */
export function quiet(list: UserListElement): boolean {
  return root(list).querySelector('table[aria-busy="true"]') === null;
}

/** The names in the rows, from the top. */
export function names(list: UserListElement): string[] {
  return [...root(list).querySelectorAll('tbody [data-row] bdi.clip')].map((name) => name.textContent.trim());
}

export function nameOf(element: Element): string {
  const labelledBy = element.getAttribute('aria-labelledby');
  const label =
    labelledBy && element.getRootNode() instanceof ShadowRoot
      ? (element.getRootNode() as ShadowRoot).getElementById(labelledBy)
      : null;
  return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent).replace(/\s+/gu, ' ').trim();
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** The controls with this name that can be seen. */
export function controls(
  list: UserListElement,
  name: string | RegExp,
  selector = 'button, input, select, [role="menuitem"]',
): HTMLElement[] {
  return [...root(list).querySelectorAll<HTMLElement>(selector)].filter(
    (each) => isShown(each) && (typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each))),
  );
}

/** The one control with this name. */
export function control<E extends HTMLElement = HTMLElement>(
  list: UserListElement,
  name: string | RegExp,
  selector?: string,
): E {
  const found = controls(list, name, selector);
  if (found.length !== 1) throw new Error(`${found.length} controls are called ${String(name)}`);
  return found[0] as E;
}

export function search(list: UserListElement): HTMLInputElement {
  return control<HTMLInputElement>(list, /^(Search|Find)/u, 'input');
}

/** The radio of a segment, by its word. */
export function segment(list: UserListElement, word: string): HTMLInputElement {
  const label = [...root(list).querySelectorAll('.segment')].find((each) => each.textContent.trim().startsWith(word));
  const radio = label?.querySelector('input');
  if (!radio) throw new Error(`there is no segment ${word}`);
  return radio;
}

/** What has the focus inside the list, by its name. */
export function focused(list: UserListElement): string {
  const active = root(list).activeElement;
  return active ? nameOf(active) : '';
}

/** What is written, without the marks that keep names in their direction. */
export function text(list: UserListElement): string {
  return (root(list).querySelector('section.list')?.textContent ?? '')
    .replace(/[\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ');
}

/** The moments at which something was announced politely. */
export function announcements(list: UserListElement): string[] {
  const said: string[] = [];
  // The one way a browser has to hear it: both of the announcer's ways lead through here in the tests.
  Object.assign(list, { ariaNotify: (words: string) => void said.push(words) });
  return said;
}

/** The events of a kind that left the list. */
export function events<K extends keyof GlobalEventHandlersEventMap>(
  list: UserListElement,
  type: K,
): GlobalEventHandlersEventMap[K][] {
  const heard: GlobalEventHandlersEventMap[K][] = [];
  list.addEventListener(type, (event) => heard.push(event as unknown as GlobalEventHandlersEventMap[K]));
  return heard;
}
