/** Whether this browser can hand a link to other applications (Web Share API). */
export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/**
 * Hands the link to the applications of the device. False where that failed; whoever closes the sheet has not failed.
 * The browser asks for a recent press of the person, so nothing slow may come before it.
 */
export async function share(title: string, url: string): Promise<boolean> {
  try {
    await navigator.share({ title, url });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}
