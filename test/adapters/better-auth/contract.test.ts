import { contractOf } from '../contract.js';
import { resetClock } from '../../live/better-auth/clock.js';
import { inProcess, type InProcess } from './in-process.js';

/* The one contract, on the real server over tables in memory; the live suite has PostgreSQL and a network. */

let world: InProcess;

contractOf(
  'better-auth',
  {
    create: async () => {
      world = await inProcess();
      return world.adapter;
    },
    seed: () => world.seed,
    reset: resetClock,
  },
  [
    'required groups',
    'a default group',
    'a count of members',
    'idempotency keys',
    'addresses beyond ASCII',
    'changing the phone',
    'registering through a link',
    "fields of the host's own",
    'invitations.events',
    'acceptance.requestNew',
    'acceptance.keep',
    'acceptance.kept',
    'acceptance.sendCode',
    'acceptance.confirmCode',
    'groups.permissions',
    'settings.get',
    'settings.update',
    'settings',
    'audit.list',
    'audit',
    'subscribe',
  ],
);
