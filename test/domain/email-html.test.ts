import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { checkEmail } from '../../src/domain/email.js';

/** What browsers ask of `<input type="email">` (HTML Standard, "valid email address"). */
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HTML_RULE = new RegExp(`^[\\w.!#$%&'*+/=?^\`{|}~-]+@${LABEL}(?:\\.${LABEL})*$`, 'i');

const CORPUS = new URL('../../../shared/data/isemail-tests.json', import.meta.url);
const VALIDATOR = createRequire(import.meta.url)
  .resolve('email-validator')
  .replace(/[^/\\]+$/u, 'test.js');

/** Where our judgement differs from the HTML rule, and why. */
const REASONS: Readonly<Record<string, string>> = {
  'taken -> bad-local-part': 'a dot at either end, or two in a row, is no dot-atom (RFC 5322, 3.2.3)',
  'taken -> local-part-too-long': 'no server takes more than 64 octets before the @ (RFC 5321, 4.5.3.1.1)',
  'taken -> too-long': 'no server takes more than 254 octets (RFC 5321, 4.5.3.1.3)',
  'taken -> no-dot': 'a host without a dot receives no mail from outside',
  'taken -> bad-domain': 'a last label of digits makes an IP address, or none at all (WHATWG URL)',
  'refused -> ok':
    'addresses beyond ASCII are real (RFC 6531); backends that do not take them have a rule of their own',
};

/** The lists of the package's own test, as facts; its calls of a test runner are cut off. */
function validatorCases(): readonly string[] {
  const lists = readFileSync(VALIDATOR, 'utf8').replace(/describe\([\s\S]*$/u, '');
  const names = [...lists.matchAll(/^const (\w+) *=\s*\[/gmu)].map(([, name]) => name);
  return (runInNewContext(`${lists}; [${names.join(',')}]`, { require: () => ({}) }) as string[][]).flat();
}

function corpusCases(): readonly string[] {
  if (!existsSync(CORPUS)) return [];
  return (JSON.parse(readFileSync(CORPUS, 'utf8')) as [string, string][]).map(([address]) => address);
}

/** Every printable ASCII sign in a local part, and in a domain. */
function signCases(): readonly string[] {
  const signs = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  return signs.flatMap((sign) => [`an${sign}na@example.com`, `anna@exam${sign}ple.com`]);
}

describe('checkEmail beside the rule of HTML', () => {
  const cases = [...new Set([...validatorCases(), ...corpusCases(), ...signCases()])];

  it('looks at several hundred addresses', { skip: corpusCases().length === 0 }, () => {
    assert.ok(cases.length >= 330, `${cases.length} addresses`);
  });

  it('differs only where a reason is given', () => {
    const unexplained = cases.flatMap((address) => {
      const { problem } = checkEmail(address);
      // A field of this type takes line breaks and outer blanks away before it judges.
      const taken = HTML_RULE.test(address.replace(/[\r\n]/gu, '').trim());
      const difference = `${taken ? 'taken' : 'refused'} -> ${problem ?? 'ok'}`;
      if (taken === (problem === undefined) || difference in REASONS) return [];
      return [`${JSON.stringify(address)}: ${difference}`];
    });
    assert.deepEqual(unexplained, []);
  });

  it('never passes beyond ASCII what only a backend with a rule for it takes', () => {
    for (const address of cases.filter((each) => !HTML_RULE.test(each.trim()))) {
      const strict = checkEmail(address, { international: false });
      if (strict.problem === undefined) assert.match(strict.email, /^[\0-\x7f]+$/u, address);
    }
  });
});
