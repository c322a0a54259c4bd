/**
 * Where a sign-in leads afterwards: a path of this very site, whatever the address claims. Anything else would
 * let a link on our sign-in page lead to a stranger's.
 */
export function nextPath(asked: string | null, origin: string): string {
  if (asked === null || !asked.startsWith('/') || !URL.canParse(asked, origin)) return '/';
  const url = new URL(asked, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : '/';
}

/** The sign-in page that comes back to where the person is. */
export function signInPath(here: Location): string {
  return `/sign-in?next=${encodeURIComponent(`${here.pathname}${here.search}`)}`;
}
