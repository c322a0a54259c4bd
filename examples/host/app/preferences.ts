import { part } from './dom.js';
import { keep, kept } from './kept.js';
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
  const last = kept('scheme');
  return SCHEMES.find((scheme) => scheme === last) ?? 'system';
}

function keptLanguage(): Language {
  const last = kept('language');
  if (isLanguage(last)) return last;
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  return wanted.find(isLanguage) ?? 'en';
}
