/** A number as people write it, with a point or a comma before its fraction; nothing where it may mean two things ("1,234"). */
export function numberOf(text: string): number | undefined {
  const plain = text.trim();
  if (/^[+-]?\d+,(?:\d{1,2}|\d{4,})$/u.test(plain)) return Number(plain.replace(',', '.'));
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(plain) ? Number(plain) : undefined;
}

/** A day as `2026-11-26`, from that or from `26.11.2026`; nothing where there is no such day, or it may be one of two ("3/4/2026"). */
export function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text.trim());
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/u.exec(text.trim());
  const [year, month, day] = (iso?.slice(1) ?? dotted?.slice(1).reverse() ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
