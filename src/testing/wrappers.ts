import type { DirectoryAdapter } from '../domain/adapter.js';
import { DirectoryError, type DirectoryErrorInit, type ErrorKind } from '../domain/errors.js';
import { around, pause, type MemberCall } from './around.js';
import type { ContractMember } from './members.js';

/** Which calls a fault meets: all that every given field fits. */
export interface FaultyCalls {
  /** Of which members; of all when absent. */
  readonly of?: ContractMember | readonly ContractMember[];
  /** From which of these calls on, counted from 1; the first when absent. */
  readonly from?: number;
  /** How many of them; all that follow when absent. */
  readonly times?: number;
}

/**
 * What goes wrong with a call.
 * - `fail`: it rejects with this kind; with `applied` only after the adapter has done it, as when an answer gets lost,
 *   and then with the outcome `unknown`;
 * - `hang`: it never answers until it is cancelled; with `applied` the adapter has done it all the same;
 * - `delay`: the answer comes that many milliseconds late;
 * - `overtake`: the answer waits until that many later calls of the same member were answered.
 */
export type Fault = FaultyCalls &
  (
    | { readonly fail: ErrorKind; readonly init?: DirectoryErrorInit; readonly applied?: boolean }
    | { readonly hang: true; readonly applied?: boolean }
    | { readonly delay: number }
    | { readonly overtake: number }
  );

/** Faults in order: the first that fits a call meets it. */
export type FaultPlan = readonly Fault[];

/** The same adapter on a bad day. Calls that no fault fits go through untouched. */
export function withFaults<A extends DirectoryAdapter>(adapter: A, plan: FaultPlan): A {
  const met = new Map<Fault, number>();
  const queue = new Overtaking();
  return around(adapter, async (call, next) => {
    const fault = plan.find((one) => fits(one, call, met));
    if (!fault) return queue.answered(call.member, await next());
    if ('overtake' in fault) return queue.hold(call, fault.overtake, await next());
    return queue.answered(call.member, await suffer(fault, call, next));
  });
}

/** Every call of the adapter takes longer, by milliseconds or by what a function says of the call. */
export function withLatency<A extends DirectoryAdapter>(adapter: A, ms: number | ((call: MemberCall) => number)): A {
  return around(adapter, async (call, next) => {
    await pause(typeof ms === 'number' ? ms : ms(call), call.signal);
    return next();
  });
}

/** One call that an adapter was asked for. Arguments and answers may hold links and tokens: keep it out of logs. */
export interface RecordedCall {
  readonly member: ContractMember;
  readonly args: readonly unknown[];
  readonly state: 'pending' | 'answered' | 'failed';
  readonly answer?: unknown;
  readonly error?: unknown;
}

/** The adapter, and every call of it in the order in which they were made; the list grows and is kept current. */
export interface Recording<A extends DirectoryAdapter> {
  readonly adapter: A;
  readonly calls: readonly RecordedCall[];
}

export function recordCalls<A extends DirectoryAdapter>(adapter: A): Recording<A> {
  const calls: RecordedCall[] = [];
  const recorded = around(adapter, async ({ member, args }, next) => {
    const at = calls.push({ member, args, state: 'pending' }) - 1;
    try {
      const answer = await next();
      calls[at] = { member, args, state: 'answered', answer };
      return answer;
    } catch (error) {
      calls[at] = { member, args, state: 'failed', error };
      throw error;
    }
  });
  return { adapter: recorded, calls };
}

/** Whether a fault meets this call; counts the calls that it could have met. */
function fits(fault: Fault, { member }: MemberCall, met: Map<Fault, number>): boolean {
  const { of, from = 1, times = Infinity } = fault;
  const concerned = of === undefined || (typeof of === 'string' ? of === member : of.includes(member));
  if (!concerned) return false;
  const count = (met.get(fault) ?? 0) + 1;
  met.set(fault, count);
  return count >= from && count < from + times;
}

async function suffer(
  fault: Exclude<Fault, { readonly overtake: number }>,
  { signal }: MemberCall,
  next: () => Promise<unknown>,
): Promise<unknown> {
  if ('delay' in fault) {
    const answer = await next();
    await pause(fault.delay, signal);
    return answer;
  }
  if (fault.applied) await next();
  if ('hang' in fault) return pause(undefined, signal);
  const outcome = fault.applied ? 'unknown' : 'not-applied';
  throw new DirectoryError(fault.fail, `Made to fail: ${fault.fail}.`, { outcome, ...fault.init });
}

interface Held {
  left: number;
  readonly release: () => void;
}

/** Answers that wait for later ones. */
class Overtaking {
  readonly #held = new Map<ContractMember, Held[]>();

  /** Passes an answer on, and lets go who waited for it. */
  answered<T>(member: ContractMember, answer: T): T {
    const waiting = this.#held.get(member) ?? [];
    for (const one of waiting) one.left -= 1;
    this.#held.set(
      member,
      waiting.filter(({ left }) => left > 0),
    );
    // After the answer that overtook has reached its caller.
    for (const one of waiting.filter(({ left }) => left <= 0)) setTimeout(one.release);
    return answer;
  }

  async hold<T>({ member, signal }: MemberCall, left: number, answer: T): Promise<T> {
    if (left > 0) {
      const turn = new Promise<void>((release) => {
        this.#held.set(member, [...(this.#held.get(member) ?? []), { left, release }]);
      });
      await Promise.race([turn, pause(undefined, signal)]);
    }
    return this.answered(member, answer);
  }
}
