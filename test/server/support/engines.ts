import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../../.config/postgres.mjs';
import { openDatabase, type Database, type Engine } from '../../../examples/server/db/database.js';

/** Both databases that the server runs on: every test of it runs on each. */
export const engines: readonly Engine[] = ['sqlite', 'postgres'];

/** An empty database that leaves nothing behind. */
export interface TestDatabase {
  readonly engine: Engine;
  /** A connection to it of its own: on PostgreSQL as often as wanted, as several processes have it. */
  open(): Promise<Database>;
  stop(): Promise<void>;
}

export async function startDatabase(engine: Engine): Promise<TestDatabase> {
  if (engine === 'postgres') {
    const { url, stop } = await startPostgres();
    return { engine, open: () => openDatabase({ url }), stop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'usher-server-'));
  return {
    engine,
    open: () => openDatabase({ file: join(folder, 'usher.db') }),
    stop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}
