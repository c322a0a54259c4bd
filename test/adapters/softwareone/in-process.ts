import { softwareOneAdapter, type SoftwareOneAdapter } from '../../../src/adapters/softwareone/softwareone-adapter.js';
import type { ContractSeed } from '../../../src/testing/adapter-contract.js';
import { answer } from '../../live/softwareone/answering.js';
import { Platform } from '../../live/softwareone/platform.js';
import { Problem } from '../../live/softwareone/problems.js';
import { newWorld, ownerOf, seedOf } from '../../live/softwareone/world.js';

export const BASE = 'https://api.example.com/public';

/** The live suite's stand-in without a network, and adapters to it. */
export interface InProcess {
  readonly platform: Platform;
  readonly adapter: SoftwareOneAdapter;
  readonly seed: ContractSeed;
  /** An adapter to the same account whose connection somebody stands on. */
  through(meddle: (next: typeof fetch) => typeof fetch): SoftwareOneAdapter;
  /** The same for the invited person. */
  visitorThrough(meddle: (next: typeof fetch) => typeof fetch): SoftwareOneAdapter;
}

export function inProcess(): InProcess {
  const platform = new Platform();
  const world = newWorld(platform);
  const common = { baseUrl: BASE, clock: () => new Date(platform.now()), attempts: 1 };
  const admin = connection(platform, () => 'admin');
  const invited = connection(platform, (path) => ownerOf(platform, path));
  const through: InProcess['through'] = (meddle) => softwareOneAdapter({ ...common, ...world, fetch: meddle(admin) });
  const visitorThrough: InProcess['visitorThrough'] = (meddle) =>
    softwareOneAdapter({ ...common, fetch: meddle(invited) });
  const visitor = visitorThrough((next) => next);
  return {
    platform,
    adapter: through((next) => next),
    seed: seedOf(platform, world, visitor),
    through,
    visitorThrough,
  };
}

function connection(platform: Platform, bearer: (path: string) => string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice('/public'.length);
    const text = await request.text();
    const asked = {
      method: request.method,
      path,
      query: search,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
    try {
      const { status, body } = answer(platform, { ...asked, bearer: bearer(path) });
      return json(status, body);
    } catch (error) {
      if (error instanceof Problem) return json(error.status, error.document());
      throw error;
    }
  };
}

export function json(status: number, body: unknown): Response {
  const headers = { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' };
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}
