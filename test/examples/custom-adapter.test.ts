import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { membersAdapter } from '../../examples/custom-adapter/members-adapter.js';
import { membersServer } from '../../examples/custom-adapter/members-server.js';
import { describeAdapterContract } from 'usher-elements/testing';

const connect = (): ReturnType<typeof membersAdapter> =>
  membersAdapter({ baseUrl: 'http://members.example', fetch: membersServer() });

describe('the adapter of the tutorial', () => {
  const unsupported = describeAdapterContract(
    { create: connect, seed: () => ({ groups: [], memberId: '1' }) },
    { describe: (title, body) => void describe(title, body), it: (title, body) => void it(title, body), assert },
  );

  it('is an adapter of under 100 lines that claims no more than it does', () => {
    const source = readFileSync(new URL('../../examples/custom-adapter/members-adapter.ts', import.meta.url), 'utf8');
    assert.ok(source.split('\n').length <= 100);
    assert.ok(unsupported.some(({ lacking }) => lacking.includes('groups.list')));
  });

  it('names the field that its backend refused', async () => {
    const draft = { firstName: 'No', lastName: 'Address', email: 'nowhere', groupIds: [] };
    await assert.rejects(async () => connect().users.create?.(draft), { kind: 'validation' });
  });

  it('reads the dates, names and states of its backend', async () => {
    const user = await connect().users.get('3');
    assert.equal(user.firstName, 'Katherine');
    assert.equal(user.state, 'invited');
    assert.equal(user.invitation?.sentAt, '2026-11-03T08:30:00.000Z');
  });
});
