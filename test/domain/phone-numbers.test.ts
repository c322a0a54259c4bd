import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { knowsCountry, readPhone } from '../../src/lazy/phone.js';

const require = createRequire(import.meta.url);

/** What is used of Google's own library, which is the judge here: it has no types of its own. */
interface GoogleNumber {
  getCountryCodeOrDefault(): number;
}
interface GooglePhone {
  readonly PhoneNumberFormat: Readonly<Record<'E164' | 'INTERNATIONAL' | 'NATIONAL', number>>;
  readonly PhoneNumberType: Readonly<Record<string, number>>;
  readonly PhoneNumberUtil: {
    getInstance(): {
      getSupportedRegions(): readonly string[];
      getExampleNumberForType(region: string, type: number): GoogleNumber | null;
      isValidNumber(number: GoogleNumber): boolean;
      format(number: GoogleNumber, format: number): string;
    };
  };
}

const google = require('google-libphonenumber') as GooglePhone;
const examples = require('libphonenumber-js/examples.mobile.json') as Readonly<Record<string, string>>;

interface Case {
  readonly typed: string;
  readonly region: string;
  readonly e164: string;
}

/** Every kind of number that Google gives an example of, in every region, as its owner and as a stranger writes it. */
function googleCases(): Case[] {
  const util = google.PhoneNumberUtil.getInstance();
  const { E164, INTERNATIONAL, NATIONAL } = google.PhoneNumberFormat;
  const kinds = Object.entries(google.PhoneNumberType).filter(([name]) => name !== 'UNKNOWN');
  return util.getSupportedRegions().flatMap((region) =>
    kinds.flatMap(([, kind]) => {
      const number = util.getExampleNumberForType(region, kind);
      if (!number || !util.isValidNumber(number)) return [];
      const e164 = util.format(number, E164);
      return [INTERNATIONAL, NATIONAL].map((format) => ({ typed: util.format(number, format), region, e164 }));
    }),
  );
}

function exampleCases(): Case[] {
  return Object.entries(examples).map(([region, typed]) => ({ typed, region, e164: '' }));
}

/**
 * Benin gave up its eight digits for ten at the end of 2024. Google's examples of two rare kinds are still the old ones,
 * which the newer data of the library that we ask no longer knows.
 */
const GIVEN_UP = ['+22985751234', '+22981123456'];

function refusals(cases: readonly Case[]): string[] {
  return cases.flatMap(({ typed, region, e164 }) => {
    const reading = readPhone(typed, region);
    if (GIVEN_UP.includes(e164)) return [];
    if ('fault' in reading) return [`${region} ${typed}: ${reading.fault}`];
    const sent = `${reading.callingCode}${reading.national}`;
    return e164 === '' || sent === e164 ? [] : [`${region} ${typed}: ${sent} instead of ${e164}`];
  });
}

describe('telephone numbers of the whole world', () => {
  const cases = [...googleCases(), ...exampleCases()];

  it('are numerous, and of every region', () => {
    assert.ok(cases.length >= 1600, `${cases.length} numbers`);
    assert.ok(new Set(cases.map(({ region }) => region)).size >= 240);
    for (const { region } of cases) assert.ok(knowsCountry(region), region);
  });

  it('are never refused while they are valid, and are sent as the number that they are', () => {
    assert.deepEqual(refusals(cases), []);
  });
});
