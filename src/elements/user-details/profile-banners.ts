import { nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { changedBanner } from '../parts/changed-banner.js';
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
  return changedBanner({
    text:
      parts.length > 0
        ? texts.changedFields(i18n.list(parts.map((part) => (part === 'role' ? texts.role : common[part]))))
        : texts.changedText,
    reading,
    reload: () => editor.takeTheirs(),
    keepMine: () => void editor.keepMine(),
    i18n,
  });
}
