#!/usr/bin/env node
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { DoctorError, examine, inTime, reportOf, subjectOf, textOf } from '../dist/testing/doctor/doctor.js';

// `usher-elements doctor <module>`: examines an adapter, and says what holds and what people will see.

const help = `Usage: usher-elements doctor <module> [options]

Examines the adapter that <module> exports, as "default" or by the name "adapter". Such an account is only read.
A module that exports { create, seed, reset } as "default" or "backend" is put through the whole contract kit.

  --write            also run what adds and changes; leaves what it added, so use an account for trying out
  --json             print the findings as JSON
  --timeout=SECONDS  how long a scenario may take (30)
  --help             print this

Ends with 0 when every claim held, otherwise with 1.
`;

const options = {
  write: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  timeout: { type: 'string', default: '30' },
  help: { type: 'boolean', default: false },
};

/** What was asked for. @throws {DoctorError} */
function asked() {
  let parsed;
  try {
    parsed = parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new DoctorError(`${textOf(error)}\n\n${help}`);
  }
  const { values, positionals } = parsed;
  const [command, file, ...rest] = positionals;
  if (values.help) return { help: true };
  if (command !== 'doctor' || file === undefined || rest.length > 0) throw new DoctorError(help);
  const seconds = Number(values.timeout);
  if (!(seconds > 0)) throw new DoctorError(`--timeout takes seconds, such as --timeout=60, not "${values.timeout}".`);
  return { ...values, file, timeoutMs: seconds * 1000 };
}

/** Why a module could not be loaded, and what helps. */
function loadingError(file, error) {
  const typescript = /\.[cm]?tsx?$/u.test(file);
  const { code } = Object(error);
  const unread = ['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 'ERR_MODULE_NOT_FOUND'];
  if (typescript && (unread.includes(code) || error instanceof SyntaxError)) {
    return (
      `${file} is TypeScript, which this Node does not run as it is (${textOf(error)}).\n` +
      `Run it with tsx:  NODE_OPTIONS="--import tsx" npx usher-elements doctor ${file}\n` +
      'or build it, and name the .js file.'
    );
  }
  if (code === 'ERR_MODULE_NOT_FOUND') return `${file} imports what cannot be found: ${textOf(error)}`;
  return `${file} could not be loaded: ${textOf(error)}`;
}

async function load(file, timeoutMs) {
  const path = resolve(file);
  if (!existsSync(path)) {
    const hint = extname(file) === '' ? ' Name the file with its ending, such as ./adapter.js.' : '';
    throw new DoctorError(`There is no file ${path}.${hint}`);
  }
  try {
    return await inTime(import(pathToFileURL(path).href), timeoutMs, `loading ${file}`);
  } catch (error) {
    if (error instanceof DoctorError) throw error;
    throw new DoctorError(loadingError(file, error), { cause: error });
  }
}

async function main() {
  const wanted = asked();
  if (wanted.help) return { text: help, ok: true };
  const { file, write, json, timeoutMs } = wanted;
  const exported = await load(file, timeoutMs);
  const subject = await inTime(subjectOf(exported), timeoutMs, `what ${file} exports`);
  const examination = await examine(subject, { assert, write, timeoutMs });
  return { text: json ? `${JSON.stringify(examination, null, 2)}\n` : reportOf(examination), ok: examination.ok };
}

/** Ends at once when all is written: a call that hangs, or a connection of the adapter, would hold the process. */
function end(stream, text, ok) {
  stream.write(text, () => process.exit(ok ? 0 : 1));
}

// A scenario that was given up goes on behind the others, and may fail where nobody listens.
process.on('unhandledRejection', () => undefined);

main().then(
  ({ text, ok }) => end(process.stdout, text, ok),
  (error) => end(process.stderr, `${error instanceof DoctorError ? error.message : textOf(error)}\n`, false),
);
