import { html, nothing, type TemplateResult } from 'lit';
import type { GroupPermission } from '../../domain/group.js';
import { displayName } from '../../domain/user.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import type { Directory } from '../../state/directory.js';
import { banner } from '../../ui/banner.js';
import { checkbox } from '../../ui/checkbox.js';
import { icon } from '../../ui/icons.js';
import { stepper } from '../../ui/stepper.js';
import { textArea } from '../../ui/text-area.js';
import { textField } from '../../ui/text-field.js';
import { errorText } from '../parts/error-text.js';
import { isolate } from '../parts/isolate.js';
import type { GroupWizard } from './group-wizard.js';
import { peopleList } from './people-list.js';
import { failedOf, failedReceipts } from './receipts.js';
import type { GroupStep, WizardState } from './wizard-state.js';

export interface WizardViewOptions {
  readonly wizard: GroupWizard;
  readonly state: WizardState;
  readonly directory: Directory;
  readonly permissions: readonly GroupPermission[];
  readonly i18n: LocalizeController;
  /** Whether something is being written. */
  readonly busy: boolean;
  readonly cancel: () => void;
  readonly view: () => void;
}

/** A step is there where the backend can do what it is about. */
function stepsOf({ directory, permissions }: WizardViewOptions): GroupStep[] {
  return [
    'general',
    ...(permissions.length > 0 ? (['permissions'] as const) : []),
    ...(directory.adapter.groups?.addMembers ? (['users'] as const) : []),
    'overview',
    'summary',
  ];
}

export function wizardView(options: WizardViewOptions): TemplateResult {
  const { wizard, state, i18n, cancel } = options;
  const { groupManager: texts, common } = i18n.messages;
  const all = stepsOf(options);
  const now = all.indexOf(state.step);
  const submit = (event: Event): void => {
    event.preventDefault();
    void wizard.advance(all);
  };
  return html`<form class="pane boxed wizard" part="wizard" novalidate aria-labelledby="wizard-title" @submit=${submit}>
    <div class="pane-head">
      <h2 class="pane-title" id="wizard-title">${state.group ? texts.editTitle : texts.addTitle}</h2>
      <button type="button" class="button ghost icon-only small pane-close" aria-label=${common.close} @click=${cancel}>
        ${icon('close')}
      </button>
    </div>
    <div part="steps">
      ${stepper<GroupStep>({
        label: texts.steps,
        steps: all.map((id, index) => ({
          id,
          label: texts.step[id],
          state: index < now ? 'done' : index === now ? 'now' : 'later',
        })),
        ofText: texts.stepOf(now + 1, all.length),
        doneText: texts.stepDone,
        number: (value) => i18n.number(value),
        onPick: state.done || state.sending ? undefined : (step) => wizard.dispatch({ type: 'go', step }),
      })}
    </div>
    <div class="pane-body">
      <h3 class="lead" id="group-step" tabindex="-1">
        <span class="visually-hidden">${texts.step[state.step]}: </span>${texts.lead[state.step]}
      </h3>
      ${problem(options)} ${STEPS[state.step](options)}
    </div>
    ${foot(options, all)}
  </form>`;
}

const STEPS: Readonly<Record<GroupStep, (options: WizardViewOptions) => TemplateResult>> = {
  general,
  permissions: permissionsStep,
  users,
  overview,
  summary,
};

function problem({ wizard, state, i18n }: WizardViewOptions): TemplateResult | typeof nothing {
  const { groupManager: texts } = i18n.messages;
  const { error, stopped } = state;
  if (stopped !== undefined) return banner({ kind: 'danger', role: 'alert', title: texts.notSaved, text: stopped });
  if (!error) return nothing;
  if (error.kind !== 'conflict' || !state.group)
    return banner({ kind: 'danger', role: 'alert', title: texts.notSaved, text: errorText(error, i18n) });
  return banner({
    kind: 'warning',
    role: 'alert',
    title: texts.conflict,
    text: texts.conflictText,
    actions: html`<button type="button" class="button small" @click=${() => void wizard.settle(false)}>
        ${texts.reload}</button
      ><button type="button" class="button small" @click=${() => void wizard.settle(true)}>${texts.overwrite}</button>`,
  });
}

function fieldError(field: string, { state, i18n }: WizardViewOptions): string | undefined {
  const found = state.fields.find((each) => each.field === field);
  if (!found) return undefined;
  if (found.code === 'duplicate') return i18n.messages.groupManager.nameTaken;
  const known: Readonly<Record<string, unknown>> = i18n.messages.field;
  const text = known[found.code];
  return typeof text === 'string' ? text : (found.message ?? i18n.messages.field.invalid);
}

function general(options: WizardViewOptions): TemplateResult {
  const { wizard, state, i18n } = options;
  const { groupManager: texts, common } = i18n.messages;
  return html`<div class="stack loose">
    ${textField({
      id: 'group-name',
      name: 'name',
      label: texts.name,
      value: state.typed.name,
      required: true,
      dir: 'auto',
      autocomplete: 'off',
      error: fieldError('name', options),
      onInput: (name) => wizard.dispatch({ type: 'type', typed: { name } }),
    })}
    ${textArea({
      id: 'group-description',
      name: 'description',
      label: texts.description,
      optional: common.optional,
      value: state.typed.description,
      rows: 3,
      error: fieldError('description', options),
      onInput: (description) => wizard.dispatch({ type: 'type', typed: { description } }),
    })}
  </div>`;
}

