import { ar } from './ar.js';
import { de } from './de.js';
import { en, type TextKey, type Texts } from './en.js';

export const LANGUAGES = {
  en: { title: 'English', dir: 'ltr' },
  de: { title: 'Deutsch', dir: 'ltr' },
  ar: { title: 'العربية', dir: 'rtl' },
} as const;
export type Language = keyof typeof LANGUAGES;

const catalogs: Readonly<Record<Language, Texts>> = { en, de, ar };

export function isLanguage(text: string | null | undefined): text is Language {
  return text !== null && text !== undefined && Object.hasOwn(catalogs, text);
}

/** The host's words in the language of the page. */
export function texts(): Texts {
  const { lang } = document.documentElement;
  return catalogs[isLanguage(lang) ? lang : 'en'];
}

/** Puts the words into what the pages mark: `data-text` for the content, `data-label` for the accessible name. */
export function applyTexts(root: ParentNode): void {
  const words = texts();
  for (const element of root.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = words[element.dataset.text as TextKey];
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-label]')) {
    element.ariaLabel = words[element.dataset.label as TextKey];
  }
}
