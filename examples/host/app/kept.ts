/** What the browser keeps for this page. One that keeps nothing is no reason to fail: then it lasts as long as the page. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`northwind-${name}`);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`northwind-${name}`, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
