import { expect } from '@open-wc/testing';
import { caretAfter } from '../../../src/elements/add-user-wizard/caret.js';
import { countryRows, matchCountries, suggestedCountries } from '../../../src/elements/add-user-wizard/countries.js';
import { callingCountries, groupTyped, readPhone } from '../../../src/lazy/phone.js';

describe('telephone numbers', () => {
  it('reads a number with a plus together with its country', () => {
    expect(readPhone('+43 660 1234567', undefined)).to.deep.equal({
      country: 'AT',
      callingCode: '+43',
      national: '6601234567',
      grouped: '660 1234567',
      doubtful: false,
    });
  });

  it('takes the trunk prefix, digits of other scripts and grouping as people write them', () => {
    for (const typed of ['0660 1234567', '660/1234567', '(0660) 123-45-67', '٠٦٦٠١٢٣٤٥٦٧', '0043 660 1234567']) {
      const reading = readPhone(typed, 'AT');
      expect('national' in reading && reading.national, typed).to.equal('6601234567');
    }
  });

  it('never refuses a number that is possible, and says that it is in no known range', () => {
    const reading = readPhone('+44 7700 900123', undefined);
    expect('doubtful' in reading && reading.doubtful).to.equal(true);
  });

  it('names what is wrong with an impossible one', () => {
    const faults = [
      ['123', 'AT', 'too-short'],
      ['12345678901234567', 'AT', 'too-long'],
      ['call me', 'AT', 'not-a-number'],
      ['660 1234567 ext. 5', 'AT', 'extension'],
      ['+999 12345', undefined, 'invalid-country'],
      ['6601234567', undefined, 'no-country'],
    ] as const;
    for (const [typed, country, fault] of faults) expect(readPhone(typed, country), typed).to.deep.equal({ fault });
  });

  it('keeps a country that shares its calling code', () => {
    const reading = readPhone('+44 7700 900123', 'GG');
    expect('country' in reading && reading.country).to.equal('GG');
  });

  it('groups while typing and leaves what is no number as it was typed', () => {
    expect(groupTyped('5324180726', 'TR')).to.equal('532 418 07 26');
    expect(groupTyped('ring Tom', 'TR')).to.equal('ring Tom');
  });
});

describe('the caret in a grouped number', () => {
  it('stays behind the same digit', () => {
    expect(caretAfter('5324', 4, '532 4')).to.equal(5);
    expect(caretAfter('532 418', 2, '532 418')).to.equal(2);
    expect(caretAfter('53 418 07', 2, '534 180 7')).to.equal(2);
    expect(caretAfter('9532418', 0, '953 24 18')).to.equal(0);
  });
});

describe('countries', () => {
  const rows = countryRows(callingCountries(), 'de');

  it('are named in the language of the reader and sorted by it', () => {
    const names = rows.map(({ name }) => name);
    expect(names).to.include('Österreich');
    expect(names).to.deep.equal([...names].sort(new Intl.Collator('de').compare));
  });

  it('are found by name without marks, by code, and by calling code with or without its plus', () => {
    const first = (typed: string): string | undefined => matchCountries(rows, typed)[0]?.code;
    expect(first('osterr')).to.equal('AT');
    expect(first('at')).to.equal('AT');
    expect(first('+43')).to.equal('AT');
    expect(first('0043')).to.equal('AT');
    expect(first('43')).to.equal('AT');
    expect(matchCountries(rows, 'nowhere')).to.deep.equal([]);
  });

  it('are suggested from the reader’s languages', () => {
    expect(suggestedCountries(['de-AT', 'en', 'und-TR', 'no such tag'])).to.deep.equal(['AT', 'US', 'TR']);
  });
});
