/*
 * The reference adapter: a whole account in the page.
 *
 * Needs: nothing. A `storage` keeps the account over a reload, without links and passwords; `mail` takes what would be
 * mailed, and without it delivery is `unknown`.
 *
 * Can do: every member of the contract. Cannot do: tell other pages of changes (it tells those made through another
 * adapter of the same account, see `as`), keep anything secret from the page, or check a password other than by its rules.
 */
import type { Capabilities } from '../../domain/capabilities.js';
import { emailKey } from '../../domain/email.js';
import { DirectoryError } from '../../domain/errors.js';
import type { Viewer } from '../../domain/policy.js';
import { systemClock } from '../../domain/time.js';
import { USER_STATES, displayName } from '../../domain/user.js';
import { acceptanceOf } from './acceptance.js';
import { Desk, type Session } from './desk.js';
import { groupsOf } from './groups.js';
import { randomId } from './ids.js';
import { invitationsOf } from './invitations.js';
import type { MemoryAdapter, MemoryAdapterOptions } from './options.js';
import { loadSnapshot, saveSnapshot } from './persistence.js';
import { notFound } from './refusals.js';
import { remind } from './reminding.js';
import { rolesOf } from './roles.js';
import { rememberMembers, seedStore } from './seed.js';
import { settingsOf, termOf } from './settings.js';
import { Store } from './store.js';
import { readTrail } from './trail.js';
import { usersOf } from './users.js';

export type {
  IdKind,
  MemoryAccount,
  MemoryAdapter,
  MemoryAdapterOptions,
  MemoryIdentity,
  MemoryMail,
} from './options.js';

const STORAGE_KEY = 'usher-directory';

/**
 * A directory within the page: the whole contract, with its rules, and no server. For demonstrations,
 * tests and stories, and as the reference for what an adapter's members mean. Nothing in it is secret
 * from the page that holds it.
 */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const store = new Store(
    options.account ?? { id: 'ACC-0000-0001', name: 'Account' },
    options.clock ?? systemClock,
    options.newId ?? randomId,
  );
  const key = options.storageKey ?? STORAGE_KEY;
  const kept = options.storage && loadSnapshot(options.storage, key);
  seedStore(store, options);
  if (kept) store.load(kept);
  rememberMembers(store);
  const hooks = {
    before: remind,
    save: () => {
      if (options.storage) saveSnapshot(options.storage, key, store);
    },
  };
  if (options.storage) followOtherTabs(store, options.storage, key);
  return adapterAt(
    new Desk(store, options, options.viewer ?? firstViewer(store), { current: options.signedIn }, hooks),
  );
}

function adapterAt(desk: Desk): MemoryAdapter {
  return {
    name: 'memory',
    get capabilities() {
      return capabilitiesOf(desk);
    },
    probe: (options) => desk.read(options, () => capabilitiesOf(desk)),
    viewer: (options) => desk.read(options, () => viewerOf(desk)),
    users: usersOf(desk),
    invitations: invitationsOf(desk),
    acceptance: acceptanceOf(desk),
    groups: groupsOf(desk),
    roles: rolesOf(desk),
    settings: settingsOf(desk),
    audit: { list: (query, options) => desk.read(options, () => readTrail(query, desk)) },
    subscribe: (listener) => desk.store.listen(listener, desk),
    as: (viewer, signedIn) => adapterAt(desk.for(viewer, { current: signedIn })),
    signIn: (email) => signIn(email, desk.session, desk.store),
  };
}

function capabilitiesOf(desk: Desk): Capabilities {
  return {
    search: 'contains',
    sort: ['name', 'email', 'joined', 'last-sign-in', 'state'],
    filter: { states: USER_STATES, groups: true, invitedBy: true, invited: true, expires: true },
    paging: 'offset',
    counts: true,
    maxPageSize: 100,
    groupsRequired: true,
    idempotency: 'honoured',
    resend: 'same-link',
    renew: 'expired-only',
    invitationTerm: termOf(desk),
    internationalEmail: true,
  };
}

function viewerOf({ viewer, store }: Desk): Viewer {
  if (!viewer) throw new DirectoryError('unauthenticated', 'Nobody is signed in.');
  const { id, name } = store.account;
  return { account: { id, name }, ...viewer };
}

function firstViewer(store: Store): Viewer | undefined {
  for (const user of store.users.values()) {
    if (!user.administrator || user.state !== 'active') continue;
    return { id: user.id, name: displayName(user), email: user.email, administrator: true };
  }
  return undefined;
}

function signIn(email: string, session: Session, store: Store): void {
  const identity = store.identities.get(emailKey(email));
  if (!identity) throw notFound('user');
  session.current = { email: identity.email, name: identity.name };
}

/** Takes over what another tab on the same storage wrote. Lives as long as the page, as the data does. */
function followOtherTabs(store: Store, storage: Storage, key: string): void {
  if (typeof window === 'undefined') return;
  window.addEventListener('storage', (event) => {
    if (event.storageArea !== storage || event.key !== key) return;
    const snapshot = loadSnapshot(storage, key);
    if (!snapshot) return;
    store.load(snapshot);
    store.tell({ topic: 'users' });
    store.tell({ topic: 'groups' });
  });
}
