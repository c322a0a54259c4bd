import { relative } from 'node:path';

// For node:test. Failures in full, a line per file that passed with its time, and at the end one line that `npm test` can add up.

/** A file without a test is reported as one passed test that bears the file's name. */
function isEmptyFile({ name, file, nesting, details }) {
  return (
    nesting === 0 && details.type !== 'suite' && file !== undefined && (name === file || file.endsWith(`/${name}`))
  );
}

function reason(error) {
  const cause = error?.cause ?? error;
  return cause?.stack ?? cause?.message ?? String(cause);
}

export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const perFile = new Map();
  const seconds = new Map();
  for await (const { type, data } of source) {
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const file = data.file ? relative(process.cwd(), data.file) : '(no file)';
    // What stands at the top of a file holds all that is in it.
    if (data.nesting === 0) seconds.set(file, (seconds.get(file) ?? 0) + data.details.duration_ms / 1000);
    if (type === 'test:fail') {
      // A suite fails because a test in it did, unless its own hook failed.
      if (data.details.type === 'suite' && data.details.error?.failureType === 'subtestsFailed') continue;
      if (data.details.error?.failureType === 'subtestsFailed') continue;
      counts.failed++;
      yield `\nFAIL ${file}: ${data.name}\n${reason(data.details.error)}\n`;
    } else if (isEmptyFile(data)) {
      counts.failed++;
      yield `\nFAIL ${file}: holds no test\n`;
    } else if (data.details.type !== 'suite') {
      if (data.skip !== undefined || data.todo !== undefined) {
        counts.skipped++;
        yield `left out: ${file}: ${data.name} (${data.skip ?? data.todo})\n`;
      } else {
        counts.passed++;
        perFile.set(file, (perFile.get(file) ?? 0) + 1);
      }
    }
  }
  for (const [file, passed] of perFile)
    yield `${String(passed).padStart(5)} ${file} (${(seconds.get(file) ?? 0).toFixed(1)} s)\n`;
  yield `${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}\n`;
}