function permissionsStep({ wizard, state, permissions }: WizardViewOptions): TemplateResult {
  return html`<div class="stack">
    ${permissions.map(({ id, name, description }, index) =>
      checkbox({
        id: `permission-${index}`,
        label: name,
        hint: description,
        checked: state.typed.permissionIds.includes(id),
        onChange: (on) => wizard.dispatch({ type: 'permit', id, on }),
      }),
    )}
  </div>`;
}

function users({ wizard, state, directory, i18n }: WizardViewOptions): TemplateResult {
  const { groupManager: texts } = i18n.messages;
  const inIt = state.group?.id;
  return html`<div class="stack">
    <p class="small muted" role="status">${texts.chosen(state.people.size)}</p>
    ${peopleList({
      id: 'new-members',
      label: texts.step.users,
      list: wizard.people,
      directory,
      i18n,
      ticked: state.people,
      onTick: (user, on) => wizard.dispatch({ type: 'tick', user, on }),
      whyNot: ({ groups }) => (groups.some(({ id }) => id === inIt) ? texts.alreadyIn : undefined),
      emptyText: texts.noPeople,
    })}
  </div>`;
}

function overview(options: WizardViewOptions): TemplateResult {
  const { wizard, state, permissions, i18n } = options;
  const { groupManager: texts, common } = i18n.messages;
  const { name, description, permissionIds } = state.typed;
  const granted = permissions.filter(({ id }) => permissionIds.includes(id)).map((each) => each.name);
  const people = [...state.people.values()].map((user) => isolate(displayName(user)));
  const values: Readonly<Partial<Record<GroupStep, TemplateResult>>> = {
    general: html`<dl class="dl">
      <dt>${texts.name}</dt>
      <dd><bdi>${name}</bdi></dd>
      <dt>${texts.description}</dt>
      <dd>${description.trim() === '' ? common.notSet : html`<bdi>${description}</bdi>`}</dd>
    </dl>`,
    permissions: html`<p>${granted.length === 0 ? texts.noPermissions : i18n.list(granted)}</p>`,
    users: html`<p>${people.length === 0 ? texts.nobodyAdded : i18n.list(people)}</p>`,
  };
  return html`${stepsOf(options).map((step) => {
    const value = values[step];
    return value
      ? html`<section class="section" aria-labelledby="overview-${step}">
          <div class="section-head">
            <h4 class="section-title" id="overview-${step}">${texts.step[step]}</h4>
            <button
              type="button"
              class="link push"
              aria-label=${texts.editStep(texts.step[step])}
              @click=${() => wizard.dispatch({ type: 'go', step })}
            >
              ${common.edit}
            </button>
          </div>
          ${value}
        </section>`
      : nothing;
  })}`;
}

function summary(options: WizardViewOptions): TemplateResult {
  const { wizard, state, i18n } = options;
  const { groupManager: texts } = i18n.messages;
  if (!state.done) return html``;
  const { group, receipts } = state.done;
  const name = isolate(group.name);
  const added = receipts.length - failedOf(receipts).length;
  return html`<div class="stack">
    ${banner({
      kind: 'success',
      title: state.group ? texts.updated(name) : texts.created(name),
      text: added > 0 ? texts.added(added) : undefined,
      actions: undoButton(options),
    })}
    ${failedReceipts({
      act: 'add',
      receipts,
      people: state.people,
      busy: false,
      retry: () => void wizard.retry(),
      i18n,
    })}
  </div>`;
}

/** Back at the group as it was. */
function undoButton({ wizard, i18n, busy, view }: WizardViewOptions): TemplateResult | undefined {
  const { undo } = wizard;
  if (!undo) return undefined;
  const press = async (): Promise<void> => {
    if (!busy && (await undo())) view();
  };
  return html`<button
    type="button"
    class="button ghost small"
    aria-busy=${busy ? 'true' : nothing}
    @click=${() => void press()}
  >
    ${icon('undo', 'sm')}${i18n.messages.common.undo}
  </button>`;
}

function foot({ wizard, state, i18n, cancel, view }: WizardViewOptions, steps: readonly GroupStep[]): TemplateResult {
  const { groupManager: texts, common } = i18n.messages;
  if (state.done)
    return html`<div class="pane-foot">
      <button type="button" class="button ghost" @click=${view}>${texts.viewGroup}</button>
      <span class="pane-end"
        ><button type="button" class="button primary" @click=${cancel}>${common.close}</button></span
      >
    </div>`;
  const first = state.step === 'general';
  const label = state.step !== 'overview' ? common.next : state.group ? common.save : texts.add;
  return html`<div class="pane-foot">
    <button
      type="button"
      class="button ghost"
      @click=${() => (first ? cancel() : wizard.dispatch({ type: 'back', steps }))}
    >
      ${first ? common.cancel : html`${icon('chevron-left')}${common.back}`}
    </button>
    <span class="pane-end">
      <button type="submit" class="button primary" aria-busy=${state.sending ? 'true' : nothing}>${label}</button>
    </span>
  </div>`;
}
