import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type InArgs } from '@libsql/client';
import { sql, type CompiledQuery, type KyselyPlugin } from 'kysely';
import type { Database } from '../../../examples/server/db/database.js';

/** An embedded database that notes what it is asked. */
export interface Noted {
  readonly database: Database;
  /** One for each text of a statement: the last that was asked. */
  readonly asked: Map<string, CompiledQuery>;
  /** How it means to answer each, one line for each step. */
  plans(queries: readonly CompiledQuery[]): Promise<string[]>;
}

export function noting(database: Database): Noted {
  const asked = new Map<string, CompiledQuery>();
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const query = database.db.getExecutor().compileQuery(node, queryId);
      asked.set(query.sql, query);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  return {
    database: { ...database, db: database.db.withPlugin(plugin) },
    asked,
    plans: (queries) => plansOf(database, queries),
  };
}

/** A statement that was explained counts as running until its memory is collected: a copy is asked, which nobody closes. */
async function plansOf(database: Database, queries: readonly CompiledQuery[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'usher-plans-'));
  try {
    const copy = join(folder, 'copy.db');
    await sql`vacuum into ${copy}`.execute(database.db);
    const client = createClient({ url: `file:${copy}` });
    const plans: string[] = [];
    for (const query of queries) {
      const { rows } = await client.execute({
        sql: `explain query plan ${query.sql}`,
        args: query.parameters as unknown as InArgs,
      });
      plans.push(rows.map((row) => String(row['detail'])).join('\n'));
    }
    client.close();
    return plans;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
