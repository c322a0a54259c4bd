import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { IconName } from '../../../ui/icons.js';
import { errorText } from '../../parts/error-text.js';
import { isolate, isolateLtr } from '../../parts/isolate.js';
import { problemText } from '../problem-text.js';
import type { WizardField } from '../../parts/custom/custom-field.js';
import { isCustom } from '../../parts/custom/custom-draft.js';
import type { Failure, Row, Standing } from './batch.js';
import type { ManyPort } from './many-port.js';
import { isHeld } from './sending.js';

/** Where the words for it are taken from. */
export type SignWords = Pick<ManyPort, 'i18n' | 'own'>;

/** How a row stands, as it is shown: a shape, a tone and words. */
export interface Sign {
  readonly icon: IconName;
  readonly tone: 'success' | 'warning' | 'danger' | 'quiet';
  readonly words: string;
}

export function signOf(standing: Standing, row: Row, words: SignWords): Sign {
  const { many: texts, email } = words.i18n.messages;
  switch (standing.kind) {
    case 'ready':
      return { icon: 'check-circle', tone: 'success', words: texts.ready };
    case 'checking':
      return { icon: 'clock', tone: 'quiet', words: texts.checking };
    case 'suggestion':
      return { icon: 'info', tone: 'warning', words: texts.didYouMean(isolateLtr(domainOf(standing.email))) };
    case 'warning':
      return { icon: 'warning', tone: 'warning', words: email[standing.warning] };
    case 'taken':
      return { icon: 'user', tone: 'warning', words: takenText(standing.match.status, texts) };
    case 'repeat':
      return { icon: 'minus', tone: 'quiet', words: texts.sameAs(standing.of + 1) };
    default:
      return { icon: 'alert', tone: 'danger', words: wrongText(standing, row, words) };
  }
}

type Wrong = Extract<Standing, { kind: 'fault' | 'failed' | 'email' | 'phone' | 'custom' | 'group' | 'no-name' }>;

function wrongText(standing: Wrong, row: Row, { i18n, own }: SignWords): string {
  const { many: texts } = i18n.messages;
  switch (standing.kind) {
    case 'fault':
      return texts.atLine(row.line, texts[standing.fault]);
    case 'failed':
      return failureText(standing.failure, i18n, own.fields);
    case 'email':
      return problemText([{ field: 'email', code: standing.problem }], 'email', i18n) ?? '';
    case 'phone':
      return problemText([{ field: 'phone', code: standing.fault }], 'phone', i18n) ?? '';
    case 'custom': {
      const { field } = standing.problem;
      const fault = problemText([standing.problem], field, i18n) ?? '';
      return texts.fieldFault(fieldName(field, i18n, own.fields), fault);
    }
    case 'group':
      return texts.noGroup(isolate(standing.name));
    case 'no-name':
      return texts.nameMissing;
  }
}

/** Why somebody was not added: the host's own reason, that of a field, or what the error means. */
export function failureText(failure: Failure, i18n: LocalizeController, fields: readonly WizardField[]): string {
  const { error, said } = failure;
  if (isHeld(failure)) return said ?? i18n.messages.wizard.held;
  const [field] = error.fields;
  if (error.kind !== 'validation' || !field) return errorText(error, i18n);
  const { field: texts, many } = i18n.messages;
  const shared: Readonly<Record<string, string>> = texts;
  const own = isCustom(field.field) ? field.message : undefined;
  return many.fieldFault(fieldName(field.field, i18n, fields), shared[field.code] ?? own ?? texts.invalid);
}

function fieldName(path: string, i18n: LocalizeController, fields: readonly WizardField[]): string {
  const { common } = i18n.messages;
  const own = fields.find(({ name }) => path === `custom.${name}`);
  if (own) return own.label;
  const names: Readonly<Record<string, string>> = {
    firstName: common.firstName,
    lastName: common.lastName,
    email: common.email,
    phone: common.phone,
    groupIds: common.groups,
  };
  return names[path.split('.')[0] ?? ''] ?? path;
}

function takenText(
  status: Extract<Standing, { kind: 'taken' }>['match']['status'],
  texts: LocalizeController['messages']['many'],
): string {
  return status === 'free' ? texts.ready : texts[status];
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
