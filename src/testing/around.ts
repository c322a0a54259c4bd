import type { CallOptions, DirectoryAdapter } from '../domain/adapter.js';
import { DirectoryError } from '../domain/errors.js';
import { CONTRACT_MEMBERS, type ContractMember } from './members.js';

/** One call of an adapter's member, on its way. */
export interface MemberCall {
  readonly member: ContractMember;
  readonly args: readonly unknown[];
  readonly signal: AbortSignal | undefined;
}

/** What is put around every call; `next` makes it. */
export type Around = (call: MemberCall, next: () => Promise<unknown>) => Promise<unknown>;

type Member = (...args: unknown[]) => unknown;
type Section = Record<string, unknown>;

/**
 * The same adapter with something around each of its calls. Members that are absent stay absent, those that are no
 * calls stay as they are, and adapters made from classes keep their `this`.
 */
export function around<A extends DirectoryAdapter>(adapter: A, wrap: Around): A {
  const made = new WeakSet<object>();
  const wrapped = copyOf(adapter, made);
  const source = adapter as unknown as Section;
  for (const member of CONTRACT_MEMBERS) {
    const path = member.split('.');
    const name = path.pop() ?? '';
    const owner = path.reduce<Section | undefined>((at, part) => at?.[part] as Section | undefined, source);
    const call = owner?.[name];
    if (typeof call !== 'function') continue;
    const place = path.reduce((at, part) => (at[part] = copyOf(at[part] as Section, made)), wrapped);
    place[name] = wrapMember((call as Member).bind(owner), member, wrap);
  }
  // What an adapter learns of its backend changes what it declares.
  Object.defineProperty(wrapped, 'capabilities', { get: () => adapter.capabilities, enumerable: true });
  return wrapped as unknown as A;
}

/** A copy that can be written to; one of those `made` already is taken as it is. Methods of a class come along, bound. */
function copyOf(source: object, made: WeakSet<object>): Section {
  if (made.has(source)) return source as Section;
  const copy: Section = { ...source };
  for (const key of [
    'subscribe',
    'name',
    'users',
    'invitations',
    'acceptance',
    'groups',
    'roles',
    'settings',
    'audit',
  ]) {
    const value = (source as Section)[key];
    if (copy[key] === undefined && value !== undefined) copy[key] = value;
  }
  const subscribe = copy['subscribe'];
  if (typeof subscribe === 'function') copy['subscribe'] = (subscribe as Member).bind(source);
  made.add(copy);
  return copy;
}

function wrapMember(call: Member, member: ContractMember, wrap: Around): Member {
  return (...args) => wrap({ member, args, signal: signalOf(args) }, async () => call(...args));
}

/** The options are the last argument; they alone have a signal. */
function signalOf(args: readonly unknown[]): AbortSignal | undefined {
  const last = args.at(-1);
  return typeof last === 'object' && last !== null && 'signal' in last ? (last as CallOptions).signal : undefined;
}

/** Waits, or for ever when `ms` is `undefined`; rejects with kind `aborted` when cancelled. */
export function pause(ms: number | undefined, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new DirectoryError('aborted', 'The call was cancelled.'));
    };
    const end = (): void => {
      signal?.removeEventListener('abort', stop);
      resolve();
    };
    const timer = ms === undefined ? undefined : setTimeout(end, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
