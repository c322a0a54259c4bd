import { INVITATION_STEPS } from '../../domain/invitation.js';
import { epoch } from '../../domain/time.js';
import type { InvitationRef, InvitationStep } from '../../domain/invitation.js';
import type { Scenario, World } from './harness.js';

/* What is known to have happened to an invitation. */

const events = ['users.create', 'invitations.events'] as const;

export const FOLLOWING: readonly Scenario[] = [
  {
    title: 'what happened to an invitation is told, oldest first',
    needs: events,
    async run(world) {
      const { ref } = await world.invite();
      const told = await world.invitations.events(ref);
      const times = told.map(({ at }) => epoch(at));
      world.assert.ok(told.length > 0, 'nothing happened');
      world.assert.ok(
        told.every(({ step }) => INVITATION_STEPS.includes(step)),
        'a step that the contract does not know',
      );
      world.assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
    },
  },
  {
    title: 'sending again is among what happened',
    needs: [...events, 'invitations.resend'],
    async run(world) {
      const { ref } = await world.invite();
      const { id } = await world.invitations.resend(ref);
      const steps = await stepsOf(world, { ...ref, invitationId: id });
      world.assert.ok(steps.includes('resent') || steps.includes('renewed'), steps.join(', '));
    },
  },
  {
    title: 'accepting is among what happened',
    needs: [...events, 'invitations.link', 'acceptance.peek', 'acceptance.accept'],
    unless: async (world) => {
      const { token } = await world.inviteWithToken();
      return (await world.offersRegistering(token)) ? undefined : 'registering through a link';
    },
    async run(world) {
      const { ref, token } = await world.inviteWithToken();
      await world.accept(token);
      world.assert.ok((await stepsOf(world, ref)).includes('accepted'), 'accepting is not among what happened');
    },
  },
  {
    title: 'revoking is among what happened',
    needs: [...events, 'invitations.revoke'],
    async run(world) {
      const { ref } = await world.invite();
      await world.invitations.revoke(ref);
      world.assert.ok((await stepsOf(world, ref)).includes('revoked'), 'revoking is not among what happened');
    },
  },
  {
    title: 'nothing is told of an unknown invitation',
    needs: events,
    async run(world) {
      const { user } = await world.invite();
      const ref = { userId: user.id, invitationId: 'no-such-invitation' };
      await world.rejects('not-found', world.invitations.events(ref));
    },
  },
  {
    title: 'no link is in what happened',
    needs: [...events, 'invitations.link'],
    async run(world) {
      const { ref, token } = await world.inviteWithToken();
      world.assert.ok(!JSON.stringify(await world.invitations.events(ref)).includes(token), 'the token is told');
    },
  },
];

async function stepsOf({ invitations }: World, ref: InvitationRef): Promise<InvitationStep[]> {
  return (await invitations.events(ref)).map(({ step }) => step);
}
