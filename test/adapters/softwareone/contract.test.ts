import { contractOf } from '../contract.js';
import { inProcess, type InProcess } from './in-process.js';

/* The one contract, without Prism and without a network; the live suite runs it with both. */

let world: InProcess;

contractOf(
  'softwareone',
  {
    create: () => {
      world = inProcess();
      return world.adapter;
    },
    seed: () => world.seed,
  },
  [
    'counts by state add up to the users of the account',
    'the link lives as long as declared',
    'the same key with the same draft adds once and answers the same',
    'ten at once with the same key add once',
    'the same key with another draft is refused',
    'an address beyond ASCII is one user in each of its forms',
    'a removed member is out, and restored at once',
    'who was removed before accepting is invited anew',
    'a repeated block with the same key answers the same',
    'a revoked invitation is over, its link dead',
    'what is over is not revoked again',
    'who registers is a member',
    'of ten who accept at once, one does',
    'a password against the rules is refused at its field, and the link stays open',
    'without a registration somebody must be signed in',
    'a revoked link cannot be used',
    'who declines is out, and the link dead',
    'asking for a new link changes nothing by itself',
    'a wrong code proves nothing',
    'revoking is among what happened',
    'somebody else who can sign in',
    'a default group',
    'a count of members',
    'a filter by inviter',
    'a filter by time of invitation',
    'a filter by end of invitation',
    "fields of the host's own",
    'subscribe',
    'invitations.events',
    'acceptance.keep',
    'acceptance.kept',
    'acceptance.mine.list',
    'acceptance.mine.decline',
    'groups.permissions',
    'roles.list',
    'roles',
    'settings.get',
    'settings.update',
    'settings',
    'audit.list',
    'audit',
  ],
);
