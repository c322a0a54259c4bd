import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { code, exampleOf, propertyRows, resolver, table, typeText } from './api-reference-parts.mjs';
import { root } from './paths.mjs';

// Writes stories/guides/rest-api.md from the OpenAPI document; with `--check` writes nothing and fails when it is stale.

const SOURCE = 'src/adapters/rest/openapi.yaml';
const PAGE = 'stories/guides/rest-api.md';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

// Anchors of YAML are one object read twice here, and a date in an example is a text.
const api = parse(readFileSync(join(root, SOURCE), 'utf8'), { schema: 'core' });
const resolve = resolver(api);

const operations = Object.entries(api.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => method in item).map((method) => {
    const operation = item[method];
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
    return { path, method: method.toUpperCase(), ...operation, parameters };
  }),
);

/** What means the same everywhere is told once. */
const isShared = ({ name, in: place }) => place === 'path' || name === 'Idempotency-Key' || name === 'If-Match';

const link = (id) => `[${id}](#${id.toLowerCase()})`;
const listed = (wanted) =>
  operations
    .filter(wanted)
    .map(({ operationId }) => link(operationId))
    .join(', ');

function requestLine({ method, path, parameters }) {
  const names = parameters.map(({ name }) => name).filter((name) => name === 'Idempotency-Key' || name === 'If-Match');
  const takes = names.length ? ` Takes ${names.map((name) => `[${name}](#headers)`).join(' and ')}.` : '';
  return `${code(`${method} ${path}`)}.${takes}`;
}

function parametersOf({ parameters }) {
  const own = parameters.filter((parameter) => !isShared(parameter));
  if (own.length === 0) return '';
  const rows = own.map(({ name, in: place, required, description = '', schema }) => [
    code(name),
    `${place}${required ? ', required' : ''}`,
    typeText(schema),
    description,
  ]);
  return table(['parameter', 'in', 'value', 'meaning'], rows);
}

function bodyOf({ requestBody }) {
  if (!requestBody) return '';
  const { content, description } = resolve(requestBody);
  const [, { schema, examples }] = Object.entries(content)[0];
  const named = schema.$ref ? ` ${typeText(schema)}.` : '';
  const rows = schema.$ref ? [] : propertyRows(schema);
  const members = rows.length ? table(['member', 'value', 'meaning'], rows) : '';
  return [`**Body:**${named}${description ? ` ${description}.` : ''}`, members, exampleOf(resolve, examples)]
    .filter(Boolean)
    .join('\n\n');
}

/** Problems that any operation may answer stand in a section of their own. */
const isGeneral = ([status]) => /^[45]XX$/.test(status);

function answersOf({ responses }) {
  const told = Object.entries(responses).filter((entry) => !isGeneral(entry));
  const rows = told.map(([status, given]) => {
    const { description, content = {}, headers = {} } = resolve(given);
    const bodies = Object.entries(content).map(([type, { schema }]) =>
      schema.$ref ? typeText(schema) : type === 'application/json' ? typeText(schema) : code(type),
    );
    return [code(status), description, bodies.join(', '), Object.keys(headers).map(code).join(', ')];
  });
  const examples = told
    .filter(([status, given]) => status.startsWith('2') && !given.$ref)
    .flatMap(([, given]) => Object.values(given.content ?? {}))
    .map((media) => exampleOf(resolve, media.examples));
  return [table(['answer', 'meaning', 'body', 'headers'], rows), ...examples].filter(Boolean).join('\n\n');
}

function operationText(operation) {
  const open = operation.security?.some((way) => Object.keys(way).length === 0);
  return [
    `### ${operation.operationId}`,
    `${operation.summary}.${open ? ' Needs no session.' : ''}`,
    requestLine(operation),
    operation.description?.trim(),
    parametersOf(operation),
    bodyOf(operation),
    answersOf(operation),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function tagText({ name, description }) {
  const own = operations.filter(({ tags }) => tags.includes(name));
  if (own.length === 0) throw new Error(`No operation has the tag ${name}.`);
  return [`## ${name[0].toUpperCase()}${name.slice(1)}`, `${description}.`, ...own.map(operationText)].join('\n\n');
}

function contents() {
  const rows = operations.map(({ operationId, method, path, summary }) => [
    link(operationId),
    code(`${method} ${path}`),
    summary,
  ]);
  return `## Operations\n\n${table(['operation', 'request', 'what it does'], rows)}`;
}

function headersText() {
  const { IdempotencyKey, IfMatch } = api.components.parameters;
  const { ETag, RetryAfter } = api.components.headers;
  const takes = (header) => listed(({ parameters }) => parameters.some(({ name }) => name === header));
  const gives = (header) =>
    listed(({ responses }) =>
      Object.entries(responses).some((entry) => !isGeneral(entry) && header in (resolve(entry[1]).headers ?? {})),
    );
  return `## Headers\n\n${table(
    ['header', 'meaning', 'operations'],
    [
      [code('Idempotency-Key'), IdempotencyKey.description, takes('Idempotency-Key')],
      [code('If-Match'), IfMatch.description, takes('If-Match')],
      [code('ETag'), ETag.description, gives('ETag')],
      [code('Retry-After'), RetryAfter.description, `${gives('Retry-After')}; any other problem may have it`],
    ],
  )}`;
}

/** What an example of a problem holds beyond what every problem does. */
function besides(problem) {
  const always = ['type', 'title', 'status', 'kind', 'traceId'];
  const rest = Object.entries(problem).filter(([name]) => !always.includes(name));
  return rest.length ? code(JSON.stringify(Object.fromEntries(rest))) : '';
}

function problemsText() {
  const general = operations.filter(({ responses }) => !('4XX' in responses && '5XX' in responses));
  if (general.length > 0) throw new Error(`${general[0].operationId} names no general 4XX and 5XX.`);
  const used = ({ responses }) => Object.values(responses).map(({ $ref }) => $ref);
  const rows = Object.entries(api.components.responses).flatMap(([name, { description, content = {} }]) => {
    const media = content['application/problem+json'];
    if (!media || name === 'Problem') return [];
    return Object.values(media.examples).map(({ value }) => [
      code(value.kind),
      String(value.status),
      description,
      besides(value),
      listed((operation) => used(operation).includes(`#/components/responses/${name}`)),
    ]);
  });
  return [
    '## Problems',
    `Every answer of 400 or above is a ${link('Problem')} as ${code('application/problem+json')}. Any operation may answer any ${code('kind')}; ` +
      'these are the ones to expect, each with an example of what it may hold besides. The status may differ, the kind decides.',
    table(['kind', 'status', 'meaning', 'may hold', 'expected of'], rows),
    exampleOf(resolve, api.components.responses.Invalid.content['application/problem+json'].examples),
  ].join('\n\n');
}

function schemasText() {
  const sections = Object.entries(api.components.schemas).map(([name, schema]) => {
    const rows = propertyRows(schema);
    const members = rows.length ? table(['member', 'value', 'meaning'], rows) : `${typeText(schema)}.`;
    return [`### ${name}`, schema.description && `${schema.description.trim()}.`, members].filter(Boolean).join('\n\n');
  });
  return ['## Bodies', 'Members in **bold** are always there.', ...sections].join('\n\n');
}

/** Storybook and GitHub make the anchor of a heading from its text alone. */
function unambiguous(text) {
  const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title.toLowerCase().replaceAll(' ', '-'));
  const twice = anchors.find((anchor, index) => anchors.indexOf(anchor) !== index);
  if (twice) throw new Error(`Two headings make the anchor #${twice}.`);
  const lost = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, to]) => to).find((to) => !anchors.includes(to));
  if (lost) throw new Error(`A link goes to #${lost}, which is not there.`);
  return text;
}

