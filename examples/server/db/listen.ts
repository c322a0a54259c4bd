import pg from 'pg';

/** On which PostgreSQL tells that something changed; what is told is the id of an account or an identity. */
export const CHANNEL = 'usher_changes';
/** Milliseconds before a connection that broke is made again. */
const AGAIN = 1000;

/** Hears what was told by {@link CHANNEL}; nothing when anything may have happened. */
export type Hear = (key?: string) => void;

/** A connection of its own that waits for NOTIFY, and is made again when it breaks. @returns the way to end it */
export function listenOnPostgres(url: string, hear: Hear): () => Promise<void> {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    client = next;
    let lost = false;
    const lose = (): void => {
      if (lost || ended) return;
      lost = true;
      void next.end().catch(() => undefined);
      timer = setTimeout(() => void connect(), AGAIN).unref();
    };
    next.on('error', lose).on('end', lose);
    next.on('notification', ({ payload }) => hear(payload));
    try {
      await next.connect();
      await next.query(`listen ${CHANNEL}`);
      // What was told while nobody listened is not told again.
      if (!lost) hear();
    } catch {
      lose();
    }
  };
  const connecting = connect();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await connecting;
    await client?.end().catch(() => undefined);
  };
}
