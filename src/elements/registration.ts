import type { LitElement } from 'lit';
import { DEFAULT_TAGS, type Tags } from './tags.js';
import { VERSION } from './version.js';

/** A class that can be registered under a name. */
export type ElementClass = new () => LitElement;

/** What a tag name may look like; narrower than HTML allows, because names become part of templates. */
const TAG_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/u;

interface Versioned {
  readonly usherVersion?: string;
}

/** Reads and checks a host's names. @throws {Error} when a name is no plain custom element name */
export function tagsFrom(names: Partial<Tags> = {}): Tags {
  const tags = { ...DEFAULT_TAGS, ...names };
  for (const name of Object.values<string>({ ...tags })) {
    if (!TAG_NAME.test(name))
      throw new Error(`"${name}" cannot be a tag name: use small letters, digits and at least one hyphen.`);
  }
  return tags;
}

/**
 * Registers a fresh subclass, because one class cannot bear two names. A second registration by the same
 * version is silent; another version keeps the first and says so.
 */
export function register(
  part: keyof Tags,
  base: ElementClass,
  tags: Tags = DEFAULT_TAGS,
  registry = globalThis.customElements as CustomElementRegistry | undefined,
): void {
  // A server that renders without a registry imports the same modules.
  if (!registry) return;
  const name = tags[part];
  const present = registry.get(name) as Versioned | undefined;
  if (present) {
    warnOfOther(name, present);
    return;
  }
  registry.define(
    name,
    class extends base {
      static tags = tags;
      static usherVersion = VERSION;
    },
  );
}

function warnOfOther(name: string, present: Versioned): void {
  if (present.usherVersion === VERSION) return;
  const other = present.usherVersion === undefined ? 'something that is not Usher' : `Usher ${present.usherVersion}`;
  console.warn(
    `<${name}> is already defined by ${other}; Usher ${VERSION} leaves it. Give ours another name: define({ tags: { … } }).`,
  );
}
