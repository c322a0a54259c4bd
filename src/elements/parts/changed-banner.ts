import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';

export interface ChangedBannerOptions {
  /** What somebody else changed, and what is kept. */
  readonly text: string;
  /** Whether it is being read again: what to choose between is not known yet. */
  readonly reading: boolean;
  readonly reload: () => void;
  readonly keepMine: () => void;
  readonly i18n: LocalizeController;
}

/** Somebody else changed the user while they were edited here: theirs, or mine on top of theirs. */
export function changedBanner({ text, reading, reload, keepMine, i18n }: ChangedBannerOptions): TemplateResult {
  const { userDetails: texts } = i18n.messages;
  const busy = reading ? 'true' : nothing;
  const press = (run: () => void) => () => {
    if (!reading) run();
  };
  return banner({
    kind: 'info',
    role: 'alert',
    stacked: true,
    title: texts.changedTitle,
    text,
    actions: html`<button type="button" class="button small" aria-busy=${busy} @click=${press(reload)}>
        ${texts.reload}
      </button>
      <button type="button" class="button small ghost" aria-busy=${busy} @click=${press(keepMine)}>
        ${texts.keepMine}
      </button>`,
  });
}
