import type { DirectoryAdapter } from '../../domain/adapter.js';
import { LEAST_CAPABILITIES, type Capabilities } from '../../domain/capabilities.js';
import type { Viewer } from '../../domain/policy.js';
import { CHAPTERS, changesNothing, runScenario } from '../adapter-contract.js';
import type { ContractAssert, ContractBackend, Scenario } from '../contract/harness.js';
import { adviceFor } from './advice.js';
import { controlsOf, type Control } from './controls.js';
import { findings, type Finding } from './proofs.js';
import { seedFound, wantsSeed } from './seed-found.js';
import { DoctorError, textOf, type Subject } from './subject.js';

/** What came of one scenario. `needs-seed`: it can be run only where the backend can be prepared. */
export interface Result {
  readonly chapter: string;
  readonly scenario: string;
  readonly outcome: 'held' | 'failed' | 'unsupported' | 'needs-seed';
  readonly lacking: readonly string[];
  readonly error?: string;
  readonly advice?: string;
}

export interface ExaminationOptions {
  readonly assert: ContractAssert;
  /** Whether scenarios may change an account that nobody seeded. */
  readonly write: boolean;
  /** How long one scenario may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Hears of each scenario that is done. */
  readonly progress?: (result: Result) => void;
}

/** All that the doctor found. */
export interface Examination {
  readonly adapter: string;
  /** `whole`: on a seeded backend; `write`: on an account as it is, with changes; `read`: without. */
  readonly mode: 'whole' | 'write' | 'read';
  readonly ok: boolean;
  readonly capabilities: readonly Finding[];
  readonly controls: readonly Control[];
  readonly scenarios: readonly Result[];
}

/** Runs what of the kit can be run on this subject, and says what people will see. */
export async function examine(subject: Subject, options: ExaminationOptions): Promise<Examination> {
  const mode = subject.kind === 'backend' ? 'whole' : options.write ? 'write' : 'read';
  const backend = subject.kind === 'backend' ? subject.backend : unseeded(subject.adapter, options.write);
  const { timeoutMs } = options;
  const adapter = await inTime(Promise.resolve(backend.create()), timeoutMs, 'making the adapter');
  const [viewer, probed] = await Promise.all([
    quietly<Viewer>(adapter.viewer?.(), timeoutMs),
    quietly<Partial<Capabilities>>(adapter.probe?.(), timeoutMs),
  ]);
  await backend.reset?.();
  const scenarios = await runAll(backend, mode, options);
  const able = { ...LEAST_CAPABILITIES, ...adapter.capabilities, ...probed };
  return {
    adapter: adapter.name,
    mode,
    ok: scenarios.every(({ outcome }) => outcome !== 'failed'),
    capabilities: findings({ ...LEAST_CAPABILITIES, ...adapter.capabilities }, probed ?? {}, scenarios),
    controls: controlsOf(adapter, able, viewer),
    scenarios,
  };
}

function unseeded(adapter: DirectoryAdapter, write: boolean): ContractBackend {
  return { create: () => adapter, seed: () => seedFound(adapter, write) };
}

async function runAll(
  backend: ContractBackend,
  mode: Examination['mode'],
  options: ExaminationOptions,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [chapter, scenarios] of Object.entries(CHAPTERS)) {
    for (const scenario of scenarios) {
      const about = { chapter, scenario: scenario.title, lacking: [] };
      const result: Result =
        mode === 'read' && !changesNothing(scenario)
          ? { ...about, outcome: 'needs-seed' }
          : { ...about, ...(await outcomeOf(scenario, backend, options)) };
      results.push(result);
      options.progress?.(result);
    }
  }
  return results;
}

async function outcomeOf(
  scenario: Scenario,
  backend: ContractBackend,
  { assert, timeoutMs }: ExaminationOptions,
): Promise<Pick<Result, 'outcome'> & Partial<Result>> {
  try {
    const lacking = await inTime(runScenario(scenario, backend, assert), timeoutMs, 'the scenario');
    return lacking.length > 0 ? { outcome: 'unsupported', lacking } : { outcome: 'held' };
  } catch (error) {
    if (wantsSeed(error)) return { outcome: 'needs-seed' };
    return { outcome: 'failed', error: textOf(error), advice: adviceFor(scenario, error) };
  }
}

/** What a call says; nothing where it fails or hangs, for scenarios will tell of that. */
async function quietly<T>(call: Promise<T> | undefined, timeoutMs: number): Promise<T | undefined> {
  return call && inTime(call, timeoutMs, 'the call').catch(() => undefined);
}

/** @throws {DoctorError} when `work` takes longer than `ms` milliseconds */
export async function inTime<T>(work: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DoctorError(`${what} did not end within ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
