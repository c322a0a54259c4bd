import type { GroupDraft, MemberReceipt } from '../../domain/adapter.js';
import { asDirectoryError, DirectoryError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import { ask } from '../before-event.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import {
  BeforeGroupMembersEvent,
  BeforeGroupUpdateEvent,
  GroupMembersEvent,
  GroupUpdateEvent,
} from './group-manager.events.js';
import { readGroup } from './group-reads.js';
import { changeMembers, updateGroup, type GroupContext } from './group-writes.js';
import { failedOf } from './receipts.js';
import { patchOf, typedFrom, type Typed, type WizardState } from './wizard-state.js';

/** An edit of a group that was saved. */
interface SavedGroup {
  readonly before: Group;
  /** As the save answered. */
  readonly after: Group;
  /** What was changed. */
  readonly names: readonly (keyof Typed)[];
  /** Ids of those who came into it. */
  readonly added: readonly string[];
}

/** What takes a saved edit of a group back; absent where nothing was changed, or not all of it can be taken back. */
export function groupUndo(state: WizardState, context: GroupContext): (() => Promise<boolean>) | undefined {
  const { group: before, done } = state;
  const directory = context.directory();
  if (!before || !done || !directory) return undefined;
  const { group: after, receipts } = done;
  const names = Object.keys(patchOf(state)) as (keyof Typed)[];
  const added = idsOf(receipts.filter(({ ok }) => ok));
  const may = (act: 'update-group' | 'remove-members'): boolean => directory.can(act, after)?.allowed === true;
  const can = (names.length === 0 || may('update-group')) && (added.length === 0 || may('remove-members'));
  if (names.length + added.length === 0 || !can) return undefined;
  return () => takeBack({ before, after, names, added }, context);
}

const idsOf = (receipts: readonly MemberReceipt[]): string[] => receipts.map(({ userId }) => userId);

/** Resolves to whether it is as before; if not, it has been said why. */
async function takeBack(saved: SavedGroup, context: GroupContext): Promise<boolean> {
  const { toasts, i18n, directory } = context;
  const { groupManager: texts, userDetails } = i18n.messages;
  const { before, after } = saved;
  try {
    if (!(await writeBack(saved, context)) || !(await takeOut(saved, context))) return false;
    toasts.show({ text: texts.restored(isolate(before.name)) });
    return true;
  } catch (thrown) {
    const error = asDirectoryError(thrown);
    directory()?.changed({ topic: 'groups', ids: [after.id], cause: 'here' });
    const overtaken = error.kind === 'conflict';
    const text = overtaken
      ? userDetails.overtaken(isolate(after.name))
      : `${userDetails.notUndone} ${errorText(error, i18n)}`;
    toasts.show({ kind: 'error', text });
    return false;
  }
}

/** Reads the group before, as a backend without versions could not notice a change in between. */
async function writeBack({ before, after, names }: SavedGroup, context: GroupContext): Promise<boolean> {
  const directory = context.directory();
  if (names.length === 0 || !directory) return true;
  const now = await readGroup(directory, after.id);
  const same = (other: Group): boolean => names.every((name) => print(now, name) === print(other, name));
  // An Undo whose answer got lost, or somebody else's very wish.
  if (same(before)) return true;
  if (!same(after)) throw new DirectoryError('conflict', 'The group was changed after the edit.');
  const typed = typedFrom(before);
  const back: Partial<GroupDraft> = Object.fromEntries(names.map((name) => [name, typed[name]]));
  if (!(await mayGoOn(new BeforeGroupUpdateEvent(now, back), context))) return false;
  context.host.dispatchEvent(new GroupUpdateEvent(await updateGroup(context, now, back)));
  return true;
}

function print(group: Group, name: keyof Typed): string {
  const value = typedFrom(group)[name];
  return typeof value === 'string' ? value : value.toSorted().join('\n');
}

async function takeOut({ after, added }: SavedGroup, context: GroupContext): Promise<boolean> {
  if (added.length === 0) return true;
  if (!(await mayGoOn(new BeforeGroupMembersEvent(after, 'remove', added), context))) return false;
  const receipts = await changeMembers(context, 'remove', after, added);
  context.host.dispatchEvent(new GroupMembersEvent(after, 'remove', receipts));
  const failed = failedOf(receipts);
  if (failed.length === 0) return true;
  const why = failed[0]?.error;
  const { i18n, toasts } = context;
  const text = i18n.messages.groupManager.notRemoved(failed.length);
  toasts.show({ kind: 'error', text: why ? `${text} ${errorText(why, i18n)}` : text });
  return false;
}

async function mayGoOn(
  event: BeforeGroupUpdateEvent | BeforeGroupMembersEvent,
  context: GroupContext,
): Promise<boolean> {
  const verdict = await ask(context.host, event);
  if (!verdict.go && verdict.reason !== undefined) context.toasts.show({ kind: 'error', text: verdict.reason });
  return verdict.go;
}
