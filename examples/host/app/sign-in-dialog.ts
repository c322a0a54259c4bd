import { copyOf, part } from './dom.js';
import { SignInForm } from './sign-in-form.js';
import { applyTexts } from '../texts/texts.js';

/** How a person left the dialog; `elsewhere`: for the sign-in page, where the dialog has a link to it. */
export type SignInAnswer = 'signed-in' | 'elsewhere' | 'cancelled';

let open: Promise<SignInAnswer> | undefined;

/** The page's own sign-in in a dialog; asked twice, it is one dialog. */
export function askToSignIn(email?: string): Promise<SignInAnswer> {
  open ??= ask(email).finally(() => (open = undefined));
  return open;
}

function ask(email: string | undefined): Promise<SignInAnswer> {
  const copy = copyOf('#sign-in');
  const dialog = part('dialog', HTMLDialogElement, copy);
  applyTexts(copy);
  document.body.append(copy);
  const form = new SignInForm(part('form', HTMLFormElement, dialog), () => dialog.close('signed-in'));
  part('[data-cancel]', HTMLButtonElement, dialog).addEventListener('click', () => dialog.close());
  dialog.querySelector('[data-page]')?.addEventListener('click', (event) => {
    event.preventDefault();
    dialog.close('elsewhere');
  });
  dialog.showModal();
  form.prepare(email);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      const { returnValue } = dialog;
      resolve(returnValue === 'signed-in' || returnValue === 'elsewhere' ? returnValue : 'cancelled');
    });
  });
}
