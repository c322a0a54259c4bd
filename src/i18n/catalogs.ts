import { en } from './en/index.js';
import type { Messages, MessagesOverride } from './messages.js';

/** Languages that are shipped. English is part of the library, the others are fetched when first needed. */
export const LANGUAGES = ['en', 'de', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Messages>>> = {
  de: async () => (await import('./de/index.js')).de,
  ar: async () => (await import('./ar/index.js')).ar,
};

const loaded = new Map<string, Messages>([['en', en]]);
const overrides = new Map<string, MessagesOverride>();
const merged = new Map<string, Messages>();
const listeners = new Set<() => void>();
const loading = new Map<string, Promise<void>>();

/** The shipped language for a BCP 47 tag, English when none fits. */
export function languageFor(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}

/** The texts of a language as far as they are loaded; English until then. */
export function messagesFor(tag: string): Messages {
  const language = languageFor(tag);
  const base = loaded.get(language);
  if (!base) return messagesFor('en');
  const known = merged.get(language);
  if (known) return known;
  const whole = withOverride(base, overrides.get(language));
  merged.set(language, whole);
  return whole;
}

/** Fetches a language; everybody who listens is told when it is there. */
export function loadMessages(tag: string): Promise<void> {
  const language = languageFor(tag);
  if (language === 'en' || loaded.has(language)) return Promise.resolve();
  const running = loading.get(language) ?? fetchLanguage(language);
  loading.set(language, running);
  return running;
}

async function fetchLanguage(language: Exclude<Language, 'en'>): Promise<void> {
  try {
    loaded.set(language, await loaders[language]());
    tell();
  } finally {
    // A failed fetch may be tried again by the next element; English stays until then.
    loading.delete(language);
  }
}

/** Puts a host's own texts in place of ours, for one language. */
export function overrideMessages(tag: string, texts: MessagesOverride): void {
  const language = languageFor(tag);
  overrides.set(language, { ...overrides.get(language), ...texts });
  merged.delete(language);
  tell();
}

/** Calls back when texts change, until the returned function is called. */
export function onMessagesChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

function withOverride(base: Messages, override: MessagesOverride | undefined): Messages {
  if (!override) return base;
  const parts = Object.keys(base) as (keyof Messages)[];
  return Object.fromEntries(parts.map((part) => [part, { ...base[part], ...override[part] }])) as unknown as Messages;
}
