import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** The insides of an icon on a 24 grid, drawn with `currentColor` strokes of 1.75 (`baseStyles`). */
const drawings = {
  alert: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V13M12 16.2v.01"/>`,
  ban: svg`<circle cx="12" cy="12" r="8.5"/><path d="m6.2 6.2 11.6 11.6"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  'check-circle': svg`<circle cx="12" cy="12" r="8.5"/><path d="m8.2 12.3 2.7 2.7 5-5.5"/>`,
  'chevron-down': svg`<path d="m6 9 6 6 6-6"/>`,
  'chevron-left': svg`<path d="m15 6-6 6 6 6"/>`,
  'chevron-right': svg`<path d="m9 6 6 6-6 6"/>`,
  'chevron-up': svg`<path d="m6 15 6-6 6 6"/>`,
  circle: svg`<circle cx="12" cy="12" r="8.5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.3l3.3 2"/>`,
  close: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  columns: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="2.5"/><path d="M9.2 4.5v15M14.8 4.5v15"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2.5"/><path d="M5.5 15.5H5A1.5 1.5 0 0 1 3.5 14V5A1.5 1.5 0 0 1 5 3.5h9A1.5 1.5 0 0 1 15.5 5v.5"/>`,
  download: svg`<path d="M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14"/>`,
  edit: svg`<path d="m4 20 1-4.5L16.5 4a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3L8.5 19z"/><path d="m14 6.5 3.5 3.5"/>`,
  external: svg`<path d="M13.5 4.5h6v6M19.5 4.5 11 13M17.5 14v4a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 18V8A1.5 1.5 0 0 1 6 6.5h4"/>`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="3"/>`,
  'eye-off': svg`<path d="M4 4l16 16M9.6 5.9A8 8 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.7 3.4M6.2 7.7A15 15 0 0 0 2.5 12s3.5 6.5 9.5 6.5a9 9 0 0 0 4-.9M9.9 9.9a3 3 0 0 0 4.2 4.2"/>`,
  filter: svg`<path d="M4 7h16M7 12h10M10 17h4"/>`,
  globe: svg`<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.3 2.4 3.5 5.3 3.5 8.5s-1.2 6.1-3.5 8.5c-2.3-2.4-3.5-5.3-3.5-8.5s1.2-6.1 3.5-8.5z"/>`,
  groups: svg`<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 5.5"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5V16M12 8v.01"/>`,
  key: svg`<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16 7.5l2.5 2.5"/>`,
  late: svg`<circle cx="12" cy="12" r="8.5" stroke-dasharray="2.6 2.74"/><path d="M12 7.5v5l3 1.8"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1"/><path d="M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1"/>`,
  list: svg`<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.01M4.5 12v.01M4.5 17.5v.01"/>`,
  lock: svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
  'log-out': svg`<path d="M14.5 8V6A1.5 1.5 0 0 0 13 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h7a1.5 1.5 0 0 0 1.5-1.5v-2M9.5 12H20M17 8.5l3.5 3.5-3.5 3.5"/>`,
  mail: svg`<rect x="3" y="5" width="18" height="14" rx="2.5"/><path d="m4 7.5 8 5.5 8-5.5"/>`,
  minus: svg`<path d="M6 12h12"/>`,
  'minus-circle': svg`<circle cx="12" cy="12" r="8.5"/><path d="M8 12h8"/>`,
  more: svg`<g class="icon-fill"><circle cx="5.5" cy="12" r="1.6"/><circle cx="12" cy="12" r="1.6"/><circle cx="18.5" cy="12" r="1.6"/></g>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  qr: svg`<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6" height="6" rx="1"/><rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14 14h2.5v2.5M20 14v6M14 20h3"/>`,
  refresh: svg`<path d="M20 11a8 8 0 0 0-14.3-4L3.5 9.5"/><path d="M3.5 4.5v5h5"/><path d="M4 13a8 8 0 0 0 14.3 4l2.2-2.5"/><path d="M20.5 19.5v-5h-5"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.2-4.2"/>`,
  send: svg`<path d="M20.5 3.5 3.5 10l7 3.5 3.5 7z"/><path d="m10.5 13.5 4-4"/>`,
  share: svg`<path d="M12 14.5V4M8 7.5l4-4 4 4M6 11.5H5v9h14v-9h-1"/>`,
  'sort-down': svg`<path d="M12 6v12M7.5 13.5 12 18l4.5-4.5"/>`,
  'sort-up': svg`<path d="M12 18V6M7.5 10.5 12 6l4.5 4.5"/>`,
  tick: svg`<circle class="icon-fill" cx="12" cy="12" r="9"/><path class="icon-cut" d="m8.3 12.3 2.6 2.6 4.9-5.4"/>`,
  trash: svg`<path d="M4.5 7h15M9 7V4.5h6V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 11v5M13.8 11v5"/>`,
  undo: svg`<path d="M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3.5"/>`,
  user: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>`,
  'user-minus': svg`<circle cx="9.5" cy="8" r="4"/><path d="M2.5 20a7 7 0 0 1 14 0M16 11.5h6"/>`,
  'user-plus': svg`<circle cx="9.5" cy="8" r="4"/><path d="M2.5 20a7 7 0 0 1 14 0M19 8.5v6M16 11.5h6"/>`,
  warning: svg`<path d="M12 4.2 3 19.5h18zM12 10v4.5M12 17v.01"/>`,
  'wifi-off': svg`<path d="M4 3.5l16 17M2.5 9.3a14 14 0 0 1 4.8-3M11 5a14 14 0 0 1 10.5 4.3M5.8 12.8a9 9 0 0 1 4-2.2M15.5 11.3a9 9 0 0 1 2.7 1.5M9.3 16.2a4.2 4.2 0 0 1 5.4 0M12 19.5v.01"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof drawings;
export type IconSize = 'sm' | 'md' | 'lg';

/** What points along the line of reading turns with it; clocks, ticks and rings do not. */
const mirrored: ReadonlySet<IconName> = new Set<IconName>([
  'chevron-left',
  'chevron-right',
  'external',
  'list',
  'log-out',
  'undo',
]);

const shown = new Map<IconName, SVGTemplateResult>(Object.entries(drawings) as [IconName, SVGTemplateResult][]);

export const iconNames = Object.keys(drawings) as readonly IconName[];

/** Lets a host draw with its own icons: SVG templates on a 24 grid. Elements drawn afterwards use them. */
export function registerIcons(icons: Partial<Record<IconName, SVGTemplateResult>>): void {
  for (const name of iconNames) {
    const drawing = icons[name];
    if (drawing) shown.set(name, drawing);
  }
}

/** An icon is never the name of anything: it is hidden from the accessibility tree, its control has words. */
export function icon(name: IconName, size: IconSize = 'md'): TemplateResult {
  const classes = `icon${size === 'md' ? '' : ` icon-${size}`}${mirrored.has(name) ? ' icon-mirror' : ''}`;
  return html`<svg class=${classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shown.get(name)}</svg>`;
}

/** How many segments the ring has: one for each day an invitation is valid. */
const SEGMENTS = 7;
/** At so many segments or fewer the ring turns amber. */
const SOON = 2;

/** A ring that empties clockwise from the top. `segmentsLeft` is held to 0...7. */
export function ring(segmentsLeft: number, size: IconSize = 'md'): TemplateResult {
  const left = Math.max(0, Math.min(SEGMENTS, Math.ceil(segmentsLeft)));
  const classes = `icon ring${size === 'md' ? '' : ` icon-${size}`}${left <= SOON ? ' ring-soon' : ''}`;
  const dashes = [...Array.from({ length: left - 1 }, () => '7 3'), `7 ${String((SEGMENTS - left) * 10 + 3)}`].join(
    ' ',
  );
  return html`<svg class=${classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <g transform="rotate(-84 12 12)">
      <circle class="ring-rest" cx="12" cy="12" r="8.5" pathLength="70" stroke-dasharray="7 3" />
      ${left > 0 ? svg`<circle cx="12" cy="12" r="8.5" pathLength="70" stroke-dasharray=${dashes} />` : undefined}
    </g>
  </svg>`;
}
