import { scimAdapter } from '../../../src/adapters/scim/scim-adapter.js';
import type { ScimAdapter } from '../../../src/adapters/scim/scim-adapter.js';
import { contractOf } from '../contract.js';
import { SERVERS, quirkyServer, type Quirk } from './quirks.js';

/* The one contract on every kind of server, by the one adapter, which is told nothing about them. */

/** What no SCIM server has. */
const NEVER = [
  'invitations',
  'invitations.link',
  'invitations.resend',
  'invitations.renew',
  'invitations.revoke',
  'invitations.events',
  'acceptance',
  'acceptance.peek',
  'acceptance.accept',
  'acceptance.decline',
  'acceptance.requestNew',
  'acceptance.sendCode',
  'acceptance.confirmCode',
  'acceptance.signOut',
  'acceptance.keep',
  'acceptance.kept',
  'acceptance.mine.list',
  'acceptance.mine.decline',
  'users.restore',
  'groups.permissions',
  'roles',
  'roles.list',
  'settings',
  'settings.get',
  'settings.update',
  'audit',
  'audit.list',
  'subscribe',
  'counts',
  'idempotency keys',
  'required groups',
  'a default group',
  "a way to move the backend's clock",
  "fields of the host's own",
  // It asks for those who are invited.
  'a filter by state gives that state alone',
];

interface Made {
  readonly adapter: ScimAdapter;
  readonly seed: { readonly groups: { id: string; name: string }[]; memberId: string; viewerId: string };
}

async function made(quirks: readonly Quirk[]): Promise<Made> {
  const { server, baseUrl, fetch } = quirkyServer(quirks);
  const [viewer, member] = [server.user('Vera Viewer'), server.user('Milan Member')];
  const others = ['Ottilie Zoellner', 'Bao Nguyen', 'Carmen Ibarra'].map((name) => server.user(name));
  const groups = [server.group('Everybody', [viewer, member]), server.group('Accounting', others)];
  const adapter = scimAdapter({
    baseUrl,
    fetch,
    viewer: { id: viewer.id, name: 'Vera Viewer', email: 'vera.viewer@example.com' },
  });
  const capabilities = { ...adapter.capabilities, ...(await adapter.probe()) };
  return {
    adapter: { ...adapter, capabilities },
    seed: {
      groups: groups.map(({ id, displayName }) => ({ id, name: String(displayName) })),
      memberId: member.id,
      viewerId: viewer.id,
    },
  };
}

for (const quirks of SERVERS) {
  let world: Made | undefined;
  contractOf(
    `scim, a server that ${quirks.map(({ title }) => title).join(', and ')}`,
    {
      // A scenario that did not come as far as to be seeded has left the server as it was.
      create: async () => (world ??= await made(quirks)).adapter,
      seed: async () => {
        const { seed } = (world ??= await made(quirks));
        world = undefined;
        return seed;
      },
    },
    [...NEVER, ...quirks.flatMap(({ lacks }) => lacks ?? [])],
  );
}
