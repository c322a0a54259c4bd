import { DirectoryError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { Page } from '../../domain/page.js';
import type { User, UserState } from '../../domain/user.js';
import type { Directory } from '../../state/directory.js';
import type { BlockRequest } from '../../state/row-blocks.js';
import { member } from '../parts/user-writes.js';
import type { ListQuestion } from './searched-list.js';

/** Who can be in a group: the removed are in none. */
const PRESENT: readonly UserState[] = ['invited', 'invitation-expired', 'active', 'blocked'];

type Part = Omit<BlockRequest, 'block'>;

function searchOf({ search }: ListQuestion): { search?: string } {
  return search === '' ? {} : { search };
}

/** Backends of one page that do not search are searched here: the one answer is the whole list. */
function searched<T>(
  page: Page<T>,
  { search }: ListQuestion,
  directory: Directory,
  words: (item: T) => string,
): Page<T> {
  const { capabilities } = directory;
  if (search === '' || capabilities.search !== 'none' || capabilities.paging !== 'none') return page;
  const wanted = search.toLowerCase();
  const items = page.items.filter((item) => words(item).toLowerCase().includes(wanted));
  return { ...page, items, total: items.length };
}

const wordsOf = ({ firstName, lastName, email }: User): string => `${firstName} ${lastName} ${email}`;

function partOf({ limit, offset, cursor }: Part): Part {
  return { limit, ...(offset !== undefined && { offset }), ...(cursor !== undefined && { cursor }) };
}

export async function readGroups(
  directory: Directory,
  question: ListQuestion,
  part: BlockRequest,
  signal: AbortSignal,
): Promise<Page<Group>> {
  const query = { ...searchOf(question), ...partOf(part) };
  const page = await member(directory.adapter.groups).list(query, { signal });
  return searched(page, question, directory, ({ name, description = '' }) => `${name} ${description}`);
}

export async function readUsers(
  directory: Directory,
  question: ListQuestion,
  part: BlockRequest,
  signal: AbortSignal,
): Promise<Page<User>> {
  const states = PRESENT.filter((state) => directory.capabilities.filter.states.includes(state));
  const query = { ...searchOf(question), ...(states.length > 0 && { states }), ...partOf(part) };
  const page = await directory.adapter.users.list(query, { signal });
  return searched(page, question, directory, wordsOf);
}

export async function readMembers(
  directory: Directory,
  question: ListQuestion,
  part: BlockRequest,
  signal: AbortSignal,
): Promise<Page<User>> {
  const read = member(directory.adapter.groups?.members);
  const page = await read(question.of, { ...searchOf(question), ...partOf(part) }, { signal });
  return searched(page, question, directory, wordsOf);
}

/** One group, also where the backend only lists. @throws {DirectoryError} `not-found` */
export async function readGroup(directory: Directory, id: string, signal?: AbortSignal): Promise<Group> {
  const groups = member(directory.adapter.groups);
  const options = signal ? { signal } : {};
  if (groups.get) return groups.get(id, options);
  const limit = Math.min(100, directory.capabilities.maxPageSize);
  let from: { offset?: number; cursor?: string } = {};
  for (let read = 0; ;) {
    const page = await groups.list({ limit, ...from }, options);
    const found = page.items.find((group) => group.id === id);
    if (found) return found;
    read += page.items.length;
    const { paging } = directory.capabilities;
    const atEnd = paging === 'cursor' ? page.next === undefined : page.items.length < limit;
    if (paging === 'none' || atEnd) throw new DirectoryError('not-found', 'There is no such group.');
    from = page.next === undefined ? { offset: read } : { cursor: page.next };
  }
}
