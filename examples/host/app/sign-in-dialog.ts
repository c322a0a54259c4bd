import { copyOf, part } from './dom.js';
import { SignInForm } from './sign-in-form.js';
import { applyTexts } from '../texts/texts.js';

let open: Promise<boolean> | undefined;

/** The page's own sign-in in a dialog. Resolves to whether the person signed in; asked twice, it is one dialog. */
export function askToSignIn(email?: string): Promise<boolean> {
  open ??= ask(email).finally(() => (open = undefined));
  return open;
}

function ask(email: string | undefined): Promise<boolean> {
  const copy = copyOf('#sign-in');
  const dialog = part('dialog', HTMLDialogElement, copy);
  applyTexts(copy);
  document.body.append(copy);
  const form = new SignInForm(part('form', HTMLFormElement, dialog), () => dialog.close('signed-in'));
  part('[data-cancel]', HTMLButtonElement, dialog).addEventListener('click', () => dialog.close());
  dialog.showModal();
  form.prepare(email);
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'signed-in');
    });
  });
}
