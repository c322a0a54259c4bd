import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../../ui/icons.js';
import { hostLabel, isHostStep } from '../host-steps.js';
import { keptBanner, stepList } from '../wizard-frame.js';
import { columnsStep, rowsIn } from './columns-step.js';
import { fieldsUsed } from './columns.js';
import { hostStep } from './for-all.js';
import { manyGroupsStep } from './many-groups-step.js';
import { manyOverviewStep } from './many-overview-step.js';
import type { ManyPanel } from './many-panel.js';
import type { ManyPort } from './many-port.js';
import type { ManyStep } from './many-state.js';
import { peopleStep } from './people-step.js';
import { runStep } from './run-step.js';

/** The steps with their state, and the one that is shown. */
export function manyMain(port: ManyPort, panel: ManyPanel): TemplateResult {
  return html`${steps(port, panel)}
    <div
      class="pane-body many-body"
      part="body"
      @dragover=${onDragover}
      @dragleave=${onDragleave}
      @drop=${dropOn(panel)}
    >
      ${content(port, panel)}
    </div>`;
}

function content(port: ManyPort, panel: ManyPanel): unknown {
  const { many: texts } = port.i18n.messages;
  const { intake, watch } = panel;
  if (intake.table) {
    return withLead(
      texts.columns,
      texts.columnsLead,
      columnsStep(intake.table, port, (to) => intake.setMapping(to)),
      port,
    );
  }
  switch (port.state.step) {
    case 'people':
      return withLead(texts.people, texts.peopleLead, peopleStep(port, partsOf(panel)), port);
    case 'groups':
      return withLead(
        stepName('groups', port),
        texts.groupsLead,
        manyGroupsStep(port, (name) => void panel.acts.createGroup(name)),
        port,
      );
    case 'overview':
      return withLead(stepName('overview', port), texts.overviewLead, manyOverviewStep(port), port);
    case 'summary':
      return watch.run
        ? runStep(port, {
            run: watch.run,
            receipts: panel.receipts,
            onSave: panel.saveReceipts,
            parts: panel.parts,
            onRest: panel.giveRest,
          })
        : nothing;
    default:
      return withLead('', stepName(port.state.step, port), hostStep(port.state.step, port), port);
  }
}

function withLead(name: string, lead: string, body: unknown, { state, i18n }: ManyPort): TemplateResult {
  return html`<div class="step-body">
    <h3 class="lead" id="step" tabindex="-1">
      ${name === '' ? nothing : html`<span class="visually-hidden">${name}: </span>`}${lead}
    </h3>
    ${keptBanner(state.kept, i18n)} ${body}
  </div>`;
}

function steps(port: ManyPort, panel: ManyPanel): TemplateResult {
  const { i18n, state, steps: all } = port;
  return stepList({
    i18n,
    steps: all,
    step: state.step,
    nameOf: (id) => stepName(id, port),
    onPick: state.step === 'summary' || panel.intake.table ? undefined : port.go,
  });
}

function stepName(step: ManyStep, { i18n, own }: ManyPort): string {
  const { many, wizard } = i18n.messages;
  if (isHostStep(step)) return hostLabel(own.steps, step);
  return step === 'people' ? many.people : wizard[step];
}

/** Back or Cancel at the start, the act at the end, and beside it what is to be known first. */
export function manyFoot(port: ManyPort, panel: ManyPanel, close: () => void): TemplateResult {
  const { i18n, state } = port;
  const { common } = i18n.messages;
  if (state.step === 'summary') return runFoot(port, panel, close);
  const first = state.step === 'people' && !panel.intake.table;
  const note = noteOf(port, panel);
  const busy = panel.intake.found !== undefined || panel.moves.waiting;
  return html`<div class="pane-foot">
    ${
      first
        ? html`<button type="button" class="button ghost" @click=${close}>${common.cancel}</button>`
        : html`<button type="button" class="button ghost" @click=${() => panel.moves.back()}>
            ${icon('chevron-left')}${common.back}
          </button>`
    }
    <span class="pane-end">
      ${note.words ? html`<span class="pane-reason num" id="reason">${note.words}</span>` : nothing}
      <button
        type="submit"
        class="button primary"
        id="go"
        aria-disabled=${note.bars ? 'true' : nothing}
        aria-busy=${busy ? 'true' : nothing}
        aria-describedby=${note.words ? 'reason' : nothing}
      >
        ${mainWords(port, panel)}
      </button>
    </span>
  </div>`;
}

