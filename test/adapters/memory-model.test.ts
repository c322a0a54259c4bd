import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DirectoryError } from '../../src/domain/errors.js';
import { nextState, type UserEvent } from '../../src/domain/policy.js';
import { DAY } from '../../src/domain/time.js';
import type { UserState } from '../../src/domain/user.js';
import { memoryWorld, type MemoryWorld } from '../support/memory-world.js';

/*
 * Random acts on three people, beside a model that knows nothing but the domain's transitions and seven days.
 * Whatever the order: state, link and what is refused agree.
 */

interface Person {
  readonly id: string;
  readonly email: string;
  state: UserState;
  /** Milliseconds of the model's clock at which the link dies. */
  expiresAt: number;
  joined: boolean;
  /** The newest link. */
  token: string;
  /** Links that a newer one has replaced. */
  readonly old: string[];
}

const ACTS = [
  'resend',
  'renew',
  'revoke',
  'accept',
  'decline',
  'block',
  'unblock',
  'remove',
  'restore',
  'advance',
  'create-again',
] as const;
type ModelAct = (typeof ACTS)[number];
interface Step {
  readonly act: ModelAct;
  readonly who: 0 | 1 | 2;
  readonly hours: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...ACTS),
  who: fc.constantFrom(0, 1, 2),
  hours: fc.integer({ min: 1, max: 100 }),
});

const EVENT: Readonly<Partial<Record<ModelAct, UserEvent>>> = {
  renew: 'invite',
  revoke: 'revoke',
  accept: 'accept',
  decline: 'decline',
  block: 'block',
  unblock: 'unblock',
  remove: 'remove',
};

let acts = 0;

describe('memory adapter beside a model', () => {
  it('agrees after every act of any sequence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
        const world = memoryWorld();
        const people = await Promise.all(['a', 'b', 'c'].map((name) => invite(world, `${name}@example.com`)));
        for (const { act, who, hours } of steps) {
          acts += 1;
          await take(world, people, people[who] as Person, act, hours);
          for (const person of people) await compare(world, person, `${act} on ${people[who]?.email ?? ''}`);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(acts >= 5000, `only ${acts} acts`);
  });
});

async function invite(world: MemoryWorld, email: string): Promise<Person> {
  const { user } = await world.adapter.users.create({ firstName: 'P', lastName: email, email, groupIds: ['GRP-1'] });
  const person: Person = {
    id: user.id,
    email,
    state: 'invited',
    expiresAt: world.clock().getTime() + 7 * DAY,
    joined: false,
    token: '',
    old: [],
  };
  person.token = await tokenOf(world, person);
  return person;
}

async function take(
  world: MemoryWorld,
  people: readonly Person[],
  person: Person,
  act: ModelAct,
  hours: number,
): Promise<void> {
  if (act === 'advance') {
    world.clock.advance(hours * 3_600_000);
    const now = world.clock().getTime();
    for (const one of people)
      if (one.state === 'invited' && one.expiresAt <= now) one.state = nextState(one.state, 'expire') ?? one.state;
    return;
  }
  const expected = foretell(person, act);
  const outcome = await perform(world, person, act).then(
    () => 'done' as const,
    (error: unknown) => error,
  );
  if (expected === undefined) {
    assert.ok(outcome instanceof DirectoryError, `${act} in ${person.state} went through`);
    assert.ok(
      ['invalid-state', 'invitation', 'duplicate'].includes(outcome.kind),
      `${act} in ${person.state}: ${outcome.kind}`,
    );
    return;
  }
  assert.equal(outcome, 'done', `${act} in ${person.state}: ${String(outcome)}`);
  await follow(world, person, act, expected);
}

/** The state that the act leads to, or `undefined` when it must be refused. */
function foretell(person: Person, act: ModelAct): UserState | undefined {
  if (act === 'create-again') return undefined;
  if (act === 'resend') return person.state === 'invited' ? 'invited' : undefined;
  if (act === 'restore')
    return nextState(person.state, person.joined ? 'restore' : person.state === 'disabled' ? 'invite' : 'restore');
  if (act === 'renew' && person.state === 'disabled') return undefined;
  return nextState(person.state, EVENT[act] ?? 'delete');
}

async function perform(world: MemoryWorld, person: Person, act: ModelAct): Promise<unknown> {
  const { users, invitations, acceptance } = world.adapter;
  if (act === 'create-again')
    return users.create({ firstName: 'P', lastName: 'P', email: person.email.toUpperCase(), groupIds: ['GRP-1'] });
  if (act === 'accept')
    return acceptance.accept(person.token, { firstName: 'P', lastName: 'Q', password: 'nine purple umbrellas' });
  if (act === 'decline') return acceptance.decline(person.token, undefined);
  if (act === 'resend' || act === 'renew' || act === 'revoke') return invitations[act](await refOf(world, person));
  return users[act as 'block' | 'unblock' | 'remove' | 'restore'](person.id);
}

async function follow(world: MemoryWorld, person: Person, act: ModelAct, state: UserState): Promise<void> {
  const before = person.state;
  person.state = state;
  if (state === 'active') person.joined = true;
  if (state !== 'invited') return;
  person.expiresAt = world.clock().getTime() + 7 * DAY;
  if (act === 'resend' && before === 'invited') return;
  person.old.push(person.token);
  person.token = await tokenOf(world, person);
  assert.ok(!person.old.includes(person.token), 'an old link came back');
}

async function compare(world: MemoryWorld, person: Person, after: string): Promise<void> {
  const user = await world.adapter.users.get(person.id);
  assert.equal(user.state, person.state, `after ${after}`);
  const preview = await world.adapter.acceptance.peek(person.token);
  assert.equal(preview.state === 'open', person.state === 'invited', `link after ${after}`);
  for (const token of person.old)
    assert.notEqual((await world.adapter.acceptance.peek(token)).state, 'open', `an old link after ${after}`);
}

async function refOf(world: MemoryWorld, person: Person): Promise<{ userId: string; invitationId: string }> {
  return { userId: person.id, invitationId: (await world.adapter.users.get(person.id)).invitation?.id ?? '' };
}

async function tokenOf(world: MemoryWorld, person: Person): Promise<string> {
  const { url } = await world.adapter.invitations.link(await refOf(world, person));
  return new URL(url).hash.slice(1);
}
