import { http, type HttpHandler } from 'msw';
import type { DirectoryAdapter } from '../../src/domain/adapter.js';
import { DirectoryError } from '../../src/domain/errors.js';
import { incomingOf, type Route } from './rest-answers.js';
import { ROUTES } from './rest-routes.js';
import { problemResponse } from './rest-problems.js';

export interface RestHandlerOptions {
  /** Where the API is: a path such as `/api` in a browser, an absolute URL elsewhere. */
  readonly baseUrl?: string;
  /** The only account that is known; any other is 404. Any account when absent. */
  readonly account?: string;
}

/** MSW handlers that speak the REST contract over any adapter. */
export function restHandlers(adapter: DirectoryAdapter, options: RestHandlerOptions = {}): HttpHandler[] {
  const base = options.baseUrl ?? '/api';
  return ROUTES.map((route) =>
    http[route.method](`${base}${route.path}`, ({ request }) => answer(route, request, adapter, options)),
  );
}

/** The same as a `fetch`, where nothing has to be intercepted. */
export function restFetch(adapter: DirectoryAdapter, options: RestHandlerOptions = {}): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const route = ROUTES.find(
      ({ method, path }) => method === request.method.toLowerCase() && paramsOf(path, request, options) !== undefined,
    );
    if (!route) return problemResponse(new DirectoryError('not-found', 'There is no such operation.'));
    const response = await answer(route, request, adapter, options);
    if (response.type === 'error') throw new TypeError('The connection was made to break.');
    return response;
  };
}

async function answer(
  route: Route,
  request: Request,
  adapter: DirectoryAdapter,
  options: RestHandlerOptions,
): Promise<Response> {
  try {
    const params = paramsOf(route.path, request, options) ?? {};
    if (options.account !== undefined && params.account !== undefined && params.account !== options.account) {
      throw new DirectoryError('not-found', 'There is no such account.', { code: 'account-not-found' });
    }
    return await route.answer(incomingOf(adapter, request, params));
  } catch (error) {
    return problemResponse(error);
  }
}

/** The path's parameters, each decoded once; `undefined` when the path is another. */
function paramsOf(
  path: string,
  request: Request,
  { baseUrl = '/api' }: RestHandlerOptions,
): Record<string, string> | undefined {
  const base = baseUrl.replace(/^https?:\/\/[^/]+/u, '');
  const given = new URL(request.url).pathname.split('/');
  const names = `${base}${path}`.split('/');
  if (given.length !== names.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = given[index] ?? '';
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(part);
    else if (name !== part) return undefined;
  }
  return params;
}
