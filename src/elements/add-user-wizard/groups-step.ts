import { noChange, type TemplateResult } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { staticTag } from '../../ui/static-tag.js';
import type { GroupPickerElement } from '../group-picker/group-picker.js';
import { problemText } from './problem-text.js';
import type { WizardPort } from './wizard-port.js';

/** The group picker, with the account's default groups until the person chooses. */
export function groupsStep({ state, i18n, tags, directory, dispatch }: WizardPort): TemplateResult {
  const { draft, rules, problems } = state;
  const choose = (event: Event): void => {
    const picker = event.currentTarget as GroupPickerElement;
    dispatch({ type: 'choose', groups: picker.selectedGroups });
  };
  return staticHtml`<${staticTag(tags.groupPicker)}
    id="groups"
    name="groups"
    .adapter=${directory?.adapter}
    .preselectDefault=${!state.chosen}
    .value=${state.chosen ? draft.groups.map(({ id }) => id) : noChange}
    .known=${draft.groups}
    .required=${rules.groupsRequired}
    .error=${problemText(problems, 'groups', i18n) ?? ''}
    @change=${choose}
  ></${staticTag(tags.groupPicker)}>`;
}
