/** A throw-away database; `stop` leaves nothing of it behind. */
export interface Postgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

export function startPostgres(): Promise<Postgres>;
