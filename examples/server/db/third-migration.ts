import { sql, type Kysely, type Migration } from 'kysely';
import type { Engine } from './database.js';
import { CHANNEL } from './listen.js';

/** Numbers of changes in the order of the commits, and a word to whoever waits for them. */
export function thirdMigration(engine: Engine): Migration {
  return {
    up: async (db: Kysely<unknown>) => {
      if (engine === 'postgres') for (const statement of ORDERED) await sql.raw(statement).execute(db);
    },
  };
}

/**
 * Whoever reads on from a number must not miss a smaller one that is committed later: the lock is held to the end of
 * the transaction, and the number is drawn under it. SQLite has one writer, so there the order is given.
 */
const ORDERED = [
  `create function usher_number_change() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended(new.account_id, 7346202));
    new.seq := nextval(pg_get_serial_sequence('changes', 'seq'));
    perform pg_notify('${CHANNEL}', new.account_id);
    return new;
  end $$`,
  `create trigger changes_numbered before insert on changes for each row execute function usher_number_change()`,
];
