import { DirectoryError } from '../../domain/errors.js';
import { isRefusal, type ScimContext } from './scim-client.js';
import type { Learnt } from './scim-learnt.js';
import { applied, pathlessBody, patchBody, type Change } from './scim-patch.js';
import { wireAnything } from './scim-wire.js';

export interface ChangeOptions {
  readonly signal?: AbortSignal | undefined;
  readonly ifMatch?: Readonly<Record<string, string>>;
}

/** One way to write a change: its claim, and the call. */
interface Way {
  readonly claim: string;
  readonly go: () => Promise<void>;
}

/**
 * Changes a resource by PATCH: as RFC 7644, 3.5.2 has it first, then with the attributes in a value without a path and
 * with operations in capitals, each of which is all that some servers read, and by PUT where there is no PATCH or it
 * knows none of these. What a server took once, it is asked again; what it refuses after that is a refusal of the values.
 *
 * @throws {DirectoryError} the first refusal, when no way is left
 */
export async function change(
  context: ScimContext,
  where: string,
  changes: readonly Change[],
  options: ChangeOptions = {},
): Promise<void> {
  let refusal: DirectoryError | undefined;
  for (const { claim, go } of waysOf(context, where, changes, options)) {
    try {
      await go();
      context.learnt.prove(claim);
      // What is there for PUT was there for PATCH.
      if (claim === 'PUT' && refusal?.status === 404) context.learnt.patch = 'absent';
      if (claim !== 'PUT') context.learnt.patch = 'expected';
      return;
    } catch (thrown) {
      if (!mayBeTheWay(context, claim, thrown)) throw isPlain(thrown) ? (refusal ?? thrown) : thrown;
      refusal ??= thrown;
    }
  }
  if (refusal) throw refusal;
}

/** Of several refusals the first is the one about what was asked; doubt is told in any case. */
function isPlain(thrown: unknown): boolean {
  return (
    thrown instanceof DirectoryError &&
    thrown.outcome === 'not-applied' &&
    (isRefusal(thrown) || thrown.kind === 'not-found')
  );
}

function* waysOf(
  context: ScimContext,
  where: string,
  changes: readonly Change[],
  { signal, ifMatch = {} }: ChangeOptions,
): Generator<Way> {
  if (changes.length === 0) return;
  const { learnt, send } = context;
  const about = [...new Set(changes.map(({ path }) => path))].join(' ');
  const patch = async (body: unknown): Promise<void> => {
    await send({ method: 'PATCH', path: where, body, expect: 'nothing', signal, headers: ifMatch });
  };
  const values = pathlessBody(changes);
  const patches: readonly Way[] = [
    { claim: `PATCH ${about}`, go: () => patch(patchBody(changes)) },
    ...(values ? [{ claim: `PATCH value ${about}`, go: () => patch(values) }] : []),
    { claim: `PATCH capitals ${about}`, go: () => patch(patchBody(changes, true)) },
  ];
  const taken = patches.filter(({ claim }) => learnt.proven(claim));
  const whole: Way = { claim: 'PUT', go: () => put(context, where, changes, { signal, ifMatch }) };
  if (learnt.patch === 'denied') yield whole;
  for (const way of taken.length > 0 ? taken : patches) if (!isAbsent(learnt)) yield way;
  const one = changes.some(({ item }) => item !== undefined);
  if (isAbsent(learnt) || !one) yield whole;
}

/**
 * Writes the whole resource, as it is now but for the changes. A group that does not show its members would lose them by
 * it, so only a server that has nothing else is asked so.
 *
 * @throws {DirectoryError} `unsupported` for such a group
 */
export async function put(
  { send, learnt }: ScimContext,
  where: string,
  changes: readonly Change[],
  { signal, ifMatch = {} }: ChangeOptions = {},
): Promise<void> {
  const { value } = await send({ method: 'GET', path: where, expect: wireAnything, signal });
  const isOnly = learnt.patch === 'absent';
  if (!isOnly && changes.some(({ path }) => path === 'members') && !Array.isArray(value.members))
    throw new DirectoryError('unsupported', 'The group does not show its members.', { code: 'members-hidden' });
  const body = applied(value, changes);
  await send({ method: 'PUT', path: where, body, expect: 'nothing', signal, headers: ifMatch });
}

/** Whether a refusal may mean the way of asking. No PATCH at all is remembered: PUT is what every server must have. */
function mayBeTheWay({ learnt }: ScimContext, claim: string, thrown: unknown): thrown is DirectoryError {
  if (!(thrown instanceof DirectoryError)) return false;
  if (claim === 'PUT') return learnt.patch === 'denied' && isPlain(thrown);
  if ([405, 501].includes(thrown.status ?? 0)) learnt.patch = 'absent';
  // Routers without PATCH answer 404 to it, for a resource that was read a moment ago.
  return !learnt.proven(claim) && [400, 404, 405, 422, 501].includes(thrown.status ?? 0) && thrown.kind !== 'duplicate';
}

/** Asked anew each time: a refusal may have taught it. */
function isAbsent({ patch }: Learnt): boolean {
  return patch === 'absent';
}
