import { html, nothing, type TemplateResult } from 'lit';
import { banner } from '../../../ui/banner.js';
import { icon } from '../../../ui/icons.js';
import { segments } from '../../../ui/segments.js';
import { spinner } from '../../../ui/spinner.js';
import { textArea } from '../../../ui/text-area.js';
import { retryButton } from '../../parts/retry-button.js';
import type { AccountCheck } from './account-check.js';
import { forAllSection } from './for-all.js';
import type { Intake, IntakeNotice } from './intake.js';
import type { ManyPort } from './many-port.js';
import type { PeopleRows } from './people-rows.js';
import type { RowEditor } from './row-editor.js';

export interface PeopleParts {
  readonly intake: Intake;
  readonly check: AccountCheck;
  readonly rows: PeopleRows;
  readonly editor: RowEditor;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onTyped: () => void;
  readonly onSample: () => void;
  readonly onNames: () => void;
  readonly onClear: () => void;
}

/** The field that takes people in any form, and below it everybody found. */
export function peopleStep(port: ManyPort, parts: PeopleParts): TemplateResult {
  return html`<div class="stack">
      ${peopleField(port, parts)} ${news(port, parts)}
      ${port.state.rows.length > 0 ? html`${found(port, parts)} ${forAllSection(port)}` : nothing}
    </div>
    ${parts.editor.template(port)}`;
}

function peopleField({ state, i18n, dispatch }: ManyPort, parts: PeopleParts): TemplateResult {
  const { many: texts } = i18n.messages;
  const choose = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    parts.onFiles([...(input.files ?? [])]);
    // The same file may be chosen again, mended meanwhile.
    input.value = '';
  };
  const browse = (event: Event): void =>
    (event.currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('input')?.click();
  return html`<div class="field" @paste=${parts.onPaste} @keydown=${parts.onKeydown}>
    ${textArea({
      id: 'people',
      name: 'people',
      label: texts.people,
      hint: texts.hint,
      rows: 3,
      value: state.typed,
      error: state.problem === 'none-ready' ? texts.noneReady : undefined,
      onInput: (text) => dispatch({ type: 'type', text }),
    })}
    <div class="row wrap people-acts">
      ${
        state.typed.trim() === ''
          ? nothing
          : html`<button type="button" class="button small" @click=${parts.onTyped}>
              ${icon('plus', 'sm')}${texts.addTyped}
            </button>`
      }
      <span class="row">
        <input
          type="file"
          id="file"
          hidden
          multiple
          accept=".csv,.tsv,.txt,.vcf,text/*"
          aria-label=${texts.chooseFile}
          @change=${choose}
        />
        <button type="button" class="button small" @click=${browse}>${icon('list', 'sm')}${texts.chooseFile}</button>
      </span>
      <button type="button" class="button ghost small" @click=${parts.onSample}>
        ${icon('download', 'sm')}${texts.sample}
      </button>
    </div>
  </div>`;
}

/** What is being read, and what became of what was read last. */
function news({ i18n, directory, state }: ManyPort, { intake, check }: PeopleParts): unknown {
  const { many: texts } = i18n.messages;
  const reading = intake.found;
  if (reading !== undefined) {
    return html`<p class="row small muted">
      ${spinner()}<span class="num">${texts.reading(reading)}</span
      ><button type="button" class="link small push" @click=${() => intake.stop()}>${texts.stopReading}</button>
    </p>`;
  }
  const { notice } = intake;
  if (notice) return banner({ kind: 'warning', role: 'alert', text: noticeText(notice, texts) });
  if (check.failed) {
    return banner({
      kind: 'warning',
      role: 'alert',
      text: texts.lookupFailed,
      actions: retryButton(() => void check.now(), i18n, { small: true }),
    });
  }
  return state.rows.length > 0 && !directory.can('look-up')?.allowed
    ? html`<p class="message">${icon('info')}<span>${texts.unchecked}</span></p>`
    : nothing;
}

function noticeText(notice: IntakeNotice, texts: ManyPort['i18n']['messages']['many']): string {
  return {
    'nothing-found': texts.nothingFound,
    'reader-failed': texts.readerFailed,
    'too-large': texts.fileTooLarge,
    'no-text': texts.fileNoText,
    unreadable: texts.fileFailed,
  }[notice];
}

function found(port: ManyPort, { rows, onNames, onClear }: PeopleParts): TemplateResult {
  const { state, judged, i18n, dispatch } = port;
  const { many: texts } = i18n.messages;
  const count = (n: number): string => i18n.number(n);
  const nameless = judged.standings.some(({ kind }) => kind === 'no-name');
  return html`<section class="stack tight" aria-labelledby="found">
    <div class="row wrap found-head">
      <h4 class="label num" id="found">${texts.found(state.rows.length)}</h4>
      <span class="push"
        >${segments({
          name: 'show',
          label: texts.show,
          segments: [
            { value: 'all', label: texts.showAll, count: count(state.rows.length) },
            { value: 'ready', label: texts.ready, count: count(judged.ready.length) },
            { value: 'bad', label: texts.showBad, count: count(judged.bad) },
          ],
          selected: state.show,
          onSelect: (show) => {
            dispatch({ type: 'show', show });
            rows.toTop();
          },
        })}</span
      >
    </div>
    ${rows.shown.length > 0 ? rows.template(port) : html`<p class="small muted">${texts.noneShown}</p>`}
    <div class="row wrap people-acts">
      ${
        nameless
          ? html`<button type="button" class="button small" @click=${onNames}>${texts.namesFromAddress}</button>`
          : nothing
      }
      <button type="button" class="button ghost small" @click=${onClear}>${texts.clearList}</button>
    </div>
  </section>`;
}
