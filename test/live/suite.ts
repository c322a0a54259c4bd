import type { ContractBackend } from '../../src/testing/adapter-contract.js';

/** A server that runs, seen through an adapter: what the contract kit needs, and the way to end it. */
export interface LiveServer extends ContractBackend {
  /** What this server alone is asked, beside the contract; each stands in the table as a row of its own. */
  readonly more?: readonly LiveScenario[];
  /** Ends the server and clears what it left. Called once, also after failures. */
  stop(): Promise<void> | void;
}

/** Something beyond the contract that holds or does not. Throws when it does not hold. */
export interface LiveScenario {
  readonly title: string;
  run(): Promise<void>;
}

/** What `test/live/<server>/suite.ts` exports as `suite`. */
export interface LiveSuite {
  /** Heads the column of the table: the server, and the adapter where that does not go without saying. */
  readonly name: string;
  /** Why this machine cannot start it, such as a file that is absent; `undefined` when it can. */
  leftOut?(): string | undefined;
  /** Starts the real server. It runs in a process of its own, one server per process. */
  start(): Promise<LiveServer>;
}
