// Built from tokens.json by .config/build-tokens.mjs. Change that file, then run it again.
import { css, type CSSResult } from 'lit';

/** Every token, declared on the element itself so that it is computed where a host's knobs are inherited to. */
export const tokenStyles: CSSResult = css`
  :host {
    --usher-base-nh: var(--usher-neutral-hue, 264);
    --usher-base-nc: var(--usher-neutral-chroma, 0.006);
    --usher-base-green: 155;
    --usher-base-amber: 72;
    --usher-base-red: 25;
    --usher-base-gray-0: oklch(1 0 0);
    --usher-base-gray-1: oklch(0.985 calc(var(--usher-base-nc) * 0.3) var(--usher-base-nh));
    --usher-base-gray-2: oklch(0.966 calc(var(--usher-base-nc) * 0.5) var(--usher-base-nh));
    --usher-base-gray-3: oklch(0.94 calc(var(--usher-base-nc) * 0.7) var(--usher-base-nh));
    --usher-base-gray-4: oklch(0.908 calc(var(--usher-base-nc) * 0.8) var(--usher-base-nh));
    --usher-base-gray-5: oklch(0.86 var(--usher-base-nc) var(--usher-base-nh));
    --usher-base-gray-6: oklch(0.74 calc(var(--usher-base-nc) * 1.2) var(--usher-base-nh));
    --usher-base-gray-7: oklch(0.635 calc(var(--usher-base-nc) * 1.6) var(--usher-base-nh));
    --usher-base-gray-8: oklch(0.525 calc(var(--usher-base-nc) * 2) var(--usher-base-nh));
    --usher-base-gray-9: oklch(0.455 calc(var(--usher-base-nc) * 2) var(--usher-base-nh));
    --usher-base-gray-10: oklch(0.33 calc(var(--usher-base-nc) * 2) var(--usher-base-nh));
    --usher-base-gray-11: oklch(0.285 calc(var(--usher-base-nc) * 1.6) var(--usher-base-nh));
    --usher-base-gray-12: oklch(0.245 calc(var(--usher-base-nc) * 1.4) var(--usher-base-nh));
    --usher-base-gray-13: oklch(0.212 calc(var(--usher-base-nc) * 1.3) var(--usher-base-nh));
    --usher-base-gray-14: oklch(0.178 calc(var(--usher-base-nc) * 1.2) var(--usher-base-nh));
    --usher-base-gray-15: oklch(0.15 var(--usher-base-nc) var(--usher-base-nh));
    --usher-base-accent: var(--usher-accent, oklch(0.54 0.17 256));
    --usher-base-accent-ink: oklch(from var(--usher-base-accent) min(l, 0.47) min(c, 0.17) h);
    --usher-base-accent-solid: oklch(from var(--usher-base-accent) min(l, 0.51) min(c, 0.18) h);
    --usher-base-accent-bright: oklch(from var(--usher-base-accent) max(l, 0.76) min(c, 0.13) h);
    --usher-base-accent-wash: oklch(from var(--usher-base-accent) 0.968 min(c * 0.1, 0.02) h);
    --usher-base-accent-wash-2: oklch(from var(--usher-base-accent) 0.935 min(c * 0.2, 0.04) h);
    --usher-base-accent-night: oklch(from var(--usher-base-accent) 0.24 min(c * 0.2, 0.034) h);
    --usher-base-accent-night-2: oklch(from var(--usher-base-accent) 0.31 min(c * 0.32, 0.055) h);
    --usher-base-size: var(--usher-font-size, 0.875rem);
    --usher-base-radius: var(--usher-radius, 6px);
    --usher-base-ease: cubic-bezier(0.2, 0, 0, 1);
    --usher-base-ease-in: cubic-bezier(0.4, 0, 1, 1);
    --usher-surface: light-dark(var(--usher-base-gray-0), var(--usher-base-gray-14));
    --usher-surface-sunken: light-dark(var(--usher-base-gray-1), oklch(0.165 var(--usher-base-nc) var(--usher-base-nh)));
    --usher-surface-raised: light-dark(var(--usher-base-gray-0), var(--usher-base-gray-13));
    --usher-surface-hover: light-dark(var(--usher-base-gray-2), var(--usher-base-gray-12));
    --usher-surface-press: light-dark(var(--usher-base-gray-3), var(--usher-base-gray-11));
    --usher-surface-selected: light-dark(var(--usher-base-accent-wash), var(--usher-base-accent-night));
    --usher-surface-inverse: light-dark(var(--usher-base-gray-13), var(--usher-base-gray-3));
    --usher-scrim: light-dark(oklch(0.2 0.01 264 / 0.32), oklch(0 0 0 / 0.6));
    --usher-line: light-dark(var(--usher-base-gray-4), var(--usher-base-gray-11));
    --usher-line-soft: light-dark(var(--usher-base-gray-3), var(--usher-base-gray-12));
    --usher-line-strong: light-dark(var(--usher-base-gray-5), var(--usher-base-gray-10));
    --usher-line-control: light-dark(var(--usher-base-gray-7), oklch(0.57 0.012 var(--usher-base-nh)));
    --usher-text: light-dark(var(--usher-base-gray-13), oklch(0.95 0.003 var(--usher-base-nh)));
    --usher-text-muted: light-dark(var(--usher-base-gray-9), oklch(0.78 0.008 var(--usher-base-nh)));
    --usher-text-subtle: light-dark(var(--usher-base-gray-8), oklch(0.715 0.01 var(--usher-base-nh)));
    --usher-text-inverse: light-dark(var(--usher-base-gray-1), var(--usher-base-gray-14));
    --usher-text-inverse-muted: light-dark(oklch(0.8 0.008 var(--usher-base-nh)), oklch(0.42 0.012 var(--usher-base-nh)));
    --usher-icon: light-dark(oklch(0.5 0.012 var(--usher-base-nh)), oklch(0.72 0.01 var(--usher-base-nh)));
    --usher-accent-text: light-dark(var(--usher-base-accent-ink), var(--usher-base-accent-bright));
    --usher-accent-solid: light-dark(var(--usher-base-accent-solid), var(--usher-base-accent-bright));
    --usher-accent-on: light-dark(var(--usher-base-gray-0), var(--usher-base-gray-14));
    --usher-accent-soft: light-dark(var(--usher-base-accent-wash-2), var(--usher-base-accent-night-2));
    --usher-primary-solid: var(--usher-primary, light-dark(oklch(0.235 0.012 var(--usher-base-nh)), oklch(0.965 0.002 var(--usher-base-nh))));
    --usher-primary-hover: oklch(from var(--usher-primary-solid) calc(l + (0.55 - l) * 0.18) c h);
    --usher-primary-on: var(--usher-on-primary, light-dark(var(--usher-base-gray-0), var(--usher-base-gray-14)));
    --usher-success-text: light-dark(oklch(0.46 0.11 var(--usher-base-green)), oklch(0.8 0.13 var(--usher-base-green)));
    --usher-success-solid: light-dark(oklch(0.54 0.125 var(--usher-base-green)), oklch(0.74 0.14 var(--usher-base-green)));
    --usher-success-soft: light-dark(oklch(0.965 0.025 var(--usher-base-green)), oklch(0.265 0.035 var(--usher-base-green)));
    --usher-success-line: light-dark(oklch(0.88 0.06 var(--usher-base-green)), oklch(0.38 0.055 var(--usher-base-green)));
    --usher-warning-text: light-dark(oklch(0.475 0.105 58), oklch(0.83 0.12 var(--usher-base-amber)));
    --usher-warning-solid: light-dark(oklch(0.6 0.14 58), oklch(0.79 0.14 var(--usher-base-amber)));
    --usher-warning-soft: light-dark(oklch(0.975 0.025 85), oklch(0.258 0.027 var(--usher-base-amber)));
    --usher-warning-line: light-dark(oklch(0.89 0.07 82), oklch(0.4 0.06 var(--usher-base-amber)));
    --usher-danger-text: light-dark(oklch(0.5 0.175 var(--usher-base-red)), oklch(0.78 0.13 var(--usher-base-red)));
    --usher-danger-solid: light-dark(oklch(0.54 0.19 var(--usher-base-red)), oklch(0.75 0.14 var(--usher-base-red)));
    --usher-danger-soft: light-dark(oklch(0.97 0.017 var(--usher-base-red)), oklch(0.262 0.04 var(--usher-base-red)));
    --usher-danger-line: light-dark(oklch(0.89 0.055 var(--usher-base-red)), oklch(0.41 0.08 var(--usher-base-red)));
    --usher-danger-fill: light-dark(oklch(0.54 0.19 var(--usher-base-red)), oklch(0.56 0.18 var(--usher-base-red)));
    --usher-danger-on: var(--usher-base-gray-0);
    --usher-info-text: var(--usher-accent-text);
    --usher-info-soft: var(--usher-surface-selected);
    --usher-info-line: light-dark(oklch(from var(--usher-base-accent) 0.885 min(c * 0.3, 0.055) h), oklch(from var(--usher-base-accent) 0.4 min(c * 0.5, 0.08) h));
    --usher-font-family: var(--usher-font, inherit);
    --usher-font-stack: -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
    --usher-font-mono: ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", Menlo, Consolas, "Liberation Mono", monospace;
    --usher-text-xs: calc(var(--usher-base-size) * 0.857);
    --usher-text-sm: calc(var(--usher-base-size) * 0.929);
    --usher-text-md: var(--usher-base-size);
    --usher-text-lg: calc(var(--usher-base-size) * 1.143);
    --usher-text-xl: calc(var(--usher-base-size) * 1.429);
    --usher-text-2xl: calc(var(--usher-base-size) * 1.714);
    --usher-leading-xs: 1.334;
    --usher-leading-sm: 1.539;
    --usher-leading-md: 1.4286;
    --usher-leading-lg: 1.5;
    --usher-leading-xl: 1.4;
    --usher-leading-2xl: 1.334;
    --usher-weight-regular: 400;
    --usher-weight-medium: 500;
    --usher-weight-strong: 600;
    --usher-tracking-tight: -0.012em;
    --usher-space-1: 2px;
    --usher-space-2: 4px;
    --usher-space-3: 8px;
    --usher-space-4: 12px;
    --usher-space-5: 16px;
    --usher-space-6: 20px;
    --usher-space-7: 24px;
    --usher-space-8: 32px;
    --usher-space-9: 40px;
    --usher-space-10: 56px;
    --usher-space-2h: 6px;
    --usher-space-3h: 10px;
    --usher-line-width: 1px;
    --usher-radius-xs: min(var(--usher-base-radius) * 0.667, 5px);
    --usher-radius-sm: var(--usher-base-radius);
    --usher-radius-md: calc(var(--usher-base-radius) * 1.333);
    --usher-radius-lg: calc(var(--usher-base-radius) * 1.667);
    --usher-radius-xl: calc(var(--usher-base-radius) * 2.333);
    --usher-radius-full: 999px;
    --usher-shadow-1: 0 1px 2px light-dark(oklch(0.25 0.02 264 / 0.06), oklch(0 0 0 / 0.3));
    --usher-shadow-2: 0 0 0 1px light-dark(oklch(0.25 0.02 264 / 0.08), oklch(1 0 0 / 0.1)), 0 4px 12px -2px light-dark(oklch(0.25 0.02 264 / 0.1), oklch(0 0 0 / 0.5)), 0 12px 28px -8px light-dark(oklch(0.25 0.02 264 / 0.14), oklch(0 0 0 / 0.5));
    --usher-shadow-3: 0 0 0 1px light-dark(oklch(0.25 0.02 264 / 0.07), oklch(1 0 0 / 0.1)), 0 8px 24px -6px light-dark(oklch(0.25 0.02 264 / 0.12), oklch(0 0 0 / 0.55)), 0 32px 64px -20px light-dark(oklch(0.25 0.02 264 / 0.24), oklch(0 0 0 / 0.6));
    --usher-focus-width: 2px;
    --usher-focus-gap: 2px;
    --usher-focus-color: var(--usher-accent-solid);
    --usher-time-instant: 80ms;
    --usher-time-fast: 120ms;
    --usher-time-base: 180ms;
    --usher-time-slow: 260ms;
    --usher-ease-out: var(--usher-base-ease);
    --usher-ease-in: var(--usher-base-ease-in);
    --usher-z-sticky: 1;
    --usher-z-bar: 10;
    --usher-z-panel: 20;
    --usher-z-menu: 30;
    --usher-z-toast: 40;
    --usher-control: max(32px, calc(var(--usher-base-size) * 2.285));
    --usher-control-sm: max(28px, calc(var(--usher-base-size) * 2));
    --usher-control-lg: max(40px, calc(var(--usher-base-size) * 2.857));
    --usher-field: max(36px, calc(var(--usher-base-size) * 2.571));
    --usher-row: 56px;
    --usher-row-list: 48px;
    --usher-cell-x: 12px;
    --usher-menu-row: 32px;
    --usher-avatar: 32px;
    --usher-target: 24px;
    --usher-icon-sm: max(14px, calc(var(--usher-base-size) * 1));
    --usher-icon-md: max(16px, calc(var(--usher-base-size) * 1.142));
    --usher-icon-lg: max(20px, calc(var(--usher-base-size) * 1.428));
    --usher-icon-xl: 28px;
    --usher-icon-stroke: 1.75;
    --usher-dialog-sm: 440px;
    --usher-dialog-md: 600px;
    --usher-dialog-lg: 840px;
    --usher-panel: 480px;
    --usher-menu: max(232px, calc(var(--usher-base-size) * 16.571));
    --usher-accept-card: 448px;
    --usher-table-head: 36px;
    --usher-check: 16px;
    --usher-chip: 28px;
    --usher-tag: max(20px, calc(var(--usher-base-size) * 1.428));
    --usher-pill: 24px;
    --usher-disc: max(20px, calc(var(--usher-base-size) * 1.428));
    --usher-segment: max(28px, calc(var(--usher-base-size) * 2));
    --usher-avatar-sm: 24px;
    --usher-avatar-lg: 48px;
    --usher-avatar-text: 12px;
    --usher-toast: 440px;
    --usher-search: max(232px, calc(var(--usher-base-size) * 16.571));
    --usher-term: 128px;
    --usher-progress: 6px;
    --usher-bone: 10px;
    --usher-spinner: 14px;
    --usher-hero: 48px;
    --usher-textarea: 96px;
    --usher-stage: 200px;
    --usher-table-hover: light-dark(oklch(0.982 calc(var(--usher-base-nc) * 0.4) var(--usher-base-nh)), oklch(0.205 calc(var(--usher-base-nc) * 1.2) var(--usher-base-nh)));
    --usher-skeleton: light-dark(var(--usher-base-gray-3), var(--usher-base-gray-12));
    --usher-skeleton-shine: light-dark(var(--usher-base-gray-2), var(--usher-base-gray-11));
    --usher-avatar-bg: light-dark(oklch(0.935 0.032 264), oklch(0.33 0.045 264));
    --usher-avatar-fg: light-dark(oklch(0.42 0.09 264), oklch(0.88 0.05 264));
    --usher-avatar-pending: var(--usher-line-control);
    --usher-ring-rest: light-dark(oklch(0.83 0.01 var(--usher-base-nh)), oklch(0.42 0.012 var(--usher-base-nh)));
    --usher-state-active: var(--usher-success-text);
    --usher-state-invited: var(--usher-accent-text);
    --usher-state-soon: var(--usher-warning-text);
    --usher-state-expired: var(--usher-warning-text);
    --usher-state-blocked: var(--usher-danger-text);
    --usher-state-disabled: var(--usher-text-subtle);
    --usher-avatar-1-bg: light-dark(oklch(0.935 0.035 25), oklch(0.33 0.05 25));
    --usher-avatar-1-fg: light-dark(oklch(0.42 0.09 25), oklch(0.88 0.05 25));
    --usher-avatar-2-bg: light-dark(oklch(0.94 0.04 80), oklch(0.33 0.04 80));
    --usher-avatar-2-fg: light-dark(oklch(0.42 0.075 70), oklch(0.89 0.05 80));
    --usher-avatar-3-bg: light-dark(oklch(0.94 0.04 150), oklch(0.33 0.045 155));
    --usher-avatar-3-fg: light-dark(oklch(0.4 0.08 155), oklch(0.88 0.06 155));
    --usher-avatar-4-bg: light-dark(oklch(0.935 0.03 205), oklch(0.33 0.045 210));
    --usher-avatar-4-fg: light-dark(oklch(0.41 0.07 215), oklch(0.88 0.05 210));
    --usher-avatar-5-bg: light-dark(oklch(0.935 0.03 264), oklch(0.34 0.06 264));
    --usher-avatar-5-fg: light-dark(oklch(0.42 0.1 264), oklch(0.88 0.05 264));
    --usher-avatar-6-bg: light-dark(oklch(0.935 0.03 320), oklch(0.34 0.055 320));
    --usher-avatar-6-fg: light-dark(oklch(0.42 0.09 320), oklch(0.88 0.05 320));
    --usher-segment-on: light-dark(var(--usher-surface), oklch(0.36 0.01 264));
    --usher-segment-edge: light-dark(oklch(0.25 0.02 264 / 0.05), oklch(0.25 0.02 264 / 0));
  }

  :host([density='compact']) {
    --usher-control: max(28px, calc(var(--usher-base-size) * 2));
    --usher-control-sm: max(24px, calc(var(--usher-base-size) * 1.714));
    --usher-control-lg: max(36px, calc(var(--usher-base-size) * 2.571));
    --usher-field: max(32px, calc(var(--usher-base-size) * 2.285));
    --usher-row: 40px;
    --usher-row-list: 36px;
    --usher-cell-x: 8px;
    --usher-menu-row: 28px;
    --usher-avatar: 24px;
    --usher-table-head: 32px;
  }

  @media (pointer: coarse) {
    :host,
    :host([density]),
    :host([contrast]) {
      --usher-control: max(40px, calc(var(--usher-base-size) * 2.857));
      --usher-control-sm: max(36px, calc(var(--usher-base-size) * 2.571));
      --usher-control-lg: max(44px, calc(var(--usher-base-size) * 3.142));
      --usher-field: max(44px, calc(var(--usher-base-size) * 3.142));
      --usher-row-list: 56px;
      --usher-menu-row: 44px;
      --usher-target: 44px;
    }
  }

  @media (prefers-contrast: more) {
    :host,
    :host([density]),
    :host([contrast]) {
      --usher-line: light-dark(oklch(0.5 0.01 264), oklch(0.66 0.01 264));
      --usher-line-soft: light-dark(oklch(0.62 0.01 264), oklch(0.55 0.01 264));
      --usher-line-strong: light-dark(oklch(0.35 0.01 264), oklch(0.8 0.01 264));
      --usher-line-control: light-dark(oklch(0.3 0.01 264), oklch(0.88 0.01 264));
      --usher-text-muted: light-dark(oklch(0.3 0.01 264), oklch(0.92 0.004 264));
      --usher-text-subtle: light-dark(oklch(0.34 0.01 264), oklch(0.89 0.004 264));
      --usher-text-inverse-muted: var(--usher-text-inverse);
      --usher-icon: light-dark(oklch(0.3 0.01 264), oklch(0.92 0.004 264));
      --usher-accent-text: light-dark(oklch(from var(--usher-base-accent) 0.38 c h), oklch(from var(--usher-base-accent) 0.88 min(c, 0.09) h));
      --usher-accent-solid: light-dark(oklch(from var(--usher-base-accent) 0.4 c h), oklch(from var(--usher-base-accent) 0.88 min(c, 0.09) h));
      --usher-success-text: light-dark(oklch(0.36 0.09 155), oklch(0.89 0.1 155));
      --usher-warning-text: light-dark(oklch(0.38 0.09 58), oklch(0.9 0.09 80));
      --usher-danger-text: light-dark(oklch(0.4 0.15 25), oklch(0.87 0.08 25));
      --usher-danger-solid: light-dark(oklch(0.42 0.16 25), oklch(0.86 0.09 25));
      --usher-danger-fill: light-dark(oklch(0.42 0.16 25), oklch(0.86 0.09 25));
      --usher-danger-on: light-dark(oklch(1 0 0), oklch(0.15 0.006 264));
      --usher-focus-width: 3px;
    }
  }

  :host([contrast='more']) {
    --usher-line: light-dark(oklch(0.5 0.01 264), oklch(0.66 0.01 264));
    --usher-line-soft: light-dark(oklch(0.62 0.01 264), oklch(0.55 0.01 264));
    --usher-line-strong: light-dark(oklch(0.35 0.01 264), oklch(0.8 0.01 264));
    --usher-line-control: light-dark(oklch(0.3 0.01 264), oklch(0.88 0.01 264));
    --usher-text-muted: light-dark(oklch(0.3 0.01 264), oklch(0.92 0.004 264));
    --usher-text-subtle: light-dark(oklch(0.34 0.01 264), oklch(0.89 0.004 264));
    --usher-text-inverse-muted: var(--usher-text-inverse);
    --usher-icon: light-dark(oklch(0.3 0.01 264), oklch(0.92 0.004 264));
    --usher-accent-text: light-dark(oklch(from var(--usher-base-accent) 0.38 c h), oklch(from var(--usher-base-accent) 0.88 min(c, 0.09) h));
    --usher-accent-solid: light-dark(oklch(from var(--usher-base-accent) 0.4 c h), oklch(from var(--usher-base-accent) 0.88 min(c, 0.09) h));
    --usher-success-text: light-dark(oklch(0.36 0.09 155), oklch(0.89 0.1 155));
    --usher-warning-text: light-dark(oklch(0.38 0.09 58), oklch(0.9 0.09 80));
    --usher-danger-text: light-dark(oklch(0.4 0.15 25), oklch(0.87 0.08 25));
    --usher-danger-solid: light-dark(oklch(0.42 0.16 25), oklch(0.86 0.09 25));
    --usher-danger-fill: light-dark(oklch(0.42 0.16 25), oklch(0.86 0.09 25));
    --usher-danger-on: light-dark(oklch(1 0 0), oklch(0.15 0.006 264));
    --usher-focus-width: 3px;
  }

  @media (forced-colors: active) {
    :host,
    :host([density]),
    :host([contrast]) {
      --usher-line: CanvasText;
      --usher-line-soft: GrayText;
      --usher-line-strong: CanvasText;
      --usher-line-control: ButtonBorder;
      --usher-accent-solid: Highlight;
      --usher-accent-on: HighlightText;
      --usher-focus-color: Highlight;
      --usher-ring-rest: GrayText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host,
    :host([density]),
    :host([contrast]) {
      --usher-time-instant: 0ms;
      --usher-time-fast: 0ms;
      --usher-time-base: 0ms;
      --usher-time-slow: 0ms;
    }
  }
`;
