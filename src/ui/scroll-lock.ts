/**
 * Keeps the page behind a modal dialog from scrolling. Counted, since dialogs nest; what the page had set itself
 * comes back at the end. The scrollbar's room is kept, so that nothing jumps.
 */
let locks = 0;
let before: { overflow: string; gutter: string } | undefined;

/** Locks, and returns what releases the lock; calling that twice releases once. */
export function lockScroll(): () => void {
  const { style } = document.documentElement;
  if (locks === 0) {
    before = { overflow: style.overflow, gutter: style.scrollbarGutter };
    if (innerWidth > document.documentElement.clientWidth) style.scrollbarGutter = 'stable';
    style.overflow = 'hidden';
  }
  locks += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    locks -= 1;
    if (locks > 0 || !before) return;
    style.overflow = before.overflow;
    style.scrollbarGutter = before.gutter;
    before = undefined;
  };
}
