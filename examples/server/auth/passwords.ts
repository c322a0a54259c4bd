import { passwordProblems, type PasswordRules } from '../../../src/domain/acceptance.js';
import { invalid } from '../errors.js';
import { isCommonPassword } from './common-passwords.js';

export const DEFAULT_PASSWORD_RULES: PasswordRules = {
  minLength: 12,
  maxLength: 128,
  notCommon: true,
  notPersonal: true,
};

/** @throws {DirectoryError} `validation` that names every rule the password breaks */
export function checkPassword(
  password: string,
  rules: PasswordRules,
  person: { firstName?: string; lastName?: string; email: string },
): void {
  const problems: string[] = passwordProblems(password, rules, person);
  if (rules.notCommon && isCommonPassword(password)) problems.push('common-password');
  if (problems.length > 0) throw invalid(problems.map((code) => ({ field: 'password', code })));
}
