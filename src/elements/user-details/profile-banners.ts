import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { errorText } from '../parts/error-text.js';
import type { ProfileEdit, ProfileEditor } from './profile-editor.js';

export interface ConflictOptions {
  readonly editor: ProfileEditor;
  /** Whether the user is being read again: what to choose between is not known yet. */
  readonly reading: boolean;
  readonly i18n: LocalizeController;
}

export function failureBanner({ error }: ProfileEdit, i18n: LocalizeController): TemplateResult | typeof nothing {
  if (!error) return nothing;
  return banner({
    kind: 'danger',
    role: 'alert',
    title: i18n.messages.userDetails.notSaved,
    text: errorText(error, i18n),
  });
}

export function conflictBanner({ editor, reading, i18n }: ConflictOptions): TemplateResult | typeof nothing {
  const parts = editor.conflict;
  if (!parts) return nothing;
  const { userDetails: texts, common } = i18n.messages;
  const busy = reading ? 'true' : nothing;
  const press = (run: () => void) => () => {
    if (!reading) run();
  };
  return banner({
    kind: 'info',
    role: 'alert',
    stacked: true,
    title: texts.changedTitle,
    text:
      parts.length > 0
        ? texts.changedFields(i18n.list(parts.map((part) => (part === 'role' ? texts.role : common[part]))))
        : texts.changedText,
    actions: html`<button
        type="button"
        class="button small"
        aria-busy=${busy}
        @click=${press(() => editor.takeTheirs())}
      >
        ${texts.reload}
      </button>
      <button type="button" class="button small ghost" aria-busy=${busy} @click=${press(() => void editor.keepMine())}>
        ${texts.keepMine}
      </button>`,
  });
}
