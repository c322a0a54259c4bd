import type { TemplateResult } from 'lit';
import type { Capabilities } from '../../domain/capabilities.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { pager } from '../../ui/pager.js';
import type { ListController } from './list-controller.js';
import { sizesOffered, type Shown } from './list-pages.js';
import { pageSizeOf } from './list-query.js';

export interface FootContext {
  readonly i18n: LocalizeController;
  readonly list: ListController;
  readonly can: Capabilities;
  readonly shown: Shown;
}

export function listFoot({ i18n, list, can, shown }: FootContext): TemplateResult {
  const texts = i18n.messages.userList;
  const { query } = list;
  return pager({
    id: 'pager',
    label: texts.pages,
    sizeLabel: texts.rowsPerPage,
    size: pageSizeOf(query, can),
    sizes: sizesOffered(query, can),
    rangeText: rangeText(shown, i18n),
    previousLabel: texts.previousPage,
    nextLabel: texts.nextPage,
    onPrevious: shown.hasPrevious ? () => list.change({ page: query.page - 1 }) : undefined,
    onNext: shown.hasNext ? () => list.change({ page: query.page + 1 }) : undefined,
    onSize: (size) => list.resize(size),
    number: (value) => i18n.number(value),
  });
}

/** Which rows of how many are shown. */
export function rangeText({ from, to, total }: Shown, i18n: LocalizeController): string {
  const texts = i18n.messages.userList;
  if (total === undefined) return texts.openRange(i18n.number(from), i18n.number(to));
  return texts.range(i18n.number(from), i18n.number(to), i18n.number(total));
}
