import type { PhoneNumber } from '../../domain/user.js';

/** What became of a number that was typed: none, a number, or why it is none. */
export type TypedPhone = { readonly phone?: PhoneNumber } | { readonly fault: string };

export function phoneText({ countryCode, number }: PhoneNumber): string {
  return `${countryCode} ${number}`;
}

/** Understands a corrected number; the library for it is fetched only when the invited one was changed. */
export async function readTypedPhone(typed: string, invited: PhoneNumber | undefined): Promise<TypedPhone> {
  const text = typed.trim();
  if (text === '') return {};
  if (invited && text === phoneText(invited)) return { phone: invited };
  const library = await import('../../lazy/phone.js').catch(() => undefined);
  if (!library) return { fault: 'unchecked' };
  const reading = library.readPhone(text, invited?.country);
  if ('fault' in reading) return reading;
  const { callingCode, national, country } = reading;
  return { phone: { countryCode: callingCode, number: national, ...(country !== undefined && { country }) } };
}
