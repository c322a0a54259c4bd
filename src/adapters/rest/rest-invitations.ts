import type { InvitationsApi } from '../../domain/adapter.js';
import type { InvitationRef } from '../../domain/invitation.js';
import { path } from '../http/url.js';
import type { Context } from './rest-context.js';
import * as map from './rest-mapping.js';
import * as wire from './rest-wire.js';

export function invitationsOf({ send, account, write }: Context): Required<InvitationsApi> {
  const at = ({ userId, invitationId }: InvitationRef, act: string): string =>
    `${account()}${path`/users/${userId}/invitations/${invitationId}`}/${act}`;
  const post = { method: 'POST', body: {} } as const;
  return {
    link: async (ref, options) =>
      map.toLink(
        await send({ ...post, path: at(ref, 'link'), expect: wire.wireLink, write: false, signal: options?.signal }),
      ),
    events: async (ref, options) => {
      const where = at(ref, 'events');
      return map.toEvents(
        await send({
          method: 'GET',
          path: where,
          expect: wire.wireInvitationEvents,
          write: false,
          signal: options?.signal,
        }),
      );
    },
    resend: async (ref, options) =>
      map.toInvitation(
        await send({ ...post, path: at(ref, 'resend'), expect: wire.wireInvitation, ...write(options) }),
      ),
    renew: async (ref, options) =>
      map.toInvitation(await send({ ...post, path: at(ref, 'renew'), expect: wire.wireInvitation, ...write(options) })),
    revoke: async (ref, options) => {
      await send({ ...post, path: at(ref, 'revoke'), expect: 'nothing', ...write(options) });
    },
  };
}
