import { suggestDomain } from './email-typos.js';

/** What is wrong with an address; the catalog has the sentence. */
export type EmailProblem =
  | 'empty'
  | 'no-at'
  | 'no-local-part'
  | 'no-domain'
  | 'local-part-too-long'
  | 'too-long'
  | 'bad-local-part'
  | 'bad-domain'
  | 'no-dot'
  | 'not-ascii';

export interface EmailCheck {
  /** As typed, without surrounding blanks, in Unicode NFC. This is what is sent and shown. */
  readonly email: string;
  readonly problem?: EmailProblem;
  /** A near and far more common address, when the domain looks mistyped. */
  readonly suggestion?: string;
  /** Something that is allowed but may deceive: letters of several scripts, or invisible marks. */
  readonly warning?: 'mixed-scripts' | 'direction-marks' | 'international';
}

export interface EmailRules {
  /** Whether addresses beyond ASCII are taken (RFC 6531). */
  readonly international: boolean;
}

/** Octets before the `@` (RFC 5321, 4.5.3.1.1). */
const MAX_LOCAL = 64;
/** Octets of a whole address (RFC 5321, 4.5.3.1.3, less the angle brackets). */
const MAX_ADDRESS = 254;
/** A dot-atom (RFC 5322, 3.2.3); quoted local parts are legal but no mail provider gives them out. */
const DOT_ATOM = /^[^\s.@"(),:;<>[\]\\]+(?:\.[^\s.@"(),:;<>[\]\\]+)*$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
/** What is not seen: direction marks, zero-width spaces and joiners, soft hyphens, tags (UAX #44). */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/u;
// eslint-disable-next-line no-control-regex -- everything beyond ASCII is what is looked for
const BEYOND_ASCII = /[^\u0000-\u007f]/u;

/** Checks an address as a person typed it, and keeps it as they typed it. */
export function checkEmail(typed: string, rules: EmailRules = { international: true }): EmailCheck {
  const email = typed.trim().normalize('NFC');
  const problem = problemOf(email, rules);
  if (problem) return { email, problem };
  const suggestion = suggestionFor(email);
  const warning = warningOf(email);
  return { email, ...(suggestion && { suggestion }), ...(warning && { warning }) };
}

/**
 * The form in which two addresses are the same: without case, outer blanks and invisible marks, the
 * domain in its ASCII form (UTS #46). Local parts are compared without case because every provider that
 * matters does; what is sent keeps its case.
 */
export function emailKey(typed: string): string {
  const email = typed.trim().normalize('NFC').replace(new RegExp(INVISIBLE.source, 'gu'), '');
  const [local, domain] = split(email);
  return `${local.toLowerCase()}@${asciiDomain(domain) ?? domain.toLowerCase()}`;
}

function problemOf(email: string, rules: EmailRules): EmailProblem | undefined {
  if (email === '') return 'empty';
  if (!email.includes('@')) return 'no-at';
  const [local, domain] = split(email);
  if (local === '') return 'no-local-part';
  if (domain === '') return 'no-domain';
  if (octets(local) > MAX_LOCAL) return 'local-part-too-long';
  if (octets(email) > MAX_ADDRESS) return 'too-long';
  if (!DOT_ATOM.test(local) || CONTROLS.test(local)) return 'bad-local-part';
  if (!rules.international && BEYOND_ASCII.test(email)) return 'not-ascii';
  return (
    domainProblem(domain) ??
    (octets(`${local}@${asciiDomain(domain) ?? domain}`) > MAX_ADDRESS ? 'too-long' : undefined)
  );
}

function domainProblem(domain: string): EmailProblem | undefined {
  const ascii = asciiDomain(domain);
  if (ascii === undefined) return 'bad-domain';
  const labels = ascii.split('.');
  if (!labels.every((label) => LABEL.test(label))) return 'bad-domain';
  if (labels.length < 2) return 'no-dot';
  // A last label of digits alone is an IP address (WHATWG URL, "ends in a number").
  return /^\d+$/u.test(labels.at(-1) ?? '') ? 'bad-domain' : undefined;
}

/** The domain in its ASCII form, by the URL standard's own "domain to ASCII"; `undefined` when it has none. */
export function asciiDomain(domain: string): string | undefined {
  if (/[\s/?#:@\\%[\]]/u.test(domain)) return undefined;
  try {
    return new URL(`http://${domain}`).hostname || undefined;
  } catch {
    return undefined;
  }
}

function split(email: string): [local: string, domain: string] {
  const at = email.lastIndexOf('@');
  return at < 0 ? [email, ''] : [email.slice(0, at), email.slice(at + 1)];
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}

function warningOf(email: string): EmailCheck['warning'] {
  if (INVISIBLE.test(email)) return 'direction-marks';
  if (!BEYOND_ASCII.test(email)) return undefined;
  return mixesScripts(email) ? 'mixed-scripts' : 'international';
}

/** Latin beside Cyrillic or Greek within one word is how look-alikes are made. */
function mixesScripts(email: string): boolean {
  return email.split(/[.@_+-]/u).some((word) => {
    const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter((script) =>
      script.test(word),
    );
    return scripts.length > 1;
  });
}

/** The same address at a common domain one slip away, or nothing. */
function suggestionFor(email: string): string | undefined {
  const [local, domain] = split(email);
  const near = suggestDomain(domain);
  return near === undefined ? undefined : `${local}@${near}`;
}
