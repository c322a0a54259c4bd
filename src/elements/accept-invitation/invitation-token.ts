import type { TypedDetails } from '../../domain/acceptance.js';

/** Where in `history.state` the token waits for a reload. */
const KEPT = 'usherInvitation';
/** Where, beside it, what was typed waits. */
const TYPED = 'usherTyped';
const TYPED_FIELDS = ['firstName', 'lastName', 'phone'] as const satisfies (keyof TypedDetails)[];

/**
 * Takes the token of a mailed link out of the address bar at once, so that it reaches no `Referer`, bookmark or
 * screen share, and keeps it in the entry of the session history, from which a reload gets it back.
 *
 * The whole fragment is the token, unless the page has an element of that id: then it is the page's own anchor.
 * @param name of the query's parameter, which may also stand before the token in the fragment
 */
export function takeToken(name = 'token', page: Window = window): string | undefined {
  const url = new URL(page.location.href);
  const token = fromFragment(url, name, page.document) ?? fromQuery(url, name);
  if (token === undefined) return keptToken(page);
  keepToken(token, page, url);
  return token;
}

/** Keeps a token for a reload, in this entry of the session history alone. */
export function keepToken(token: string, page: Window = window, url?: URL): void {
  const { [TYPED]: typed, ...others } = stateOf(page);
  const own = keptToken(page) === token && typed !== undefined ? { [TYPED]: typed } : {};
  page.history.replaceState({ ...others, ...own, [KEPT]: token }, '', url);
}

/**
 * Keeps what was typed beside the token it belongs to, and takes it away when there is nothing (any more). It goes where
 * the entry goes: no storage has it, no other tab, and no server. An entry without this token is left alone: the host
 * has the token then, or has gone on to another page.
 */
export function keepTyped(token: string | undefined, typed: TypedDetails | undefined, page: Window = window): void {
  if (token === undefined || keptToken(page) !== token) return;
  const { [TYPED]: before, ...others } = stateOf(page);
  if (before === undefined && typed === undefined) return;
  page.history.replaceState({ ...others, ...(typed && { [TYPED]: typed }) }, '');
}

/** What was typed for this token before the page was reloaded, or left and come back to. */
export function typedBefore(token: string | undefined, page: Window = window): TypedDetails | undefined {
  const typed = stateOf(page)[TYPED];
  if (token === undefined || keptToken(page) !== token || !isRecord(typed)) return undefined;
  // Other scripts of the page may write there, too.
  return Object.fromEntries(
    TYPED_FIELDS.flatMap((field) => (typeof typed[field] === 'string' ? [[field, typed[field]]] : [])),
  );
}

function fromFragment(url: URL, name: string, page: Document): string | undefined {
  const fragment = decoded(url.hash.slice(1));
  if (fragment === '' || page.getElementById(fragment)) return undefined;
  url.hash = '';
  return (fragment.startsWith(`${name}=`) ? fragment.slice(name.length + 1) : fragment) || undefined;
}

function fromQuery(url: URL, name: string): string | undefined {
  const token = url.searchParams.get(name);
  url.searchParams.delete(name);
  return token?.trim() || undefined;
}

function keptToken(page: Window): string | undefined {
  const token = stateOf(page)[KEPT];
  return typeof token === 'string' ? token : undefined;
}

function stateOf(page: Window): Readonly<Record<string, unknown>> {
  const state: unknown = page.history.state;
  return isRecord(state) ? state : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** A fragment with a stray percent sign is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
