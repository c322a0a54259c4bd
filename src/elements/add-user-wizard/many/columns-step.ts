import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import { checkbox } from '../../../ui/checkbox.js';
import { icon } from '../../../ui/icons.js';
import { selectField } from '../../../ui/select-field.js';
import { isolate } from '../../parts/isolate.js';
import { isCustom } from '../../parts/custom/custom-draft.js';
import { COLUMN_KINDS, fieldsUsed, matched, type ColumnKind, type Mapping } from './columns.js';
import { hasGroups, type ManyPort } from './many-port.js';
import type { PendingTable } from './sources.js';

/** How many malformed lines are named by their numbers. */
const NAMED = 5;

/** What each column of a table holds: guessed, to be confirmed or changed before anybody is read from it. */
export function columnsStep(
  pending: PendingTable,
  port: ManyPort,
  onMapping: (mapping: Mapping) => void,
): TemplateResult {
  const { mapping, table } = pending;
  const { many: texts } = port.i18n.messages;
  return html`<div class="stack">
    ${fileLine(pending, port.i18n)} ${faults(pending, port.i18n)}
    <ul class="list" role="list" aria-label=${texts.columns}>
      ${mapping.kinds.map((_, at) => columnRow(at, pending, port, onMapping))}
    </ul>
    ${
      fieldsUsed(mapping).includes('email')
        ? nothing
        : html`<p class="message error" id="need-email">${icon('alert')}<span>${texts.needEmail}</span></p>`
    }
    ${checkbox({
      id: 'first-row',
      label: texts.firstRow,
      checked: mapping.header,
      onChange: (header) => onMapping({ ...mapping, header }),
    })}
    <p class="visually-hidden" role="status">${texts.readRows(rowsIn({ table, mapping }))}</p>
  </div>`;
}

/** How many rows hold people. */
export function rowsIn({ table, mapping }: Pick<PendingTable, 'table' | 'mapping'>): number {
  return Math.max(0, table.rows.length - (mapping.header ? 1 : 0));
}

function fileLine({ name, table, encoding, mapping }: PendingTable, i18n: LocalizeController): TemplateResult {
  const { many: texts } = i18n.messages;
  const delimiters: Readonly<Record<string, string>> = texts.delimiters;
  const facts = [
    texts.rowCount(rowsIn({ table, mapping })),
    delimiters[table.delimiter] ?? '',
    encoding?.toUpperCase() ?? '',
  ];
  return html`<p class="row wrap small">
    ${icon(name === undefined ? 'columns' : 'list')}
    <bdi class="strong">${name ?? texts.pasted}</bdi>
    <span class="subtle">${facts.filter(Boolean).join(' · ')}</span>
  </p>`;
}

function faults({ table }: PendingTable, i18n: LocalizeController): TemplateResult | typeof nothing {
  const bad = table.rows.filter(({ fault }) => fault !== undefined);
  if (bad.length === 0) return nothing;
  const { many: texts, bulk } = i18n.messages;
  const lines = bad.slice(0, NAMED).map(({ line }) => i18n.number(line));
  const more = bad.length - lines.length;
  const named = more > 0 ? `${lines.join(', ')} ${bulk.andMore(more)}` : i18n.list(lines);
  return html`<p class="message warning">${icon('warning')}<span>${texts.malformed(bad.length, named)}</span></p>`;
}

function columnRow(
  at: number,
  { table, mapping }: PendingTable,
  port: ManyPort,
  onMapping: (mapping: Mapping) => void,
): TemplateResult {
  const { i18n, directory } = port;
  const { many: texts } = i18n.messages;
  const head = mapping.header ? table.rows[0]?.cells[at]?.trim() : undefined;
  const name = head ? texts.columnOf(isolate(head)) : texts.column(at + 1);
  const example = table.rows.slice(mapping.header ? 1 : 0).find(({ cells }) => cells[at]?.trim())?.cells[at];
  const usual = COLUMN_KINDS.filter((kind) => kind !== 'groups' || hasGroups(directory));
  const kinds: readonly ColumnKind[] = [...usual, ...port.own.fields.map((field) => `custom.${field.name}` as const)];
  return html`<li class="list-row map-row">
    <span class="list-text">
      <bdi class="clip strong" title=${head || nothing}>${head || name}</bdi>
      <bdi class="clip list-sub" title=${example ?? nothing}>${example ?? ''}</bdi>
    </span>
    ${icon('chevron-right', 'sm')}
    ${selectField({
      id: `column-${String(at)}`,
      name: `column-${String(at)}`,
      label: name,
      labelHidden: true,
      value: mapping.kinds[at] ?? 'skip',
      options: kinds.map((kind) => ({ value: kind, label: kindText(kind, port) })),
      onChange: (kind) => onMapping(matched(mapping, at, kind as ColumnKind)),
    })}
  </li>`;
}

function kindText(kind: ColumnKind, { i18n, own }: ManyPort): string {
  const { common, many } = i18n.messages;
  if (isCustom(kind)) return own.fields.find(({ name }) => kind === `custom.${name}`)?.label ?? kind;
  if (kind === 'skip' || kind === 'wholeName') return many[kind];
  return common[kind];
}
