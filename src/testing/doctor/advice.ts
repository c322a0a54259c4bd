import type { Scenario } from '../contract/harness.js';
import { PROOFS } from './proofs.js';
import { DoctorError, textOf } from './subject.js';

/** What whoever wrote the adapter can do about a scenario that failed. */
export function adviceFor({ title, needs }: Scenario, error: unknown): string {
  const members = needs.filter((need) => need.includes('.'));
  if (error instanceof DoctorError) {
    return `See that ${listOf(members)} always answer or reject, also when the server does not; --timeout gives more time.`;
  }
  if (/got an answer$/u.test(textOf(error))) {
    return 'The backend took it, or the adapter: look before sending, and throw the DirectoryError named above ("What your backend would take and people must not do" in the adapter reference).';
  }
  if (/expected a DirectoryError/u.test(textOf(error))) {
    return 'Turn what the backend refuses into a DirectoryError of the kind named above, and let nothing else through.';
  }
  const capability = Object.keys(PROOFS).find((name) => PROOFS[name]?.includes(title));
  if (capability !== undefined) {
    return `Make it hold, or declare less: capabilities.${capability}. What is not declared is not shown, and not asked for.`;
  }
  return members.length === 0
    ? 'Make it hold: every adapter is relied on for this.'
    : `Make it hold, or leave out the member that cannot: the scenario needs ${listOf(members)}.`;
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'calls';
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
