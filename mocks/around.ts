import type { CallOptions, DirectoryAdapter } from '../src/domain/adapter.js';

/** One call of an adapter's member, on its way. */
export interface MemberCall {
  /** Such as `users.list` or `viewer`. */
  readonly member: string;
  readonly args: readonly unknown[];
  readonly signal: AbortSignal | undefined;
}

type Member = (...args: never[]) => unknown;

/** Sections of an adapter whose members are calls. */
const SECTIONS = ['users', 'invitations', 'acceptance', 'groups'] as const;
/** Members that change nothing. */
const READS = [
  'probe',
  'viewer',
  'users.list',
  'users.get',
  'users.lookup',
  'invitations.link',
  'acceptance.peek',
  'groups.list',
  'groups.get',
];

export function isRead(member: string): boolean {
  return READS.includes(member);
}

/**
 * The same adapter with something around each of its calls: `next` makes the call. Members that are absent
 * stay absent.
 */
export function around<A extends DirectoryAdapter>(
  adapter: A,
  wrap: (call: MemberCall, next: () => Promise<unknown>) => Promise<unknown>,
): A {
  const wrapped: Record<string, unknown> = Object.fromEntries(Object.entries(adapter));
  for (const name of ['probe', 'viewer'] as const) {
    if (adapter[name]) wrapped[name] = wrapMember(adapter[name].bind(adapter), name, wrap);
  }
  for (const section of SECTIONS) {
    const members = adapter[section];
    if (!members) continue;
    const entries = Object.entries(members).map(
      ([name, member]) => [name, wrapMember(member as Member, `${section}.${name}`, wrap)] as const,
    );
    wrapped[section] = Object.fromEntries(entries);
  }
  return wrapped as unknown as A;
}

function wrapMember(member: Member, name: string, wrap: Parameters<typeof around>[1]): Member {
  return (...args: never[]) => wrap({ member: name, args, signal: signalOf(args) }, async () => member(...args));
}

/** The options are the last argument; they alone have a signal. */
function signalOf(args: readonly unknown[]): AbortSignal | undefined {
  const last = args.at(-1);
  return typeof last === 'object' && last !== null && 'signal' in last ? (last as CallOptions).signal : undefined;
}
