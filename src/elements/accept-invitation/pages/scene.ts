import type { Messages } from '../../../i18n/messages.js';
import type { LocalizeController } from '../../../i18n/localize-controller.js';
import type { SignInRequestEvent } from '../../parts/acceptance-events.js';
import type { AcceptAct } from '../act-runner.js';
import type { AcceptanceController } from '../acceptance-controller.js';
import type { PasswordStrength } from '../password-strength.js';
import type { AcceptDraft } from '../registration.js';

/** What every page is drawn from. */
export interface Scene {
  readonly i18n: LocalizeController;
  readonly texts: Messages['accept'];
  readonly draft: AcceptDraft;
  readonly acceptance: AcceptanceController;
  readonly now: Date;
  readonly termsRequired: boolean;
  /** Whether the host put its own words about terms into the slot. */
  readonly hasTerms: boolean;
  /** The host's single sign-on, by its name; empty for one without, `undefined` for none. */
  readonly sso: string | undefined;
  /** Whether the host put its own ways to sign in into the slot. */
  readonly hasSso: boolean;
  readonly passwordShown: boolean;
  /** What the host's judge says of the password. */
  readonly strength: PasswordStrength | undefined;
  /** Whether the host left the sign-in to the person, who is then told how to go on. */
  readonly signInElsewhere: boolean;
  /** Where members go on; checked already. */
  readonly continueHref: string | undefined;
  readonly acts: {
    /** Carries an act out, then leads the focus to what needs the person. */
    readonly run: (act: AcceptAct) => void;
    readonly signIn: (email: string | undefined, by?: SignInRequestEvent['by']) => void;
    readonly resume: () => void;
    readonly reload: () => void;
    readonly togglePassword: () => void;
  };
}

/** What a page puts into the card. */
export interface PageParts {
  /** A disc or faces over the heading; decoration. */
  readonly art: unknown;
  readonly heading: string;
  readonly words?: unknown;
  readonly body?: unknown;
  /** Quiet ways out under the card. */
  readonly below?: unknown;
}
