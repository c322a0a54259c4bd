import type { Examination, Result } from './examination.js';

const MODES: Readonly<Record<Examination['mode'], string>> = {
  whole: 'The whole kit, on a backend that was seeded for each scenario.',
  write: 'The account as it is, with changes; what needs a prepared user was left out.',
  read: 'The account as it is, read only; nothing was changed.',
};

/** The findings as plain text, without colours, for a terminal or a log. */
export function reportOf(examination: Examination): string {
  const sections = [
    heading(examination),
    capabilities(examination),
    controls(examination),
    more(examination),
    notRun(examination),
    failures(examination),
    verdict(examination),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading({ adapter, mode }: Examination): string[] {
  return [`Usher doctor: the adapter "${oneLine(adapter)}"`, MODES[mode]];
}

function capabilities({ capabilities }: Examination): string[] {
  const rows = capabilities.map(({ capability, declared, probed, verdict }) => [
    capability,
    verdict,
    // Only what the server says otherwise is worth the width.
    probed === undefined || show(probed) === show(declared)
      ? show(declared)
      : `${show(declared)}; the server says ${show(probed)}`,
  ]);
  return ['Capabilities', ...table([['', 'verdict', 'declared'], ...rows])];
}

function controls({ controls }: Examination): string[] {
  const rows = controls.map(({ control, shown, why }) => [shown ? 'yes' : 'no', why ? `${control}: ${why}` : control]);
  return ['What a user will see', ...table(rows)];
}

/** What would have to be added, each with what it brings. */
function more({ controls }: Examination): string[] {
  const missing = controls.filter(({ shown }) => !shown);
  if (missing.length === 0) return [];
  return ['To show more', ...table(missing.map(({ lacking, control }) => [lacking.join(', '), `brings ${control}`]))];
}

function failures({ scenarios }: Examination): string[] {
  const failed = scenarios.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return [];
  return ['Failures', ...failed.flatMap((result, index) => failure(result, index + 1))];
}

function failure({ chapter, scenario, error = '', advice = '' }: Result, number: number): string[] {
  const said = error.split('\n').map((line) => `       ${printable(line)}`);
  return [`  ${number}. FAIL ${scenario} (${chapter})`, ...said, `     To do: ${advice}`];
}

function notRun({ scenarios, mode }: Examination): string[] {
  const seedless = scenarios.filter(({ outcome }) => outcome === 'needs-seed');
  const unsupported = scenarios.filter(({ outcome }) => outcome === 'unsupported');
  const lines = unsupported.map(({ scenario, lacking }) => `  unsupported  ${scenario}: lacks ${lacking.join(', ')}`);
  if (seedless.length > 0) {
    lines.push(
      `  ${seedless.length} scenarios need a backend that can be prepared: export { create, seed, reset } as "backend".`,
      ...(mode === 'read' ? ['  On an account for trying out, --write runs those that need no prepared user.'] : []),
      ...seedless.map(({ scenario }) => `  needs seed   ${scenario}`),
    );
  }
  return lines.length > 0 ? ['Not run', ...lines] : [];
}

function verdict({ scenarios, ok, capabilities }: Examination): string[] {
  const count = (outcome: Result['outcome']): number => scenarios.filter((one) => one.outcome === outcome).length;
  const false_ = capabilities.filter(({ verdict: found }) => found === 'disproved').map(({ capability }) => capability);
  return [
    `${ok ? 'ok  ' : 'FAIL'} ${count('held')} held, ${count('failed')} failed, ${count('unsupported')} unsupported, ${count('needs-seed')} need a seed`,
    ...(false_.length > 0 ? [`     disproved: ${false_.join(', ')}`] : []),
  ];
}

function show(value: unknown): string {
  if (value === undefined) return '-';
  if (Array.isArray(value)) return value.join(', ') || 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Columns as wide as their widest cell, the last one open. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, [...cell].length);
  }
  return rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
}

function oneLine(text: string): string {
  return printable(text.replace(/\s+/gu, ' '));
}

/** A backend's text must not steer the terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, '');
}
