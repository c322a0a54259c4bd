import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { filesBelow, root } from './paths.mjs';

// Three tools, each with its own eye. A tool that looked at no file has failed: that is how a broken
// setting shows itself.

const require = createRequire(import.meta.url);
const folders = ['src', 'test', 'stories', 'mocks', 'examples', '.storybook'];
const fix = process.argv.includes('--fix');

function bin(name, command = name) {
  const file = require.resolve(`${name}/package.json`);
  const { bin } = require(file);
  return join(dirname(file), typeof bin === 'string' ? bin : bin[command]);
}

function run(label, file, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  });
  return { label, ok: status === 0, stdout, stderr };
}

function eslint() {
  const args = [
    '--config',
    '.config/eslint.config.mjs',
    '--max-warnings',
    '0',
    '--format',
    'json',
    ...(fix ? ['--fix'] : []),
    '.',
  ];
  const result = run('eslint', bin('eslint'), args);
  let reports;
  try {
    reports = JSON.parse(result.stdout);
  } catch {
    return { ...result, ok: false, files: 0, text: result.stdout + result.stderr };
  }
  const lines = reports.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line = 0, column = 0, severity, message, ruleId }) =>
        `${filePath.replace(root, '')}:${line}:${column} ${severity === 2 ? 'error' : 'warning'} ${message} (${ruleId})`,
    ),
  );
  return { ...result, files: reports.length, text: lines.join('\n') };
}

/** Attributes of the platform that lit-analyzer is too old to know. */
const platformAttributes = ['popover', 'popovertarget', 'popovertargetaction', 'enterkeyhint', 'inert', 'exportparts'];

/** Whether a line of lit-analyzer's report is a mistake of its own and not ours. */
function isItsMistake(line) {
  // It takes Lit's `nothing`, with which a binding removes its attribute, for a value.
  if (/Type '[^']*\bSymbol\(undefined\)/.test(line)) return true;
  // It knows the plain tokens of autocomplete, not that a section may stand before one (HTML, autofill detail tokens).
  if (/'"?section-[a-z-]+ [a-z-]+"?' is not assignable to '"on" \| "off"/.test(line)) return true;
  const unknown = /Unknown attribute '([^']+)'/.exec(line)?.[1];
  return unknown !== undefined && platformAttributes.includes(unknown);
}

/** lit-analyzer's report as lines `file:line:column what`, without its own mistakes. */
function litProblems(report) {
  let file = '';
  return report.split('\n').flatMap((line) => {
    if (/^\.\/\S+$/.test(line)) file = line.slice(2);
    const problem = /^\s+(\d+:\d+)\s+(?:error|warning)\s+(.*)$/.exec(line);
    return problem && !isItsMistake(line) ? [`${file}:${problem[1]} ${problem[2]} (lit-analyzer)`] : [];
  });
}

function litAnalyzer() {
  const files = filesBelow('src', '.ts').concat(filesBelow('stories', '.ts'));
  const label = 'lit-analyzer';
  if (files.length === 0) return { label, ok: false, files: 0, text: '' };
  // Its CSS rule does not know container queries, layers or anchors; the browser tests do.
  const off = ['no-invalid-css', 'no-missing-import'].flatMap((rule) => [`--rules.${rule}`, 'off']);
  const options = ['--strict', '--noColor', '--maxWarnings', '0', '--format', 'list', ...off];
  const { stdout, stderr } = run(label, bin(label), [...files, ...options]);
  const seen = Number(/Analyzing (\d+) files?/.exec(stdout + stderr)?.[1] ?? 0);
  const problems = litProblems(stdout);
  const whole = seen === files.length && !/\bat .+\.js:\d+/.test(stderr);
  const text = whole ? problems.join('\n') : `It saw ${seen} of ${files.length} files.\n${stdout}${stderr}`;
  return { label, ok: whole && problems.length === 0, files: seen, text };
}

function prettier() {
  const result = run('prettier', bin('prettier'), [fix ? '--write' : '--list-different', '.', '--ignore-unknown']);
  const files = folders.flatMap((folder) => filesBelow(folder, '.ts')).length;
  return { ...result, files, text: fix ? result.stderr : result.stdout + result.stderr };
}

let failed = false;
for (const check of [eslint, litAnalyzer, prettier]) {
  const { label, ok, files, text } = check();
  const good = ok && files > 0;
  if (!good) {
    failed = true;
    if (text.trim()) console.log(text.trimEnd());
  }
  console.log(
    `${good ? 'ok  ' : 'FAIL'} ${label}: ${files} files${files === 0 ? ', and a check of nothing is no check' : ''}`,
  );
}
process.exitCode = failed ? 1 : 0;
