/** The forms of a counted text. Which are needed differs by language; `other` always is (CLDR plural rules). */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/** The form for `n`, with `{n}` replaced by the number as the language writes it. */
export function plural(lang: string, n: number, forms: PluralForms): string {
  const rule = remember(rules, lang, () => new Intl.PluralRules(lang));
  return (forms[rule.select(n)] ?? forms.other).replace('{n}', number(lang, n));
}

/** A number as the language writes it. */
export function number(lang: string, n: number): string {
  return remember(numbers, lang, () => new Intl.NumberFormat(lang)).format(n);
}

/** A number without marks between its digits: what may be a code. */
export function ungrouped(lang: string, n: number): string {
  const options = { useGrouping: false, maximumFractionDigits: 20 };
  return remember(numbers, `${lang} ungrouped`, () => new Intl.NumberFormat(lang, options)).format(n);
}

function remember<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key) ?? make();
  cache.set(key, known);
  return known;
}
