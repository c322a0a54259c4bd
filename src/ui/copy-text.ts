/**
 * Copies, and says whether it could: false in an insecure page, without permission, or when the browser asks for a
 * press of its own. The caller then shows the text in a selected, read-only field.
 */
export async function copyText(text: string, root: Node): Promise<boolean> {
  const clipboard = (root.ownerDocument ?? document).defaultView?.navigator.clipboard;
  if (!clipboard) return false;
  try {
    await clipboard.writeText(text);
    return true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}
