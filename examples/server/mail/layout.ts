import { inkOn, type Branding } from './branding.js';
import { FONT, LIGHT, styleSheet } from './look.js';
import { escapeHtml } from './safe-text.js';
import type { MailTexts } from './texts/texts.js';

/** The frame of every mail. `rows` are table rows of finished HTML. */
export interface Letter {
  readonly texts: MailTexts;
  readonly branding: Branding;
  readonly subject: string;
  /** What a list of mails shows beside the subject. */
  readonly preview: string;
  readonly rows: readonly string[];
  /** Why the mail was sent, under it. */
  readonly why: string;
}

type Tone = 'text' | 'muted' | 'subtle';

/** A paragraph of finished HTML. */
export function paragraph(
  content: string,
  options: { tone: Tone; size: number; line: number; top: number; weight?: number; bottom?: number },
): string {
  const { tone, size, line, top, weight = 400, bottom = 0 } = options;
  const look = `padding:${top}px 40px ${bottom}px;font-size:${size}px;line-height:${line}px;font-weight:${weight};color:${LIGHT[tone]};`;
  return `<tr><td class="usher-pad usher-${tone}" style="${look}">${content}</td></tr>`;
}

/** The one button, as a link that stays one where styles are dropped. */
export function button(label: string, href: string, branding: Branding): string {
  const fill = branding.colour ?? LIGHT.primary;
  const ink = branding.colour ? inkOn(branding.colour) : LIGHT.onPrimary;
  const look = `display:inline-block;padding:12px 24px;font-size:16px;line-height:24px;font-weight:600;color:${ink};text-decoration:none;border-radius:8px;`;
  return `<tr><td class="usher-pad" style="padding:24px 40px 0;"><table role="presentation" class="usher-act" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="usher-button" align="center" style="border-radius:8px;background-color:${fill};"><a class="usher-label" href="${escapeHtml(href)}" style="${look}">${escapeHtml(label)}</a></td>
</tr></table></td></tr>`;
}

/** A box of names and values; values are finished HTML. */
export function facts(rows: readonly (readonly [name: string, value: string])[]): string {
  const cells = rows.map(([name, value], index) => {
    const top = index === 0 ? 16 : 8;
    const bottom = index === rows.length - 1 ? 16 : 4;
    const shared = `font-size:14px;line-height:20px;padding-top:${top}px;padding-bottom:${bottom}px;`;
    return `<tr><td class="usher-subtle" width="96" valign="top" style="${shared}width:96px;padding-inline-start:20px;padding-inline-end:12px;color:${LIGHT.subtle};">${escapeHtml(name)}</td>
<td class="usher-text" style="${shared}padding-inline-end:20px;color:${LIGHT.text};word-break:break-word;overflow-wrap:anywhere;">${value}</td></tr>`;
  });
  const look = `background-color:${LIGHT.sunken};border:1px solid ${LIGHT.line};border-radius:10px;`;
  return `<tr><td class="usher-pad" style="padding:28px 40px 0;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="usher-box" style="${look}">${cells.join('')}</table></td></tr>`;
}

/** The last words, under a line. */
export function closing(content: string): string {
  const look = `border-top:1px solid ${LIGHT.line};padding-top:16px;font-size:13px;line-height:20px;color:${LIGHT.subtle};`;
  return `<tr><td class="usher-pad" style="padding:24px 40px 32px;"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td class="usher-rule usher-subtle" style="${look}">${content}</td></tr></table></td></tr>`;
}

/** An address of a person, kept left to right in any text. */
export function address(email: string): string {
  return `<span dir="ltr">${escapeHtml(email)}</span>`;
}

/** The whole HTML part. */
export function toHtml(letter: Letter): string {
  const { texts, branding, subject, preview, rows, why } = letter;
  const footer = [
    branding.footerAddress === undefined ? branding.name : `${branding.name} · ${branding.footerAddress}`,
    why,
  ];
  return `<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(subject)}</title>
<style>${styleSheet(branding.colour !== undefined)}</style></head>
<body class="usher-page" style="margin:0;padding:0;background-color:${LIGHT.page};-webkit-text-size-adjust:100%;">
<div style="display:none;max-height:0;overflow:hidden;opacity:0;">${escapeHtml(preview)}</div>
<table role="presentation" dir="${texts.direction}" width="100%" cellpadding="0" cellspacing="0" border="0" class="usher-page" style="background-color:${LIGHT.page};"><tr><td align="center" class="usher-outer" style="padding:40px 16px;">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:560px;"><tr><td class="usher-card" style="background-color:${LIGHT.surface};border:1px solid ${LIGHT.line};border-radius:14px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="font-family:${FONT};">${mark(branding)}${rows.join('\n')}</table></td></tr>
<tr><td class="usher-subtle usher-pad" align="center" style="padding:20px 40px 24px;font-family:${FONT};font-size:12px;line-height:18px;color:${LIGHT.subtle};">${footer.map(escapeHtml).join('<br>')}</td></tr></table>
</td></tr></table></body></html>`;
}

function mark(branding: Branding): string {
  const fill = branding.colour ?? LIGHT.primary;
  const ink = branding.colour ? inkOn(branding.colour) : LIGHT.onPrimary;
  const box = 'width:24px;height:24px;border-radius:6px;';
  const letter = `<td class="usher-button" width="24" height="24" align="center" style="${box}background-color:${fill};font-size:14px;line-height:24px;font-weight:700;color:${ink};"><span class="usher-label" style="color:${ink};">${escapeHtml([...branding.name][0] ?? '')}</span></td>`;
  const picture =
    branding.logoUrl &&
    `<td width="24" height="24"><img src="${escapeHtml(branding.logoUrl)}" width="24" height="24" alt="" style="${box}display:block;"></td>`;
  return `<tr><td class="usher-pad" style="padding:32px 40px 0;"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>${picture ?? letter}
<td class="usher-text" style="padding-inline-start:10px;font-size:14px;line-height:24px;font-weight:600;color:${LIGHT.text};">${escapeHtml(branding.name)}</td></tr></table></td></tr>`;
}
