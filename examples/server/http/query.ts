import type { AuditQuery } from '../../../src/domain/audit.js';
import type { FieldError } from '../../../src/domain/errors.js';
import type { GroupQuery } from '../../../src/domain/group.js';
import { toInstant, type Instant } from '../../../src/domain/time.js';
import {
  USER_STATES,
  type TimeRange,
  type UserQuery,
  type UserSort,
  type UserSortKey,
  type UserState,
} from '../../../src/domain/user.js';
import { invalid } from '../errors.js';
import { isStorable } from './body.js';

const SORT_KEYS: readonly UserSortKey[] = ['name', 'email', 'joined', 'last-sign-in', 'state'];
const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
/** Longest search, in code points: more is nobody's name. */
const MAX_SEARCH = 500;

/** @throws {DirectoryError} `validation` that names each wrong parameter */
export function readUserQuery(params: URLSearchParams): UserQuery {
  const problems: FieldError[] = unstorable(params);
  const states = params.getAll('state').filter((state): state is UserState => {
    const known = (USER_STATES as readonly string[]).includes(state);
    if (!known) problems.push({ field: 'state', code: 'invalid' });
    return known;
  });
  const groupIds = params.getAll('group');
  const invitedBy = params.getAll('invitedBy');
  const sort = readSort(params.get('sort'), problems);
  const invited = readRange(params, 'invited', problems);
  const expires = readRange(params, 'expires', problems);
  const query = {
    ...readPaging(params, problems),
    ...(states.length > 0 && { states }),
    ...(groupIds.length > 0 && { groupIds }),
    ...(invitedBy.length > 0 && { invitedBy }),
    ...(invited && { invited }),
    ...(expires && { expires }),
    ...(sort && { sort }),
  };
  if (problems.length > 0) throw invalid(problems);
  return query;
}

/** @throws {DirectoryError} `validation` */
export function readGroupQuery(params: URLSearchParams): GroupQuery {
  const problems: FieldError[] = unstorable(params);
  const query = readPaging(params, problems);
  if (problems.length > 0) throw invalid(problems);
  return query;
}

/** @throws {DirectoryError} `validation` */
export function readAuditQuery(params: URLSearchParams): AuditQuery {
  const { search: _search, ...paging } = readGroupQuery(params);
  const userId = params.get('user');
  const groupId = params.get('group');
  return { ...paging, ...(userId !== null && { userId }), ...(groupId !== null && { groupId }) };
}

function unstorable(params: URLSearchParams): FieldError[] {
  return [...params].flatMap(([field, value]) => (isStorable(value) ? [] : [{ field, code: 'invalid' }]));
}

function readPaging(params: URLSearchParams, problems: FieldError[]): GroupQuery {
  const search = params.get('search');
  const cursor = params.get('cursor');
  if (search !== null && [...search].length > MAX_SEARCH) problems.push({ field: 'search', code: 'too-long' });
  const limit = readNumber(params, 'limit', 1, MAX_LIMIT, problems) ?? DEFAULT_LIMIT;
  const offset = readNumber(params, 'offset', 0, Number.MAX_SAFE_INTEGER, problems);
  return {
    limit,
    ...(search !== null && { search }),
    ...(offset !== undefined && { offset }),
    ...(cursor !== null && { cursor }),
  };
}

function readNumber(
  params: URLSearchParams,
  name: string,
  least: number,
  most: number,
  problems: FieldError[],
): number | undefined {
  const text = params.get(name);
  if (text === null) return undefined;
  const value = /^\d{1,16}$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  problems.push({ field: name, code: 'invalid' });
  return undefined;
}

function readRange(params: URLSearchParams, name: string, problems: FieldError[]): TimeRange | undefined {
  const from = readInstant(params, `${name}From`, problems);
  const until = readInstant(params, `${name}Until`, problems);
  if (from === undefined && until === undefined) return undefined;
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

/** In the one spelling in which instants are stored, so that they compare as text. */
function readInstant(params: URLSearchParams, name: string, problems: FieldError[]): Instant | undefined {
  const text = params.get(name);
  if (text === null) return undefined;
  const at = /^\d{4}-\d\d-\d\dT/u.test(text) ? new Date(text) : new Date(Number.NaN);
  if (!Number.isNaN(at.getTime())) return toInstant(at);
  problems.push({ field: name, code: 'invalid' });
  return undefined;
}

function readSort(text: string | null, problems: FieldError[]): UserSort | undefined {
  if (text === null) return undefined;
  const down = text.startsWith('-');
  const by = SORT_KEYS.find((key) => key === (down ? text.slice(1) : text));
  if (by) return { by, direction: down ? 'descending' : 'ascending' };
  problems.push({ field: 'sort', code: 'invalid' });
  return undefined;
}
