import type { en } from './en/index.js';

/** A catalog's shape with its English words taken out: what every language must give. */
type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

/** Every text of the library, by part. English is the pattern; a language that misses one does not compile. */
export type Messages = Widen<typeof en>;

/** Texts of a host in place of ours; what it leaves out stays. */
export type MessagesOverride = { readonly [P in keyof Messages]?: Partial<Messages[P]> };