function mainWords({ i18n, state, judged, invites }: ManyPort, { intake }: ManyPanel): string {
  const { many: texts, common } = i18n.messages;
  if (intake.table) return texts.readRows(rowsIn(intake.table));
  if (state.step !== 'overview') return common.next;
  return invites ? texts.invite(judged.ready.length) : texts.add(judged.ready.length);
}

/** What stands beside the main button, and whether it keeps it from working. */
function noteOf({ i18n, state, judged }: ManyPort, { intake }: ManyPanel): { words: string; bars: boolean } {
  const { many: texts } = i18n.messages;
  if (intake.table) {
    const known = fieldsUsed(intake.table.mapping).includes('email');
    return { words: known ? '' : texts.needEmail, bars: !known };
  }
  if (state.step !== 'overview') return { words: '', bars: false };
  if (judged.checking > 0) return { words: texts.waitForChecks, bars: true };
  if (judged.ready.length === 0) return { words: texts.noneReady, bars: true };
  return { words: judged.bad > 0 ? texts.othersStay(judged.bad) : '', bars: false };
}

function runFoot({ i18n, state }: ManyPort, panel: ManyPanel, close: () => void): TemplateResult {
  const { many: texts, common } = i18n.messages;
  const { finished } = panel.watch;
  const left = state.rows.length + (finished ? finished.counts.failed + finished.counts.waiting : 0);
  return html`<div class="pane-foot">
    ${
      finished
        ? html`<button type="button" class="button ghost" @click=${() => panel.again()}>
            ${left > 0 ? texts.backToList(left) : texts.addMore}
          </button>`
        : nothing
    }
    <span class="pane-end"
      ><button type="button" class="button primary" id="go" @click=${close}>${common.close}</button></span
    >
  </div>`;
}

function partsOf(panel: ManyPanel): Parameters<typeof peopleStep>[1] {
  return {
    intake: panel.intake,
    check: panel.check,
    rows: panel.rows,
    editor: panel.editor,
    onPaste: (event) => {
      const sources = event.clipboardData ? pasted(event.clipboardData) : [];
      if (sources.length === 0) return;
      event.preventDefault();
      panel.take(sources);
    },
    onKeydown: (event) => {
      const typing = event.target instanceof HTMLTextAreaElement;
      if (!typing || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void panel.takeTyped();
    },
    onFiles: (files) => panel.take(files),
    onTyped: () => void panel.takeTyped(),
    onSample: panel.saveSample,
    onNames: panel.acts.takeNames,
    onClear: panel.acts.clear,
  };
}

/** Files, or a text that holds people; a single word is left to the field. */
function pasted(data: DataTransfer): (File | { text: string })[] {
  const text = data.getData('text/plain');
  if (text === '') return [...data.files];
  return /[@\r\n\t]/u.test(text) ? [{ text }] : [];
}

function onDragover(event: DragEvent): void {
  if (!event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain')) return;
  // Without this the browser would open the file in place of the page.
  event.preventDefault();
  (event.currentTarget as HTMLElement).toggleAttribute('data-dropping', true);
}

function onDragleave(event: DragEvent): void {
  (event.currentTarget as HTMLElement).toggleAttribute('data-dropping', false);
}

function dropOn(panel: ManyPanel): (event: DragEvent) => void {
  return (event) => {
    onDragleave(event);
    if (!event.dataTransfer) return;
    event.preventDefault();
    const { files } = event.dataTransfer;
    const text = event.dataTransfer.getData('text/plain');
    if (!panel.atStart) return;
    if (files.length > 0) panel.take([...files]);
    else if (text.trim() !== '') panel.take([{ text }]);
  };
}
