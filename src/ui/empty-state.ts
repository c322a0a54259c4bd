import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.js';

export interface EmptyStateOptions {
  /** An icon's name, or drawing of one's own. */
  readonly art: IconName | TemplateResult;
  readonly title: string;
  readonly text?: string | undefined;
  /** Buttons, one of them primary at most. */
  readonly actions?: unknown;
  readonly tone?: 'plain' | 'danger' | undefined;
  /** Id of the heading, so that a region can be named by it or the focus led to it. */
  readonly titleId?: string | undefined;
}

export function emptyState({ art, title, text, actions, tone = 'plain', titleId }: EmptyStateOptions): TemplateResult {
  return html`<div class="empty ${tone}">
    <div class="empty-art" aria-hidden="true">${typeof art === 'string' ? icon(art) : art}</div>
    <h3 class="empty-title" id=${titleId ?? nothing}>${title}</h3>
    ${text ? html`<p class="empty-text">${text}</p>` : nothing}
    ${actions ? html`<div class="empty-acts">${actions}</div>` : nothing}
  </div>`;
}

/** Nobody is here yet: two outlined people and the place between them. */
export function outlinedPeople(): TemplateResult {
  return html`<span class="outline-person"></span>
    <span class="outline-person center">${icon('plus')}</span>
    <span class="outline-person"></span>`;
}
