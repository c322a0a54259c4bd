import type { CallOptions, WriteOptions } from '../../src/domain/adapter.js';
import type { RestAdapter } from '../../src/adapters/rest/rest-adapter.js';

/** One operation of an adapter, with arguments that nothing is wrong with. */
export interface Operation {
  readonly name: string;
  readonly write: boolean;
  /** Whether its answer has a body. */
  readonly answers: 'json' | 'nothing';
  readonly acceptance?: boolean;
  /** On one's own invitation, found without a link. */
  readonly own?: boolean;
  readonly call: (adapter: RestAdapter, options?: WriteOptions) => Promise<unknown>;
}

const ref = { userId: 'u/1', invitationId: 'i?1' };
const draft = { firstName: 'A', lastName: 'B', email: 'a@example.com', groupIds: ['g'] };
const registration = { firstName: 'A', lastName: 'B', password: 'nine purple umbrellas' };

type Call = (adapter: RestAdapter, options?: WriteOptions & CallOptions) => Promise<unknown>;
const reads = (name: string, call: Call): Operation => ({ name, write: false, answers: 'json', call });
const writes = (name: string, call: Call, answers: Operation['answers'] = 'json'): Operation => ({
  name,
  write: true,
  answers,
  call,
});

/** Every operation of the contract. */
export const OPERATIONS: readonly Operation[] = [
  reads('probe', (adapter, options) => adapter.probe(options)),
  reads('viewer', (adapter, options) => adapter.viewer(options)),
  reads('users.list', ({ users }, options) => users.list({ limit: 10 }, options)),
  reads('users.get', ({ users }, options) => users.get('u/1', options)),
  reads('users.lookup', ({ users }, options) => users.lookup(['a@example.com'], options)),
  writes('users.create', ({ users }, options) => users.create(draft, options)),
  writes('users.setGroups', ({ users }, options) => users.setGroups('u/1', ['g'], options)),
  writes('users.update', ({ users }, options) => users.update('u/1', { firstName: 'C' }, options)),
  writes('users.block', ({ users }, options) => users.block('u/1', options)),
  writes('users.unblock', ({ users }, options) => users.unblock('u/1', options)),
  writes('users.remove', ({ users }, options) => users.remove('u/1', options)),
  writes('users.restore', ({ users }, options) => users.restore('u/1', options)),
  reads('invitations.link', ({ invitations }, options) => invitations.link(ref, options)),
  writes('invitations.resend', ({ invitations }, options) => invitations.resend(ref, options)),
  writes('invitations.renew', ({ invitations }, options) => invitations.renew(ref, options)),
  writes('invitations.revoke', ({ invitations }, options) => invitations.revoke(ref, options), 'nothing'),
  reads('invitations.events', ({ invitations }, options) => invitations.events(ref, options)),
  reads('groups.list', ({ groups }, options) => groups.list({ limit: 10 }, options)),
  reads('groups.get', ({ groups }, options) => groups.get('g', options)),
  writes('groups.create', ({ groups }, options) => groups.create({ name: 'G' }, options)),
  writes('groups.update', ({ groups }, options) => groups.update('g', { name: 'G' }, options)),
  writes('groups.remove', ({ groups }, options) => groups.remove('g', options), 'nothing'),
  reads('groups.members', ({ groups }, options) => groups.members('g', { limit: 10 }, options)),
  writes('groups.addMembers', ({ groups }, options) => groups.addMembers('g', ['u/1'], options)),
  writes('groups.removeMembers', ({ groups }, options) => groups.removeMembers('g', ['u/1'], options)),
  reads('groups.permissions', ({ groups }, options) => groups.permissions(options)),
  reads('roles.list', ({ roles }, options) => roles.list(options)),
  reads('settings.get', ({ settings }, options) => settings.get(options)),
  writes('settings.update', ({ settings }, options) => settings.update({ invitationDays: 3 }, options)),
  reads('audit.list', ({ audit }, options) => audit.list({ limit: 10 }, options)),
  reads('acceptance.mine.list', ({ acceptance }, options) => acceptance.mine.list(options)),
  { ...writes('acceptance.mine.accept', ({ acceptance }, options) => acceptance.mine.accept('i', options)), own: true },
  {
    ...writes(
      'acceptance.mine.decline',
      ({ acceptance }, options) => acceptance.mine.decline('i', undefined, options),
      'nothing',
    ),
    own: true,
  },
  { ...reads('acceptance.peek', ({ acceptance }, options) => acceptance.peek('t', options)), acceptance: true },
  {
    ...writes('acceptance.accept', ({ acceptance }, options) => acceptance.accept('t', registration, options)),
    acceptance: true,
  },
  {
    ...writes(
      'acceptance.decline',
      ({ acceptance }, options) => acceptance.decline('t', undefined, options),
      'nothing',
    ),
    acceptance: true,
  },
  {
    ...writes('acceptance.requestNew', ({ acceptance }, options) => acceptance.requestNew('t', options), 'nothing'),
    acceptance: true,
  },
  {
    ...writes('acceptance.sendCode', ({ acceptance }, options) => acceptance.sendCode('t', options), 'nothing'),
    acceptance: true,
  },
  {
    ...writes(
      'acceptance.confirmCode',
      ({ acceptance }, options) => acceptance.confirmCode('t', '123456', registration.password, options),
      'nothing',
    ),
    acceptance: true,
  },
  {
    ...writes('acceptance.signOut', ({ acceptance }, options) => acceptance.signOut(options), 'nothing'),
    acceptance: true,
  },
  writes('acceptance.keep', ({ acceptance }, options) => acceptance.keep('t', undefined, options), 'nothing'),
  writes('acceptance.kept', ({ acceptance }, options) => acceptance.kept(options)),
];
