import type { LitElement, ReactiveController } from 'lit';
import { languageFor, loadMessages, messagesFor, onMessagesChange, type Language } from './catalogs.js';
import type { Messages } from './messages.js';
import { onPageLanguageChange } from './page-language.js';
import { number, ungrouped } from './plural.js';

const DATE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };
const DATE_TIME: Intl.DateTimeFormatOptions = { ...DATE, hour: '2-digit', minute: '2-digit' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than drawing a row, so each is made once. */
function formatOf(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formats.set(key, format);
  return format;
}

/**
 * Texts, dates and numbers in the language of the nearest `[lang]`, found upwards through shadow roots, so
 * that a host needs to say its language once. The direction comes from CSS (`:dir()`), not from here.
 */
export class LocalizeController implements ReactiveController {
  #host: LitElement;
  #tag = 'en';
  #stop: (() => void)[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The BCP 47 tag in force, region included: it decides how dates and numbers are written. */
  get tag(): string {
    return languageFor(this.#tag) === this.#tag.toLowerCase().split('-')[0] ? this.#tag : 'en';
  }

  /** The shipped language in force. */
  get language(): Language {
    return languageFor(this.#tag);
  }

  get messages(): Messages {
    return messagesFor(this.#tag);
  }

  number(value: number): string {
    return number(this.tag, value);
  }

  /** Such as "4711", never "4,711": a number of the host's may be a code, and reads as it is typed. */
  ungrouped(value: number): string {
    return ungrouped(this.tag, value);
  }

  /** Such as "12 Mar 2024". */
  date(value: string | Date): string {
    return formatOf(this.tag, DATE).format(new Date(value));
  }

  /** Such as "12 Mar 2024, 09:30", in the reader's time zone. */
  dateTime(value: string | Date): string {
    return formatOf(this.tag, DATE_TIME).format(new Date(value));
  }

  /** Such as "14:02", in the reader's time zone. */
  time(value: string | Date): string {
    return new Intl.DateTimeFormat(this.tag, { hour: '2-digit', minute: '2-digit' }).format(new Date(value));
  }

  /** Such as "12 Mar", with the year where it is not the year of `now`. */
  day(value: string | Date, now: Date): string {
    const date = new Date(value);
    if (date.getFullYear() !== now.getFullYear()) return this.date(date);
    return new Intl.DateTimeFormat(this.tag, { day: 'numeric', month: 'short' }).format(date);
  }

  /** The text as it begins a sentence or a cell: "yesterday" becomes "Yesterday". */
  sentence(text: string): string {
    const [first = ''] = text;
    return first.toLocaleUpperCase(this.tag) + text.slice(first.length);
  }

  /**
   * Such as "in 9 hours" or "3 days ago", rounded towards now so that nothing seems to last longer than it does. Words
   * of the calendar, such as "yesterday", are taken where the calendar of the reader agrees: 30 hours ago may be the day
   * before, and a day has 23 or 25 hours where clocks are changed.
   */
  relative(value: string | Date, now: Date): string {
    const then = new Date(value);
    const seconds = (then.getTime() - now.getTime()) / 1000;
    for (const [unit, size] of UNITS) {
      if (Math.abs(seconds) < size) continue;
      const whole = Math.trunc(seconds / size);
      const words = unit === 'day' && whole !== daysBetween(now, then) ? 'always' : 'auto';
      return new Intl.RelativeTimeFormat(this.tag, { numeric: words }).format(whole, unit);
    }
    return new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' }).format(0, 'second');
  }

  /**
   * Such as "9 hours" or "7 days": the largest whole unit of a length of time in milliseconds. A minute
   * that has just gone does not make six days of seven.
   */
  duration(ms: number): string {
    const seconds = Math.max(0, ms / 1000);
    const [unit, size] = UNITS.find(([, each]) => seconds + JUST_GONE >= each && each > JUST_GONE) ?? MINUTE;
    const whole = Math.max(1, Math.floor((seconds + (unit === 'minute' ? 0 : JUST_GONE)) / size));
    return new Intl.NumberFormat(this.tag, { style: 'unit', unit, unitDisplay: 'long' }).format(whole);
  }

  /** Such as "7 days" or "1 week". */
  amount(value: number, unit: 'hour' | 'day' | 'week'): string {
    return new Intl.NumberFormat(this.tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  }

  /** Such as "Everyone, Finance and Sales". */
  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.tag, { type: 'conjunction' }).format(items);
  }

  hostConnected(): void {
    this.#look();
    this.#stop = [onMessagesChange(() => this.#host.requestUpdate()), onPageLanguageChange(() => this.#look())];
  }

  hostDisconnected(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  #look(): void {
    const tag = nearestLanguage(this.#host) || 'en';
    void loadMessages(tag).catch(() => undefined);
    if (tag === this.#tag) return;
    this.#tag = tag;
    this.#host.requestUpdate();
  }
}

/** Seconds that are not counted against a length of hours or days. */
const JUST_GONE = 60;
const MINUTE = ['minute', 60] as const;
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

function nearestLanguage(from: Element): string {
  let at: Element | null = from;
  while (at) {
    const labelled: Element | null = at.closest('[lang]');
    const lang = labelled?.getAttribute('lang');
    if (lang) return lang;
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/** How many midnights of the reader lie between two moments; negative when `to` is before. */
function daysBetween(from: Date, to: Date): number {
  const [start, end] = [from, to].map((date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
  return ((end ?? 0) - (start ?? 0)) / 86_400_000;
}
