import { parseArgs } from 'node:util';

export interface Arguments {
  readonly demo: boolean;
  readonly reset: boolean;
  readonly users: number;
  readonly port: number;
  /** Undefined where the environment or the default decides. */
  readonly data: string | undefined;
}

/** Fixed, so that a bookmark of the demonstration stays good. */
export const DEFAULT_PORT = 4780;
const DEFAULT_USERS = 200;
const MAX_USERS = 1_000_000;

/** A mistake of whoever started the server, told in one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws {UsageError} */
export function readArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Arguments {
  const values = parse(args);
  return {
    demo: values.demo,
    reset: values.reset,
    users: numberOf('--users', values.users, 1, MAX_USERS) ?? DEFAULT_USERS,
    port: numberOf('--port', values.port ?? environment.PORT, 0, 65_535) ?? DEFAULT_PORT,
    data: values.data ?? environment.USHER_DATA,
  };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        demo: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        users: { type: 'string' },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new UsageError(`${said}\nKnown: --demo, --reset, --users=N, --port=N, --data=FOLDER.`, { cause: error });
  }
}

function numberOf(name: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} has to be a number from ${least} to ${most}.`);
}
