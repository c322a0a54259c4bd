import { unsafeStatic } from 'lit/static-html.js';

export type StaticTag = ReturnType<typeof unsafeStatic>;

const PATTERN = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;
/** Names with a hyphen that HTML keeps for itself. */
const RESERVED: ReadonlySet<string> = new Set([
  'annotation-xml',
  'color-profile',
  'font-face',
  'font-face-src',
  'font-face-uri',
  'font-face-format',
  'font-face-name',
  'missing-glyph',
]);

const tags = new Map<string, StaticTag>();

/**
 * A custom element's name as a static part of a template, for hosts that register under names of their own.
 * The only place where a string becomes markup, so nothing but a plain name passes; anything else throws.
 */
export function staticTag(name: string): StaticTag {
  const known = tags.get(name);
  if (known) return known;
  if (!PATTERN.test(name) || RESERVED.has(name)) {
    throw new TypeError(`"${name}" is not a name for a custom element: small letters, digits and at least one hyphen`);
  }
  const tag = unsafeStatic(name);
  tags.set(name, tag);
  return tag;
}
