import type { DirectoryAdapter } from '../../domain/adapter.js';
import type { ContractBackend } from '../contract/harness.js';

/** What a module gives to be examined. */
export type Subject =
  | { readonly kind: 'adapter'; readonly adapter: DirectoryAdapter }
  | { readonly kind: 'backend'; readonly backend: ContractBackend };

/** The names under which a module may export it, in the order in which they are looked for. */
export const EXPORT_NAMES = ['default', 'backend', 'adapter'] as const;

/** A mistake of whoever asked, with a sentence that says what to do. */
export class DoctorError extends Error {
  override readonly name = 'DoctorError';
}

/**
 * The adapter or backend that a module exports; a promise of one, and a function that makes one, will do.
 * @throws {DoctorError} when there is none
 */
export async function subjectOf(exports: Readonly<Record<string, unknown>>): Promise<Subject> {
  for (const name of EXPORT_NAMES) {
    if (exports[name] === undefined) continue;
    const subject = asSubject(await made(exports[name], name));
    if (subject) return subject;
  }
  const names = Object.keys(exports);
  throw new DoctorError(
    `The module exports no adapter. It exports ${names.length > 0 ? names.join(', ') : 'nothing'}. ` +
      'Export an adapter as "adapter", or an object with create() and seed() as "backend"; a default export will do for either.',
  );
}

async function made(value: unknown, name: string): Promise<unknown> {
  try {
    return await (typeof value === 'function' ? (value as () => unknown)() : value);
  } catch (error) {
    throw new DoctorError(`The export "${name}" could not be made: ${textOf(error)}`, { cause: error });
  }
}

function asSubject(value: unknown): Subject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isFunction(value, 'create') && isFunction(value, 'seed')) {
    return { kind: 'backend', backend: value as ContractBackend };
  }
  const { users, capabilities } = value as Partial<DirectoryAdapter>;
  if (typeof users !== 'object' || !isFunction(users, 'list')) return undefined;
  if (typeof capabilities !== 'object') {
    throw new DoctorError(
      'The adapter has no "capabilities". Start with LEAST_CAPABILITIES from usher-elements and raise what the backend can do.',
    );
  }
  return { kind: 'adapter', adapter: value as DirectoryAdapter };
}

function isFunction(value: object, name: string): boolean {
  return typeof (value as Readonly<Record<string, unknown>>)[name] === 'function';
}

/** What an error says, whatever was thrown. */
export function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
