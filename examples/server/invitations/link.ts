/** The link as it is mailed and copied. Behind `#`, so that it reaches no server log and no `Referer`. */
export function linkOf(publicUrl: string, token: string): string {
  return `${publicUrl}/accept#${token}`;
}
