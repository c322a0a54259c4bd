import { checkEmail } from '../../domain/email.js';
import type { DirectoryError, FieldError } from '../../domain/errors.js';
import type { RoleRef } from '../../domain/role.js';
import type { UserDraft } from '../../domain/user.js';
import { customOf, customProblem, isBlank, isCustom, type CustomField } from '../parts/custom/custom-draft.js';
import { STEPS, type Draft, type Field, type Problem, type Rules, type StepId, type Trouble } from './wizard-types.js';

type OwnField = Exclude<Field, CustomField>;

const STEP_OF: Readonly<Record<OwnField, StepId>> = {
  firstName: 'details',
  lastName: 'details',
  email: 'email',
  phone: 'details',
  role: 'details',
  groups: 'groups',
};

/** Order in which fields stand, so that the first one wrong gets the focus. */
const FIELDS: readonly OwnField[] = ['firstName', 'lastName', 'email', 'phone', 'role', 'groups'];

export function emptyDraft(): Draft {
  return { firstName: '', lastName: '', email: '', phone: { country: '', callingCode: '', typed: '' }, groups: [] };
}

/** The steps that there are: a backend without groups has no step for them. */
export function stepsOf({ steps, groups }: Rules): readonly StepId[] {
  return (steps ?? STEPS).filter((step) => groups || step !== 'groups');
}

export function firstStepOf(rules: Rules): StepId {
  return stepsOf(rules)[0] ?? 'details';
}

/** The role that is given: the one chosen, else the usual one of the account, where that can be given. */
export function roleOf({ role }: Draft, { roles }: Pick<Rules, 'roles'>): RoleRef | undefined {
  const usual = roles?.find(({ isDefault, unavailable }) => isDefault && unavailable === undefined);
  return role ?? (usual && { id: usual.id, name: usual.name });
}

/** Where a field stands now; with the details where its step is left out. */
export function stepOfField(field: Field, { steps = STEPS, custom }: Rules): StepId {
  const step = isCustom(field) ? custom?.find(({ name }) => field === `custom.${name}`)?.step : STEP_OF[field];
  return step !== undefined && (step === 'groups' || steps.includes(step)) ? step : 'details';
}

/** The first of `steps` that has a problem. */
export function firstStepWith(
  problems: readonly Problem[],
  steps: readonly StepId[],
  rules: Rules,
): StepId | undefined {
  return steps.find((step) => problems.some(({ field }) => stepOfField(field, rules) === step));
}

/** All that is wrong, in the order of the fields. */
export function problemsOf(draft: Draft, rules: Rules): readonly Problem[] {
  const email = checkEmail(draft.email, { international: rules.internationalEmail });
  const problems: Problem[] = [];
  if (draft.firstName.trim() === '') problems.push({ field: 'firstName', code: 'required' });
  if (draft.lastName.trim() === '') problems.push({ field: 'lastName', code: 'required' });
  if (email.problem) problems.push({ field: 'email', code: email.problem });
  if (draft.phone.typed.trim() !== '' && !draft.phone.number)
    problems.push({ field: 'phone', code: draft.phone.fault ?? 'unchecked' });
  if (isGone(draft.role, rules.roles)) problems.push({ field: 'role', code: 'not-found' });
  for (const rule of rules.custom ?? []) {
    const problem = customProblem(rule, draft.custom?.[rule.name]);
    if (problem) problems.push(problem);
  }
  if (rules.groups && rules.groupsRequired && draft.groups.length === 0)
    problems.push({ field: 'groups', code: 'groups' });
  return problems;
}

function isGone(role: RoleRef | undefined, roles: Rules['roles']): boolean {
  if (!role || !roles) return false;
  return !roles.some(({ id, unavailable }) => id === role.id && unavailable === undefined);
}

/** Whether leaving would lose something that a person typed. */
export function isTyped(draft: Draft): boolean {
  const custom = Object.values(draft.custom ?? {}).map(({ value }) => value);
  return [draft.firstName, draft.lastName, draft.email, draft.phone.typed, ...custom].some((value) => !isBlank(value));
}

/** What is handed to the backend. */
export function userDraftOf(
  draft: Draft,
  locale: string,
  rules: Pick<Rules, 'custom' | 'roles' | 'groupsLater'> = {},
): UserDraft {
  const custom = customOf(draft.custom ?? {}, rules.custom ?? []);
  const role = roleOf(draft, rules);
  const { number } = draft.phone;
  return {
    firstName: draft.firstName.trim(),
    lastName: draft.lastName.trim(),
    email: checkEmail(draft.email).email,
    ...(number && draft.phone.typed.trim() !== '' && { phone: number }),
    groupIds: rules.groupsLater ? [] : draft.groups.map(({ id }) => id),
    ...(role && { roleId: role.id }),
    ...(custom && { custom }),
    locale,
  };
}

/** What the backend found wrong, by our fields; a path it has and we have not is left to the banner. */
export function problemsFrom(error: DirectoryError): readonly Problem[] {
  const found = error.fields.flatMap((each) => problemFrom(each));
  const duplicate: Problem[] = error.kind === 'duplicate' ? [{ field: 'email', code: 'duplicate' }] : [];
  const all = [...found.filter(({ field, code }) => field !== 'email' || code !== 'duplicate'), ...duplicate];
  const own = FIELDS.flatMap((field) => all.filter((problem) => problem.field === field));
  return [...own, ...all.filter(({ field }) => isCustom(field))];
}

/** Fields that the contract calls otherwise. */
const NAMES: Readonly<Partial<Record<string, OwnField>>> = { groupIds: 'groups', roleId: 'role' };

function problemFrom({ field: path, code, message }: FieldError): Problem[] {
  if (isCustom(path)) return [{ field: path, code, ...(message !== undefined && { message }) }];
  const root = path.split('.')[0] ?? '';
  const field = NAMES[root] ?? FIELDS.find((each) => each === root);
  return field ? [{ field, code, ...(message !== undefined && { message }) }] : [];
}

/** An error without its class, so that a state can be kept. */
export function troubleOf(error: DirectoryError): Trouble {
  const { kind, code, traceId, retryAfterMs, reason } = error;
  return {
    kind,
    ...(code !== undefined && { code }),
    ...(traceId !== undefined && { traceId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(reason && { reason }),
  };
}
