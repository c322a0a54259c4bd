import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** A country and its calling code with the plus, such as `+43`. */
export interface CallingCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly callingCode: string;
}

/** Why what was typed cannot be a telephone number. */
export type PhoneFault =
  'no-country' | 'too-short' | 'too-long' | 'not-a-number' | 'invalid-length' | 'invalid-country' | 'extension';

/** What was typed, understood. */
export type PhoneReading =
  | { readonly fault: PhoneFault }
  | {
      readonly country: string | undefined;
      readonly callingCode: string;
      /** Digits alone, without calling code and trunk prefix. */
      readonly national: string;
      /** The same, grouped as that country writes it. */
      readonly grouped: string;
      /** Possible by its length, but in no range that is known to be given out. Never a ground to refuse it. */
      readonly doubtful: boolean;
    };

/** Signs that belong to telephone numbers; anything else is left alone, so that nothing typed disappears. */
const PHONE_SIGNS = /^[+＋\d\u0660-\u0669\u06f0-\u06f9\s().\-–/]*$/u;

export function callingCountries(): readonly CallingCountry[] {
  return getCountries(metadata).map((code) => ({ code, callingCode: callingCodeOf(code) }));
}

export function knowsCountry(code: string): boolean {
  return isSupportedCountry(code as CountryCode, metadata);
}

/** Groups digits while they are typed; text that is no number stays as it is. */
export function groupTyped(typed: string, country: string | undefined): string {
  if (!PHONE_SIGNS.test(typed)) return typed;
  return new AsYouType(known(country), metadata).input(typed);
}

/** Understands what was typed; a number with a plus brings its own country. */
export function readPhone(typed: string, country: string | undefined): PhoneReading {
  const text = typed.trim();
  if (!PHONE_SIGNS.test(text)) {
    const extended = parsePhoneNumberFromString(text, { extract: false, ...defaultOf(country) }, metadata);
    return { fault: extended?.ext ? 'extension' : 'not-a-number' };
  }
  const number = parsePhoneNumberFromString(text, { extract: false, ...defaultOf(country) }, metadata);
  return number?.isPossible() ? understood(number, country) : { fault: faultOf(text, country) };
}

function understood(number: PhoneNumber, chosen: string | undefined): PhoneReading {
  const callingCode = `+${number.countryCallingCode}`;
  return {
    country: number.country ?? sharing(callingCode, chosen),
    callingCode,
    national: number.nationalNumber,
    grouped: number.formatInternational().slice(callingCode.length).trim(),
    doubtful: !number.isValid(),
  };
}

/** Several countries share a calling code: the one chosen stays where it fits. */
function sharing(callingCode: string, chosen: string | undefined): string | undefined {
  const country = known(chosen);
  if (country && callingCodeOf(country) === callingCode) return country;
  return getCountries(metadata).find((code) => callingCodeOf(code) === callingCode);
}

function faultOf(text: string, country: string | undefined): PhoneFault {
  if (!known(country) && !/^[+＋]/u.test(text)) return 'no-country';
  switch (validatePhoneNumberLength(text, defaultOf(country), metadata)) {
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    case 'INVALID_COUNTRY':
      return 'invalid-country';
    case 'INVALID_LENGTH':
      return 'invalid-length';
    default:
      return 'not-a-number';
  }
}

function callingCodeOf(country: CountryCode): string {
  return `+${getCountryCallingCode(country, metadata)}`;
}

function known(country: string | undefined): CountryCode | undefined {
  return country !== undefined && knowsCountry(country) ? (country as CountryCode) : undefined;
}

function defaultOf(country: string | undefined): { defaultCountry?: CountryCode } {
  const code = known(country);
  return code ? { defaultCountry: code } : {};
}
