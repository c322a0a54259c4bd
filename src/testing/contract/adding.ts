import { isEditable } from '../../domain/capabilities.js';
import type { DirectoryError } from '../../domain/errors.js';
import { epoch } from '../../domain/time.js';
import { needsGroupsAtOnce } from './degrees.js';
import type { Scenario, World } from './harness.js';

const create = ['users.create'] as const;

export const ADDING: readonly Scenario[] = [
  {
    title: 'a new user is invited, with all that was typed',
    needs: ['users.create', 'users.get', 'invitations'],
    async run(world) {
      const draft = world.draft({ phone: { countryCode: '+43', number: '6641234567', country: 'AT' } });
      const { user } = await world.users.create(draft);
      const read = await world.users.get(user.id);
      world.assert.deepEqual(
        [read.firstName, read.lastName, read.email, read.state],
        [draft.firstName, draft.lastName, draft.email, 'invited'],
      );
      // What cannot be changed later need not be kept now: many backends know no numbers.
      const phone = isEditable('phone', world.adapter.capabilities) ? draft.phone : read.phone;
      world.assert.deepEqual([read.phone?.countryCode, read.phone?.number], [phone?.countryCode, phone?.number]);
      world.assert.equal(read.invitation?.state, 'pending');
      world.assert.deepEqual(
        read.groups.map(({ id }) => id),
        draft.groupIds,
      );
    },
  },
  {
    title: 'the link lives as long as declared',
    needs: ['users.create', 'invitations'],
    unless: ({ adapter }) => (adapter.capabilities.invitationTerm === undefined ? 'a declared term' : undefined),
    async run(world) {
      const { invitation } = (await world.add()).user;
      const term = epoch(invitation?.expiresAt ?? '') - epoch(invitation?.sentAt ?? '');
      world.assert.ok(Math.abs(term - (world.adapter.capabilities.invitationTerm ?? 0)) < 60_000, `${term} ms`);
    },
  },
  {
    title: 'a new user is in the list',
    needs: ['users.create', 'users.list'],
    async run(world) {
      const { user } = await world.add();
      world.assert.ok(
        (await world.everyone()).some(({ id }) => id === user.id),
        'who was just added is not in the list',
      );
    },
  },
  {
    title: 'every group that was asked for has a receipt',
    needs: create,
    unless: needsGroupsAtOnce,
    async run(world) {
      const groupIds = world.seed.groups.slice(0, 2).map(({ id }) => id);
      const { groups, user } = await world.add({ groupIds });
      world.assert.deepEqual(groups.map(({ group }) => group.id).sort(), [...groupIds].sort());
      world.assert.deepEqual(
        user.groups.map(({ id }) => id).sort(),
        groups
          .filter(({ ok }) => ok)
          .map(({ group }) => group.id)
          .sort(),
      );
    },
  },
  {
    title: 'one address is one user, whatever its case and blanks',
    needs: ['users.create', 'users.list'],
    async run(world) {
      const { user } = await world.add();
      const before = (await world.everyone()).length;
      const error = await world.rejects('duplicate', world.add({ email: ` ${user.email.toUpperCase()}` }));
      world.assert.equal(error.existing?.id, user.id);
      world.assert.equal((await world.everyone()).length, before);
    },
  },
  {
    title: 'ten at once of one address add one user',
    needs: ['users.create', 'users.list'],
    async run(world) {
      const draft = world.draft();
      const before = (await world.everyone()).length;
      const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => world.users.create(draft)));
      world.assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
      world.assert.equal((await world.everyone()).length, before + 1);
    },
  },
  {
    title: 'names are required',
    needs: create,
    async run(world) {
      const error = await world.rejects('validation', world.add({ firstName: '   ', lastName: '' }));
      world.assert.deepEqual(error.fields.map(({ field }) => field).sort(), ['firstName', 'lastName']);
    },
  },
  {
    title: 'an address that is none is refused at its field',
    needs: create,
    async run(world) {
      for (const email of ['', 'nobody', '@example.com', 'a@', 'a b@example.com', 'a@@example.com']) {
        await world.refusesField('email', world.add({ email }), `adding somebody with the address "${email}"`);
      }
    },
  },
  {
    title: 'at least one group is required',
    needs: create,
    unless: ({ adapter }) => (adapter.capabilities.groupsRequired ? undefined : 'required groups'),
    async run(world) {
      await world.refusesField('groupIds', world.add({ groupIds: [] }), 'adding somebody without a group');
    },
  },
  {
    title: 'an unknown group adds nobody',
    needs: ['users.create', 'users.list', 'groups'],
    unless: ({ adapter }) => (adapter.capabilities.groupsFrom === 'joining' ? 'groups before joining' : undefined),
    async run(world) {
      const before = (await world.everyone()).length;
      await world.rejects(['validation', 'not-found'], world.add({ groupIds: ['no-such-group'] }));
      world.assert.equal((await world.everyone()).length, before);
    },
  },
  {
    title: 'the same key with the same draft adds once and answers the same',
    needs: create,
    unless: honoursKeys,
    async run(world) {
      const draft = world.draft();
      const idempotencyKey = `contract-${draft.email}`;
      const first = await world.users.create(draft, { idempotencyKey });
      const again = await world.users.create(draft, { idempotencyKey });
      world.assert.equal(again.user.id, first.user.id);
      world.assert.equal(again.user.invitation?.id, first.user.invitation?.id);
    },
  },
  {
    title: 'ten at once with the same key add once',
    needs: ['users.create', 'users.list'],
    unless: honoursKeys,
    async run(world) {
      const draft = world.draft();
      const idempotencyKey = `contract-${draft.email}`;
      const before = (await world.everyone()).length;
      const calls = Array.from({ length: 10 }, () => world.users.create(draft, { idempotencyKey }));
      const ids = (await Promise.allSettled(calls)).flatMap((outcome) =>
        outcome.status === 'fulfilled' ? [outcome.value.user.id] : [],
      );
      world.assert.ok(ids.length > 0, 'none was answered');
      world.assert.equal(new Set(ids).size, 1);
      world.assert.equal((await world.everyone()).length, before + 1);
    },
  },
  {
    title: 'the same key with another draft is refused',
    needs: create,
    unless: honoursKeys,
    async run(world) {
      const idempotencyKey = `contract-${world.draft().email}`;
      await world.users.create(world.draft(), { idempotencyKey });
      await world.rejects('validation', world.users.create(world.draft(), { idempotencyKey }));
    },
  },
  {
    title: 'names come back as they were typed',
    needs: ['users.create', 'users.get'],
    async run(world) {
      for (const firstName of ["O'Neil", '李', 'Ægir-Þór', 'عبد الله', 'de\u0301j\u00e0', 'null']) {
        await comesBack(world, firstName);
      }
    },
  },
  {
    title: 'names of signs that mean something elsewhere come back as they were typed',
    needs: ['users.create', 'users.get'],
    unless: takesAnySign,
    async run(world) {
      for (const firstName of SIGNS) await comesBack(world, firstName);
    },
  },
  {
    title: 'an address beyond ASCII is one user in each of its forms',
    needs: ['users.create', 'users.get'],
    unless: ({ adapter }) => (adapter.capabilities.internationalEmail ? undefined : 'addresses beyond ASCII'),
    async run(world) {
      const local = world.draft().email.split('@')[0] ?? '';
      const { user } = await world.add({ email: `${local}@bücher.example` });
      world.assert.equal((await world.users.get(user.id)).email, `${local}@bücher.example`);
      await world.rejects('duplicate', world.add({ email: `${local}@xn--bcher-kva.example` }));
    },
  },
];

/** Markup, formulas, quotes, emoji and escapes: nobody bears such a name, and some backends refuse them. */
const SIGNS = ['<b>bold</b>', '=1+1', '"quoted"', '🦊', '%00%'];

/** Whoever refuses one of them says so at the field. */
async function takesAnySign(world: World): Promise<string | undefined> {
  for (const firstName of SIGNS) {
    const refusal: unknown = await world.add({ firstName }).then(
      () => undefined,
      (error: unknown) => error,
    );
    const { kind, fields } = (refusal ?? {}) as Partial<DirectoryError>;
    if (kind === 'validation' && fields?.some(({ field }) => field === 'firstName') === true)
      return 'names of any signs';
  }
  return undefined;
}

async function comesBack(world: World, firstName: string): Promise<void> {
  const { user } = await world.add({ firstName }).catch((error: unknown) => {
    throw new Error(`the first name "${firstName}" was refused: ${String(error)}`, { cause: error });
  });
  world.assert.equal((await world.users.get(user.id)).firstName, firstName);
}

function honoursKeys({
  adapter,
}: {
  readonly adapter: { readonly capabilities: { readonly idempotency: string } };
}): string | undefined {
  return adapter.capabilities.idempotency === 'honoured' ? undefined : 'idempotency keys';
}
