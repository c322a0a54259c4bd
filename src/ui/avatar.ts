import { html, type TemplateResult } from 'lit';

export interface AvatarOptions {
  /** Two letters at most; the name stands beside the avatar, so it is hidden from the accessibility tree. */
  readonly initials: string;
  readonly hue: 1 | 2 | 3 | 4 | 5 | 6;
  /** `pending` is drawn in outline until the person arrives; `away` is grey. */
  readonly face: 'here' | 'pending' | 'away';
  readonly size?: 'sm' | 'md' | 'lg' | undefined;
}

const sizes = { sm: ' small', md: '', lg: ' large' } as const;
const faces = { here: '', pending: ' pending', away: ' away' } as const;

export function avatar({ initials, hue, face, size = 'md' }: AvatarOptions): TemplateResult {
  return html`<span class="avatar hue-${hue}${faces[face]}${sizes[size]}" aria-hidden="true"
    ><bdi>${initials}</bdi></span
  >`;
}
