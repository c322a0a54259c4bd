import type { CallingCountry } from '../../lazy/phone.js';

/** A country as the list shows it, in the reader's language. */
export interface CountryRow extends CallingCountry {
  readonly name: string;
}

/** Countries with their names, in the order in which the language sorts them. */
export function countryRows(countries: readonly CallingCountry[], language: string): readonly CountryRow[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  const { compare } = new Intl.Collator(language);
  return countries
    .map((country) => ({ ...country, name: names.of(country.code) ?? country.code }))
    .sort((a, b) => compare(a.name, b.name));
}

/** Those that a name, a code or a calling code typed so far may mean; the nearest first. */
export function matchCountries(rows: readonly CountryRow[], typed: string): readonly CountryRow[] {
  const wanted = plain(typed.trim());
  if (wanted === '') return rows;
  const digits = wanted.replace(/^(?:\+|00)/u, '');
  const rank = (row: CountryRow): number => {
    if (/^\d+$/u.test(digits))
      return row.callingCode === `+${digits}` ? 0 : row.callingCode.startsWith(`+${digits}`) ? 1 : -1;
    if (row.code.toLowerCase() === wanted) return 0;
    const name = plain(row.name);
    if (name.startsWith(wanted)) return 1;
    return name.includes(wanted) ? 2 : -1;
  };
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .filter((each) => each.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map((each) => each.row);
}

/** A country in the list, under the heading it begins, if any. */
export interface CountryLine extends CountryRow {
  readonly heading?: string;
}

/** The list for what is typed: without a search the suggested ones stand first, under a heading of their own. */
export function countryLines(
  rows: readonly CountryRow[],
  typed: string,
  suggested: readonly string[],
  headings: { readonly suggested: string; readonly all: string },
): readonly CountryLine[] {
  if (typed.trim() !== '') return matchCountries(rows, typed);
  const first = suggested.flatMap((code) => rows.filter((row) => row.code === code));
  if (first.length === 0) return rows;
  const rest = rows.filter(({ code }) => !suggested.includes(code));
  return [...headed(first, headings.suggested), ...headed(rest, headings.all)];
}

function headed(rows: readonly CountryRow[], heading: string): readonly CountryLine[] {
  return rows.map((row, index) => (index === 0 ? { ...row, heading } : row));
}

/** Countries that the reader's own languages point to, the likeliest first. */
export function suggestedCountries(languages: readonly string[]): readonly string[] {
  const regions = languages.map((tag) => regionOf(tag)).filter((region) => region !== undefined);
  return [...new Set(regions)];
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).maximize().region;
  } catch {
    return undefined;
  }
}

/** Small letters without marks, so that "Osterreich" finds "Österreich". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
