import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { describeAdapterContract } from '../../src/testing/adapter-contract.js';
import type { LiveServer, LiveSuite } from './suite.js';

/*
 * One live suite in a process of its own, started by .config/test-live.mjs, which hears of each scenario by a
 * message. Scenarios run one after the other: they share the server.
 */

/** What the parent hears. */
type Message =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'left-out'; readonly why: string }
  | {
      readonly kind: 'result';
      readonly chapter: string;
      readonly scenario: string;
      readonly outcome: 'held' | 'unsupported' | 'failed';
      readonly detail?: string;
    }
  | { readonly kind: 'done' };

interface Test {
  readonly chapter: string;
  readonly title: string;
  readonly body: () => Promise<void>;
}

/** How long one scenario may take, in milliseconds. A server that hangs must not hold up the others. */
const PATIENCE = 60_000;

function tell(message: Message): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve(console.log(JSON.stringify(message)));
  });
}

/** The kit's scenarios and those of the server itself, and where the kit's word of what is unsupported is kept. */
function testsOf(server: LiveServer, unsupported: Map<string, readonly string[]>): Test[] {
  const tests: Test[] = [];
  let chapter = '';
  const describe = (title: string, body: () => void): void => {
    chapter = title;
    body();
  };
  const it = (title: string, body: () => Promise<void>): void => void tests.push({ chapter, title, body });
  const report = (scenario: string, lacking: readonly string[]): void => void unsupported.set(scenario, lacking);
  // Members by name, so that a server given as an object of a class keeps its `this`.
  const backend = {
    create: () => server.create(),
    seed: server.seed.bind(server),
    reset: () => server.reset?.(),
    report,
  };
  describeAdapterContract(backend, { describe, it, assert });
  for (const { title, run } of server.more ?? []) tests.push({ chapter: 'this server alone', title, body: run });
  return tests;
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${PATIENCE / 1000} s`)), PATIENCE);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function runAll(server: LiveServer): Promise<void> {
  const unsupported = new Map<string, readonly string[]>();
  for (const { chapter, title, body } of testsOf(server, unsupported)) {
    const about = { kind: 'result', chapter, scenario: title } as const;
    try {
      await inTime(body());
      const lacking = unsupported.get(title);
      await tell(
        lacking ? { ...about, outcome: 'unsupported', detail: lacking.join(', ') } : { ...about, outcome: 'held' },
      );
    } catch (error) {
      await tell({
        ...about,
        outcome: 'failed',
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
  }
}

async function main(file: string): Promise<void> {
  const { suite } = (await import(pathToFileURL(file).href)) as { suite: LiveSuite };
  await tell({ kind: 'name', name: suite.name });
  const why = suite.leftOut?.();
  if (why !== undefined) {
    await tell({ kind: 'left-out', why });
    return;
  }
  const server = await suite.start();
  try {
    await runAll(server);
  } finally {
    await server.stop();
  }
  await tell({ kind: 'done' });
}

await main(process.argv[2] ?? '');
// Some servers keep timers that nobody can end.
process.exit(0);
