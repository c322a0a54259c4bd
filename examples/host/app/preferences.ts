import { part } from './dom.js';
import { applyTexts, isLanguage, LANGUAGES, texts, type Language } from '../texts/texts.js';
import type { TextKey } from '../texts/en.js';

const SCHEMES = ['light', 'dark', 'system'] as const;
type Scheme = (typeof SCHEMES)[number];

const changed = new EventTarget();

/** Appearance and language of the page, kept in the browser; two selects of the page change them. */
export function startPreferences(title: TextKey): void {
  applyScheme(keptScheme());
  applyLanguage(keptLanguage());
  const name = (): void => {
    document.title = texts()[title];
    applyTexts(document);
  };
  name();
  changed.addEventListener('language', name);
  bind('#scheme', keptScheme(), (value) => {
    keep('scheme', value);
    applyScheme(value as Scheme);
  });
  bind('#language', keptLanguage(), (value) => {
    keep('language', value);
    applyLanguage(value as Language);
    changed.dispatchEvent(new Event('language'));
  });
}

/** Calls back whenever another language was chosen, for words that are not in the page's markup. */
export function onLanguage(listener: () => void): void {
  changed.addEventListener('language', listener);
}

function bind(selector: string, value: string, change: (value: string) => void): void {
  const select = part(selector, HTMLSelectElement);
  select.value = value;
  select.addEventListener('change', () => change(select.value));
}

function applyScheme(scheme: Scheme): void {
  document.documentElement.dataset.scheme = scheme;
}

function applyLanguage(language: Language): void {
  const { documentElement: page } = document;
  page.lang = language;
  page.dir = LANGUAGES[language].dir;
}

function keptScheme(): Scheme {
  const kept = read('scheme');
  return SCHEMES.find((scheme) => scheme === kept) ?? 'system';
}

function keptLanguage(): Language {
  const kept = read('language');
  if (isLanguage(kept)) return kept;
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.find(isLanguage) ?? 'en';
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(`northwind-${name}`);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** A browser that keeps nothing is no reason to fail: the choice then lasts as long as the page. */
function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`northwind-${name}`, value);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
