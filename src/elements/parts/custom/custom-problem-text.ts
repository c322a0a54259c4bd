import type { LocalizeController } from '../../../i18n/localize-controller.js';

/** What to say of a problem with a field of the host's. */
export function customProblemText(
  { code, message }: { readonly code: string; readonly message?: string | undefined },
  { messages: { wizard, field } }: LocalizeController,
): string {
  const own: Readonly<Partial<Record<string, string>>> = {
    unchecked: wizard['custom-unchecked'],
    'bad-number': wizard['custom-bad-number'],
    'bad-date': wizard['custom-bad-date'],
    'bad-choice': wizard['custom-bad-choice'],
  };
  const shared: Readonly<Partial<Record<string, string>>> = field;
  // A backend may use any code; its own sentence is better than none that fits.
  return own[code] ?? shared[code] ?? message ?? field.invalid;
}
