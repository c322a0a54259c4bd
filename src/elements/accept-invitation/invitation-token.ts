/** Where in `history.state` the token waits for a reload. */
const KEPT = 'usherInvitation';

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
  if (token === undefined) return kept(page.history.state);
  keepToken(token, page, url);
  return token;
}

/** Keeps a token for a reload, in this entry of the session history alone. */
export function keepToken(token: string, page: Window = window, url?: URL): void {
  const state: unknown = page.history.state;
  const others = typeof state === 'object' && state !== null ? state : {};
  page.history.replaceState({ ...others, [KEPT]: token }, '', url);
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

function kept(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !(KEPT in state)) return undefined;
  const token = state[KEPT];
  return typeof token === 'string' ? token : undefined;
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
