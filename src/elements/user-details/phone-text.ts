import type { PhoneNumber } from '../../domain/user.js';
import type * as phoneModule from '../../lazy/phone.js';

export type PhoneBook = Pick<typeof phoneModule, 'readPhone'>;

/** A number grouped as its country writes it; as it was stored until that is known, and where it is no real number. */
export function phoneText({ countryCode, number, country }: PhoneNumber, book: PhoneBook | undefined): string {
  const reading = book?.readPhone(`${countryCode}${number}`, country);
  return reading && 'grouped' in reading ? `${reading.callingCode} ${reading.grouped}` : `${countryCode} ${number}`;
}
