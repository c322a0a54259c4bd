import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { validate } from '@readme/openapi-parser';
import { AUDIT_ACTS } from '../../src/domain/audit.js';
import { ERROR_KINDS } from '../../src/domain/errors.js';
import { INVITATION_STEPS } from '../../src/domain/invitation.js';
import { USER_STATES } from '../../src/domain/user.js';
import { ROUTES } from '../../mocks/handlers/rest-routes.js';
import { exampleProblems, judgeExchange, openApiDocument, operationIds } from '../support/openapi.js';

type Schema = { readonly enum?: readonly string[]; readonly properties?: Readonly<Record<string, Schema>> };
const schemas = (openApiDocument.components as unknown as { schemas: Record<string, Schema> }).schemas;

describe('openapi.yaml', () => {
  it('is valid OpenAPI 3.1', async () => {
    const file = fileURLToPath(new URL('../../src/adapters/rest/openapi.yaml', import.meta.url));
    const result = await validate(file);
    assert.ok(result.valid, JSON.stringify(result));
    assert.match(String(openApiDocument.openapi), /^3\.1\./u);
  });

  it('has examples, all of them valid', () => {
    const { count, problems } = exampleProblems();
    assert.deepEqual(problems, []);
    assert.ok(count >= 40, `${count} examples`);
  });

  it('names what the domain names', () => {
    assert.deepEqual(schemas.AuditEntry?.properties?.act?.enum, AUDIT_ACTS);
    assert.deepEqual(schemas.InvitationEvent?.properties?.step?.enum, INVITATION_STEPS);
    assert.deepEqual(schemas.UserState?.enum, USER_STATES);
    assert.deepEqual(schemas.Problem?.properties?.kind?.enum, ERROR_KINDS);
  });

  it('has each operation once, and a mock handler for each', () => {
    assert.equal(new Set(operationIds).size, operationIds.length);
    const documented = Object.entries(openApiDocument.paths as Record<string, Record<string, unknown>>).flatMap(
      ([path, item]) =>
        ['get', 'put', 'post', 'patch', 'delete']
          .filter((method) => method in item)
          .map((method) => `${method} ${path.replace(/\{(\w+)\}/gu, ':$1')}`),
    );
    assert.deepEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort(), documented.sort());
  });
});

describe('the judge of exchanges', () => {
  const user = { id: 'u', firstName: 'A', lastName: 'B', email: 'a@example.com', state: 'active', groups: [] };
  const url = 'http://usher.test/api/v1/accounts/a/users';
  const json = { 'Content-Type': 'application/json' };
  const problem = { 'Content-Type': 'application/problem+json' };
  const created = (body: unknown, headers: Record<string, string> = { ...json, Location: '/x' }) =>
    new Response(JSON.stringify(body), { status: 201, headers });
  const added = { user, groups: [], delivery: 'queued' };
  const post = (body: unknown, headers: Record<string, string> = json) =>
    new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const draft = { firstName: 'A', lastName: 'B', email: 'a@example.com', groupIds: ['g'] };
  const page = new Response(JSON.stringify({ items: [user], total: 1 }), { headers: json });
  const oops = (body: unknown, status = 409) => new Response(JSON.stringify(body), { status, headers: problem });
  const said = { type: 'about:blank', title: 'x', status: 409, kind: 'duplicate' };

  const cases: readonly (readonly [title: string, request: Request, response: Response, found: RegExp | undefined])[] =
    [
      ['a good exchange', post(draft), created(added), undefined],
      [
        'a good page',
        new Request(`${url}?limit=10&state=active&state=invited&sort=-name&counts=true`),
        page.clone(),
        undefined,
      ],
      ['a good problem', post(draft), oops(said), undefined],
      ['an unknown path', new Request('http://usher.test/api/v2'), page.clone(), /no path/u],
      ['an unknown method', new Request(url, { method: 'DELETE' }), page.clone(), /not documented/u],
      ['a body with too much', post({ ...draft, admin: true }), created(added), /additional/u],
      ['a body with too little', post({ ...draft, email: undefined }), created(added), /email/u],
      ['a body that is not called JSON', post(draft, { 'Content-Type': 'text/plain' }), created(added), /media type/u],
      ['a parameter that nobody knows', new Request(`${url}?page=2`), page.clone(), /page is not documented/u],
      ['a parameter of another type', new Request(`${url}?limit=many`), page.clone(), /limit/u],
      ['a sort that there is not', new Request(`${url}?sort=shoe-size`), page.clone(), /sort/u],
      [
        'an answer with a link in a user',
        post(draft),
        created({ ...added, user: { ...user, link: 'x' } }),
        /additional/u,
      ],
      ['an answer without a state', post(draft), created({ ...added, user: { ...user, state: undefined } }), /state/u],
      [
        'a date that is none',
        post(draft),
        created({ ...added, user: { ...user, joinedAt: 'yesterday' } }),
        /date-time/u,
      ],
      ['a missing header', post(draft), created(added, json), /Location/u],
      ['an ETag without quotes', post(draft), created(added, { ...json, Location: '/x', ETag: '7' }), /ETag/u],
      ['an undocumented status', post(draft), new Response('{}', { status: 202, headers: json }), /status 202/u],
      ['a problem of an unknown kind', post(draft), oops({ ...said, kind: 'odd' }), /kind/u],
      ['a problem that says another status', post(draft), oops({ ...said, status: 400 }), /says status 400/u],
      [
        'a problem that is called JSON',
        post(draft),
        new Response(JSON.stringify(said), { status: 409, headers: json }),
        /media type/u,
      ],
      [
        'a Retry-After in words',
        post(draft),
        new Response(JSON.stringify({ ...said, status: 429 }), {
          status: 429,
          headers: { ...problem, 'Retry-After': 'soon' },
        }),
        /Retry-After/u,
      ],
    ];
  for (const [title, request, response, found] of cases) {
    it(`${found ? 'finds' : 'passes'} ${title}`, async () => {
      const { problems } = await judgeExchange(request, response);
      if (found) assert.match(problems.join('\n'), found);
      else assert.deepEqual(problems, []);
    });
  }
});