function committed() {
  try {
    return readFileSync(join(root, PAGE), 'utf8');
  } catch {
    return undefined;
  }
}

const text = unambiguous(
  `${[
    `# ${api.info.title}`,
    `<!-- Built from ${SOURCE} by .config/api-reference.mjs. Change that file, then run \`node .config/api-reference.mjs\`. -->`,
    `Version ${api.info.version}. ${api.info.description.trim()}`,
    `The same in OpenAPI ${api.openapi} is ${code('usher-elements/openapi.yaml')}. Paths are below the adapter's ${code('baseUrl')}, mostly ` +
      `${code(api.servers[0].url)}; what stands in braces is opaque and percent-encoded. A request is let in by a cookie: ` +
      api.components.securitySchemes.session.description,
    contents(),
    headersText(),
    problemsText(),
    ...api.tags.map(tagText),
    schemasText(),
  ].join('\n\n')}\n`,
);

let trouble;
if (operations.length === 0) trouble = 'no operation found';
else if (!process.argv.includes('--check')) writeFileSync(join(root, PAGE), text);
else if (committed() !== text) trouble = `${PAGE} is stale; run \`npm run api-reference\``;
console.log(
  trouble ? `FAIL api-reference: ${trouble}` : `ok   api-reference: ${operations.length} operations in ${PAGE}`,
);
process.exitCode = trouble ? 1 : 0;
