import { css, type CSSResult } from 'lit';
import { baseStyles } from '../../ui/styles/base.styles.js';
import { bannerStyles } from '../../ui/styles/banner.styles.js';
import { buttonStyles } from '../../ui/styles/button.styles.js';
import { choiceStyles } from '../../ui/styles/choice.styles.js';
import { emptyStyles } from '../../ui/styles/empty.styles.js';
import { fieldStyles } from '../../ui/styles/field.styles.js';
import { skeletonStyles } from '../../ui/styles/skeleton.styles.js';
import { toastStyles } from '../../ui/styles/toast.styles.js';
import { tokenStyles } from '../../ui/tokens/tokens.styles.js';

const own = css`
  form {
    display: grid;
    gap: var(--usher-space-6);
    max-inline-size: 32rem;
  }
  .number > .field > .control {
    max-inline-size: 10rem;
  }
  .below {
    padding-inline-start: calc(var(--usher-icon-md) + var(--usher-space-3));
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--usher-space-3);
  }
`;

export const invitationSettingsStyles: readonly CSSResult[] = [
  tokenStyles,
  baseStyles,
  buttonStyles,
  fieldStyles,
  choiceStyles,
  bannerStyles,
  emptyStyles,
  skeletonStyles,
  toastStyles,
  own,
];
