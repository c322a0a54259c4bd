/**
 * Colours and sizes of the mails. Mail programs know no custom properties, so these are the values that the
 * design tokens of the same names have, light and dark.
 */
export const LIGHT = {
  page: '#f4f5f6',
  surface: '#ffffff',
  sunken: '#fafafb',
  line: '#e2e3e6',
  text: '#1b1d21',
  muted: '#52555c',
  subtle: '#62656c',
  link: '#1459b3',
  primary: '#1b1d21',
  onPrimary: '#ffffff',
} as const;

export const DARK = {
  page: '#0b0c0e',
  surface: '#17191c',
  sunken: '#101214',
  line: '#2b2d31',
  text: '#eeeef0',
  muted: '#b4b7bd',
  subtle: '#9fa2a9',
  link: '#8ab8f8',
  primary: '#f3f3f4',
  onPrimary: '#131417',
} as const;

export const FONT = "-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif";

/** What a mail program may drop without harm: everything that matters is written on the elements. */
export function styleSheet(branded: boolean): string {
  const button = branded
    ? ''
    : `.usher-button{background-color:${DARK.primary}!important}.usher-label{color:${DARK.onPrimary}!important}`;
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:600px){.usher-pad{padding-left:24px!important;padding-right:24px!important}.usher-outer{padding:0!important}
.usher-card{border-radius:0!important;border-left:0!important;border-right:0!important}
.usher-act,.usher-act table{width:100%!important}.usher-act a{display:block!important}}
@media (prefers-color-scheme:dark){.usher-page{background-color:${DARK.page}!important}
.usher-card{background-color:${DARK.surface}!important;border-color:${DARK.line}!important}
.usher-text{color:${DARK.text}!important}.usher-muted{color:${DARK.muted}!important}.usher-subtle{color:${DARK.subtle}!important}
.usher-rule{border-color:${DARK.line}!important}
.usher-box{background-color:${DARK.sunken}!important;border-color:${DARK.line}!important}
.usher-link{color:${DARK.link}!important}${button}}`;
}
