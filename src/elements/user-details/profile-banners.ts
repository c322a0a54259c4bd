import { nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../i18n/localize-controller.js';
import { banner } from '../../ui/banner.js';
import { changedBanner } from '../parts/changed-banner.js';
import { errorText } from '../parts/error-text.js';
import { isCustom } from '../parts/custom/custom-draft.js';
import type { WizardField } from '../parts/custom/custom-field.js';
import { isolate } from '../parts/isolate.js';
import type { ProfilePart } from './profile-draft.js';
import type { ProfileEdit, ProfileEditor } from './profile-editor.js';

export interface ConflictOptions {
  readonly editor: ProfileEditor;
  /** What the host's own fields are called. */
  readonly custom: readonly WizardField[];
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

export function conflictBanner({ editor, custom, reading, i18n }: ConflictOptions): TemplateResult | typeof nothing {
  const parts = editor.conflict;
  if (!parts) return nothing;
  const { userDetails: texts } = i18n.messages;
  return changedBanner({
    text:
      parts.length > 0
        ? texts.changedFields(i18n.list(parts.map((part) => nameOf(part, custom, i18n))))
        : texts.changedText,
    reading,
    reload: () => editor.takeTheirs(),
    keepMine: () => void editor.keepMine(),
    i18n,
  });
}

/** A field of the host's by its label, one that the host does not name by its own name. */
function nameOf(part: ProfilePart, custom: readonly WizardField[], { messages }: LocalizeController): string {
  if (!isCustom(part)) return part === 'role' ? messages.userDetails.role : messages.common[part];
  const name = part.replace('custom.', '');
  return isolate(custom.find((field) => field.name === name)?.label ?? name);
}
