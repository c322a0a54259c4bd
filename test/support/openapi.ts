import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { parse } from 'yaml';

/*
 * Judges real exchanges by src/adapters/rest/openapi.yaml: adapter, server and mock handlers alike. Stricter than
 * the document in one point: an object that lists its properties may have no other, so that nothing travels
 * that nobody wrote down.
 */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

export interface ExchangeOptions {
  /** Path of the API below the origin, such as `/api`. */
  readonly basePath?: string;
}

/** The document, with aliases resolved. */
export const openApiDocument: JsonObject = load();

const EVENT_STREAM = 'text/event-stream';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS: Node gives its exports as `default`, whatever its types say.
const addFormats = addFormatsModule as unknown as (instance: Ajv2020) => void;
addFormats(ajv);
ajv.addSchema(openApiDocument, 'openapi');
const compiled = new Map<string, ValidateFunction>();

/** Every operation of the document, to see afterwards which ones were exercised. */
export const operationIds: readonly string[] = Object.values(object(openApiDocument.paths)).flatMap((item) =>
  METHODS.flatMap((method) => {
    const operation = object(item)[method];
    return operation === undefined ? [] : [String(object(operation).operationId)];
  }),
);

/** @throws {Error} that lists everything in which request or response differ from the document */
export async function checkExchange(
  request: Request,
  response: Response,
  options: ExchangeOptions = {},
): Promise<string> {
  const { operationId, problems } = await judgeExchange(request, response, options);
  if (problems.length === 0) return operationId;
  const where = `${request.method} ${new URL(request.url).pathname} -> ${response.status}`;
  throw new Error(`${where} differs from openapi.yaml:\n- ${problems.join('\n- ')}`);
}

/** What differs, and which operation it was. Reads clones, so both bodies may still be used; call it before they are. */
export async function judgeExchange(
  request: Request,
  response: Response,
  { basePath = '/api' }: ExchangeOptions = {},
): Promise<{ operationId: string; problems: string[] }> {
  const url = new URL(request.url);
  const match = url.pathname.startsWith(basePath) ? findPath(url.pathname.slice(basePath.length)) : undefined;
  if (!match) return { operationId: '', problems: [`no path of the document matches ${url.pathname}`] };
  const method = request.method.toLowerCase();
  const operation = match.item[method];
  if (operation === undefined) return { operationId: '', problems: [`${request.method} is not documented here`] };
  const at = [...match.at, method];
  const asked = [...checkParameters(match, at, request, url), ...(await checkRequestBody(at, request.clone()))];
  // A request beside the document is a server's to refuse; only when it goes through is it a difference.
  const problems = [...(response.ok ? asked : []), ...(await checkResponse(at, response))];
  return { operationId: String(object(operation).operationId), problems };
}

/** Every example of the document, held against the schema that it stands beside. */
export function exampleProblems(): { count: number; problems: string[] } {
  let count = 0;
  const problems: string[] = [];
  const visit = (place: readonly string[]): void => {
    const found = read(place);
    if (Array.isArray(found)) found.forEach((_, index) => visit([...place, String(index)]));
    if (!isObject(found)) return;
    for (const key of Object.keys(found)) if (key !== 'example') visit([...place, key]);
    if (found.schema === undefined || found.examples === undefined) return;
    for (const name of Object.keys(object(found.examples))) {
      count += 1;
      const value = object(read(follow([...place, 'examples', name]))).value;
      problems.push(...validate([...place, 'schema'], value ?? null, `${place.join(' ')} ${name}`));
    }
  };
  visit(['paths']);
  visit(['components']);
  return { count, problems };
}

interface PathMatch {
  readonly at: readonly string[];
  readonly item: JsonObject;
  readonly values: ReadonlyMap<string, string>;
}

function findPath(path: string): PathMatch | undefined {
  const parts = path.split('/');
  const candidates = Object.entries(object(openApiDocument.paths))
    // A literal segment wins over a parameter (OpenAPI 3.1, "Path Templating Matching").
    .sort(([a], [b]) => a.split('{').length - b.split('{').length);
  for (const [template, item] of candidates) {
    const names = template.split('/');
    if (names.length !== parts.length) continue;
    const values = new Map<string, string>();
    const fits = names.every((name, index) => {
      const part = parts[index] ?? '';
      if (!name.startsWith('{')) return name === part;
      values.set(name.slice(1, -1), decodeURIComponent(part));
      return part !== '';
    });
    if (fits) return { at: ['paths', template], item: object(item), values };
  }
  return undefined;
}

function checkParameters(match: PathMatch, at: readonly string[], request: Request, url: URL): string[] {
  const places = [...listAt([...match.at, 'parameters']), ...listAt([...at, 'parameters'])].map(follow);
  const known = new Set<string>();
  const problems = places.flatMap((place) => {
    const parameter = object(read(place));
    const name = String(parameter.name);
    if (parameter.in === 'query') known.add(name);
    const schema = object(parameter.schema ?? {});
    const value = valueOf(parameter, schema, match, request, url);
    if (value === undefined) return parameter.required ? [`${String(parameter.in)} parameter ${name} is missing`] : [];
    return validate([...place, 'schema'], value, `${String(parameter.in)} parameter ${name}`);
  });
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !known.has(name));
  return [...problems, ...unknown.map((name) => `query parameter ${name} is not documented`)];
}

