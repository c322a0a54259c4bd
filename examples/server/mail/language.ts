import type { Instant } from '../../../src/domain/time.js';
import { ar } from './texts/ar.js';
import { de } from './texts/de.js';
import { en } from './texts/en.js';
import type { MailTexts } from './texts/texts.js';

const CATALOGS: readonly MailTexts[] = [en, de, ar];

/** The texts for a BCP 47 tag: by its language alone, English for one that is not there. */
export function textsFor(locale: string): MailTexts {
  const language = locale.toLowerCase().split(/[-_]/u)[0];
  return CATALOGS.find((texts) => texts.language === language) ?? en;
}

/** A moment as people write it, with its weekday. The zone is named, because the reader's is not known. */
export function writtenOut(instant: Instant, texts: MailTexts): string {
  const format = new Intl.DateTimeFormat(DATE_LOCALES[texts.language] ?? texts.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  return format.format(new Date(instant));
}

const DATE_LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', de: 'de-DE', ar: 'ar-EG' };

/** "10 minutes" in the language of the mail. */
export function minutes(count: number, texts: MailTexts): string {
  return new Intl.NumberFormat(texts.language, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(count);
}

/** Names joined as the language joins them. */
export function joined(names: readonly string[], texts: MailTexts): string {
  return new Intl.ListFormat(texts.language, { style: 'short', type: 'unit' }).format(names);
}
