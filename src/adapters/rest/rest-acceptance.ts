import type { AcceptanceApi, WriteOptions } from '../../domain/adapter.js';
import type { Call } from '../http/request.js';
import type { Context } from './rest-context.js';
import { ACCEPTANCE_MEANINGS, refineAcceptance } from './rest-errors.js';
import * as map from './rest-mapping.js';
import * as wire from './rest-wire.js';

export function acceptanceOf({ send, write }: Context): Required<Omit<AcceptanceApi, 'mine'>> {
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
    signOut: (options) => done('sign-out', {}, options),
  };
}