function valueOf(
  parameter: JsonObject,
  schema: JsonObject,
  match: PathMatch,
  request: Request,
  url: URL,
): Json | undefined {
  const name = String(parameter.name);
  if (parameter.in === 'path') return match.values.get(name);
  if (parameter.in === 'header') return request.headers.get(name) ?? undefined;
  const given = url.searchParams.getAll(name);
  if (given.length === 0) return undefined;
  return schema.type === 'array' ? given : coerce(given[0] ?? '', schema.type);
}

function coerce(text: string, type: Json | undefined): Json {
  if (type === 'integer' && /^-?\d+$/u.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

async function checkRequestBody(at: readonly string[], request: Request): Promise<string[]> {
  const text = await request.text();
  if (object(read(at)).requestBody === undefined)
    return text === '' ? [] : ['the request has a body that is not documented'];
  const type = mediaType(request.headers);
  if (type !== 'application/json') return [`the request's media type is ${type || 'missing'}, not application/json`];
  return checkJson([...follow([...at, 'requestBody']), 'content', 'application/json', 'schema'], text, 'request body');
}

async function checkResponse(at: readonly string[], response: Response): Promise<string[]> {
  const responses = object(object(read(at)).responses);
  const key = [String(response.status), `${Math.floor(response.status / 100)}XX`].find(
    (name) => responses[name] !== undefined,
  );
  if (key === undefined) return [`status ${response.status} is not documented`];
  const place = follow([...at, 'responses', key]);
  const documented = object(read(place));
  const problems = checkHeaders(place, response);
  // A stream of events does not end, so only its beginning is judged.
  if (mediaType(response.headers) === EVENT_STREAM && object(documented.content)[EVENT_STREAM] !== undefined)
    return problems;
  const text = await response.clone().text();
  if (documented.content === undefined)
    return text === '' ? problems : [...problems, 'the response has a body that is not documented'];
  const type = mediaType(response.headers);
  if (object(documented.content)[type] === undefined)
    return [...problems, `the response's media type is ${type || 'missing'}`];
  return [
    ...problems,
    ...checkStatusMember(type, text, response.status),
    ...checkJson([...place, 'content', type, 'schema'], text, 'response body'),
  ];
}

/** RFC 9457, 3.1.2: the member repeats the status. */
function checkStatusMember(type: string, text: string, status: number): string[] {
  if (type !== 'application/problem+json') return [];
  const said = parseJson(text);
  return isObject(said) && said.status !== status ? [`the problem says status ${String(said.status)}`] : [];
}

function checkHeaders(place: readonly string[], response: Response): string[] {
  const headers = object(object(read(place)).headers ?? {});
  return Object.keys(headers).flatMap((name) => {
    const where = follow([...place, 'headers', name]);
    const value = response.headers.get(name);
    if (value === null) return object(read(where)).required ? [`response header ${name} is missing`] : [];
    return validate([...where, 'schema'], value, `response header ${name}`);
  });
}

function checkJson(place: readonly string[], text: string, what: string): string[] {
  const value = parseJson(text);
  return value === undefined ? [`the ${what} is not JSON`] : validate(place, value, what);
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function validate(place: readonly string[], value: Json, what: string): string[] {
  const pointer = `openapi#/${place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
  const check = compiled.get(pointer) ?? ajv.compile({ $ref: pointer });
  compiled.set(pointer, check);
  if (check(value)) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${what}${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

/** Where a part of the document really stands, behind its `$ref`. */
function follow(place: readonly string[]): readonly string[] {
  const found = read(place);
  if (!isObject(found) || typeof found.$ref !== 'string') return place;
  return follow(
    found.$ref
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

function listAt(place: readonly string[]): (readonly string[])[] {
  const list = read(place);
  return Array.isArray(list) ? list.map((_, index) => [...place, String(index)]) : [];
}

function read(place: readonly string[]): Json | undefined {
  let found: Json | undefined = openApiDocument;
  for (const part of place)
    found = Array.isArray(found) ? (found as readonly Json[])[Number(part)] : object(found)[part];
  return found;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function load(): JsonObject {
  const file = new URL('../../src/adapters/rest/openapi.yaml', import.meta.url);
  return strict(parse(readFileSync(file, 'utf8')) as Json) as JsonObject;
}

function strict(value: Json): Json {
  if (Array.isArray(value)) return value.map(strict);
  if (!isObject(value)) return value;
  const entries = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, strict(child)]));
  const closes = value.type === 'object' && value.properties !== undefined && value.additionalProperties === undefined;
  return closes ? { ...entries, additionalProperties: false } : entries;
}
