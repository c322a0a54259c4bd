import type { GroupDraft, MemberReceipt } from '../../domain/adapter.js';
import type { DirectoryError, FieldError } from '../../domain/errors.js';
import type { Group } from '../../domain/group.js';
import type { User } from '../../domain/user.js';

export type GroupStep = 'general' | 'permissions' | 'users' | 'overview' | 'summary';

/** All that is typed and chosen, as plain data. */
export interface Typed {
  readonly name: string;
  readonly description: string;
  readonly permissionIds: readonly string[];
}

export interface WizardState {
  /** What is edited; absent while a group is added. */
  readonly group: Group | undefined;
  readonly step: GroupStep;
  readonly typed: Typed;
  readonly people: ReadonlyMap<string, User>;
  readonly fields: readonly FieldError[];
  readonly sending: boolean;
  /** Why the last saving failed. */
  readonly error: DirectoryError | undefined;
  /** A host's own objection. */
  readonly stopped: string | undefined;
  readonly done: { readonly group: Group; readonly receipts: readonly MemberReceipt[] } | undefined;
}

export type WizardAction =
  | { readonly type: 'type'; readonly typed: Partial<Typed> }
  | { readonly type: 'permit'; readonly id: string; readonly on: boolean }
  | { readonly type: 'tick'; readonly user: User; readonly on: boolean }
  | { readonly type: 'go'; readonly step: GroupStep }
  | { readonly type: 'next' | 'back'; readonly steps: readonly GroupStep[] }
  | { readonly type: 'send' }
  | { readonly type: 'stop'; readonly reason: string | undefined }
  | { readonly type: 'fail'; readonly error: DirectoryError }
  /** Somebody else's version: taken over whole, or only as what mine is put on. */
  | { readonly type: 'rebase'; readonly group: Group; readonly keepMine: boolean }
  | { readonly type: 'done'; readonly group: Group; readonly receipts: readonly MemberReceipt[] };

/** Longest name and description taken, in characters. */
export const MAX_NAME = 100;
export const MAX_DESCRIPTION = 500;

/** What is known of a group, as if it had been typed. */
export const typedFrom = (group: Group | undefined): Typed => ({
  name: group?.name ?? '',
  description: group?.description ?? '',
  permissionIds: group?.permissionIds ?? [],
});

export function beginWizard(group?: Group): WizardState {
  return {
    group,
    step: 'general',
    typed: typedFrom(group),
    people: new Map(),
    fields: [],
    sending: false,
    error: undefined,
    stopped: undefined,
    done: undefined,
  };
}

/** What there would be to lose. */
export function isDirty(state: WizardState): boolean {
  if (state.done) return false;
  return state.people.size > 0 || Object.keys(patchOf(state)).length > 0;
}

/** What is to be different from the group as it was read; all of it for a new one. */
export function patchOf({ group, typed }: WizardState): Partial<GroupDraft> {
  const before = typedFrom(group);
  const name = typed.name.trim();
  const description = typed.description.trim();
  const ids = typed.permissionIds;
  const sameIds = ids.length === before.permissionIds.length && ids.every((id) => before.permissionIds.includes(id));
  return {
    ...(name !== before.name && { name }),
    ...(description !== before.description && { description }),
    ...(!sameIds && { permissionIds: ids }),
  };
}

export function draftOf(state: WizardState): GroupDraft {
  return { name: state.typed.name.trim(), ...patchOf(state) };
}

/** After the sending began nothing may change; after it is done nothing leads back. */
const FROZEN: readonly WizardAction['type'][] = ['type', 'permit', 'tick', 'go', 'next', 'back', 'send'];

export function reduceWizard(state: WizardState, action: WizardAction): WizardState {
  if ((state.sending || state.done) && FROZEN.includes(action.type)) return state;
  switch (action.type) {
    case 'type':
      return { ...state, typed: { ...state.typed, ...action.typed }, fields: stillWrong(state.fields, action.typed) };
    case 'permit':
      return { ...state, typed: { ...state.typed, permissionIds: toggled(state.typed.permissionIds, action) } };
    case 'tick':
      return { ...state, people: tickedWith(state.people, action.user, action.on) };
    case 'go':
      return { ...state, step: action.step };
    case 'next':
    case 'back':
      return move(state, action.steps, action.type === 'next' ? 1 : -1);
    case 'send':
      return { ...state, sending: true, error: undefined, stopped: undefined };
    case 'stop':
      return { ...state, sending: false, stopped: action.reason };
    case 'fail':
      return fail(state, action.error);
    case 'rebase':
      return rebase(state, action.group, action.keepMine);
    case 'done':
      return { ...state, sending: false, step: 'summary', done: { group: action.group, receipts: action.receipts } };
  }
}

function move(state: WizardState, steps: readonly GroupStep[], by: 1 | -1): WizardState {
  const fields = by === 1 && state.step === 'general' ? checkTyped(state.typed) : [];
  if (fields.length > 0) return { ...state, fields };
  const step = steps[steps.indexOf(state.step) + by];
  return step === undefined || step === 'summary' ? state : { ...state, step, fields: [] };
}

function checkTyped({ name, description }: Typed): FieldError[] {
  const fields: FieldError[] = [];
  if (name.trim() === '') fields.push({ field: 'name', code: 'required' });
  if ([...name.trim()].length > MAX_NAME) fields.push({ field: 'name', code: 'too-long' });
  if ([...description.trim()].length > MAX_DESCRIPTION) fields.push({ field: 'description', code: 'too-long' });
  return fields;
}

/** An error about a field leads to the step of that field. */
function fail(state: WizardState, error: DirectoryError): WizardState {
  const taken: readonly FieldError[] =
    error.kind === 'duplicate' && error.fields.length === 0 ? [{ field: 'name', code: 'duplicate' }] : error.fields;
  const mine = taken.filter(({ field }) => field === 'name' || field === 'description');
  const step = mine.length > 0 ? 'general' : state.step;
  return { ...state, sending: false, error: mine.length > 0 ? undefined : error, fields: mine, step };
}

function rebase(state: WizardState, group: Group, keepMine: boolean): WizardState {
  const next = { ...state, group, error: undefined, sending: false };
  if (!keepMine) return { ...next, typed: typedFrom(group), fields: [], step: 'general' };
  // Only what the person changed goes on top: what the other changed elsewhere stays.
  return { ...next, typed: { ...typedFrom(group), ...patchOf(state) } };
}

function stillWrong(fields: readonly FieldError[], typed: Partial<Typed>): readonly FieldError[] {
  return fields.filter(({ field }) => !(field in typed));
}

function toggled(ids: readonly string[], { id, on }: { readonly id: string; readonly on: boolean }): readonly string[] {
  const others = ids.filter((each) => each !== id);
  return on ? [...others, id] : others;
}

export function tickedWith(people: ReadonlyMap<string, User>, user: User, on: boolean): ReadonlyMap<string, User> {
  const next = new Map(people);
  if (on) next.set(user.id, user);
  else next.delete(user.id);
  return next;
}
