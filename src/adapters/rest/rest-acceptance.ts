import type { AcceptanceApi, MyInvitationsApi, WriteOptions } from '../../domain/adapter.js';
import type { Call } from '../http/request.js';
import type { Context } from './rest-context.js';
import { path } from '../http/url.js';
import { ACCEPTANCE_MEANINGS, OWN_MEANINGS, refineAcceptance, refineOwn } from './rest-errors.js';
import * as map from './rest-mapping.js';
import * as wire from './rest-wire.js';

type Acceptance = Required<AcceptanceApi> & { readonly mine: Required<MyInvitationsApi> };

export function acceptanceOf(context: Context): Acceptance {
  const { send, write } = context;
  const post = (act: string, body: unknown, registering = false) =>
    ({
      method: 'POST',
      path: `/v1/acceptance/${act}`,
      body,
      meanings: ACCEPTANCE_MEANINGS,
      refine: (error) => refineAcceptance(error, registering),
    }) satisfies Partial<Call<unknown>>;
  const done = async (act: string, body: unknown, options: WriteOptions | undefined): Promise<void> => {
    await send({ ...post(act, body, true), expect: 'nothing', ...write(options) });
  };
  return {
    peek: async (token, options) =>
      map.toPreview(
        await send({
          ...post('peek', { token }, true),
          expect: wire.wirePreview,
          write: false,
          signal: options?.signal,
        }),
      ),
    accept: async (token, registration, options) => {
      const call = post('accept', registration ? { token, registration } : { token }, registration !== undefined);
      return map.toAccepted(await send({ ...call, expect: wire.wireAccepted, ...write(options) }));
    },
    decline: (token, reason, options) => done('decline', reason === undefined ? { token } : { token, reason }, options),
    requestNew: (token, options) => done('request-new', { token }, options),
    sendCode: (token, options) => done('send-code', { token }, options),
    confirmCode: (token, code, password, options) => done('confirm-code', { token, code, password }, options),
    mine: mineOf(context),
    signOut: (options) => done('sign-out', {}, options),
    ...keepingOf(context),
  };
}

/** What fails there is about the way to the server and not about a link. */
function keepingOf({ send }: Context): Required<Pick<AcceptanceApi, 'keep' | 'kept'>> {
  const post = (act: string, body: unknown) =>
    ({ method: 'POST', path: `/v1/acceptance/${act}`, body, write: true }) as const;
  return {
    keep: async (token, typed, options) => {
      const body = typed ? { token, typed } : { token };
      await send({ ...post('keep', body), expect: 'nothing', signal: options?.signal });
    },
    kept: async (options) =>
      map.toKept(await send({ ...post('kept', {}), expect: wire.wireKept, signal: options?.signal })),
  };
}

function mineOf({ send, write }: Context): Required<MyInvitationsApi> {
  const post = (id: string, act: string, body: unknown) =>
    ({
      method: 'POST',
      path: `/v1/my/invitations${path`/${id}`}/${act}`,
      body,
      meanings: OWN_MEANINGS,
      refine: refineOwn,
    }) satisfies Partial<Call<unknown>>;
  const list = { method: 'GET', path: '/v1/my/invitations', expect: wire.wireMyInvitations, write: false } as const;
  return {
    list: async (options) => map.toMyInvitations(await send({ ...list, signal: options?.signal })),
    accept: async (id, options) =>
      map.toAccepted(await send({ ...post(id, 'accept', {}), expect: wire.wireAccepted, ...write(options) })),
    decline: async (id, reason, options) => {
      const body = reason === undefined ? {} : { reason };
      await send({ ...post(id, 'decline', body), expect: 'nothing', ...write(options) });
    },
  };
}
