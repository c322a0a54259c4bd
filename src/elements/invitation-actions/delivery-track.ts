import { html, nothing, type TemplateResult } from 'lit';
import type { Delivery, Invitation, InvitationEvent, InvitationStep } from '../../domain/invitation.js';
import { epoch, type Instant } from '../../domain/time.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** A moment in the life of an invitation. What is not known has not happened as far as anybody can tell. */
export interface Stage {
  readonly name: 'created' | 'mailed' | 'delivered' | 'bounced' | 'refused' | 'opened' | 'acceptance';
  readonly status: 'done' | 'failed' | 'next' | 'later';
  readonly at?: Instant;
}

/**
 * What the backend's word about the mail means for the line; `undefined` where it says nothing. `over`: the term has
 * ended. `events`: when each of them happened, where that is known.
 */
export function stagesOf(
  invitation: Invitation,
  over = false,
  events: readonly InvitationEvent[] = [],
): readonly Stage[] | undefined {
  return knownStages(invitation)?.map((stage) => {
    // Nobody waits any more once the link is dead.
    if (stage.status === 'next') return over ? { ...stage, status: 'later' } : stage;
    const at = newest(stage.at, lastOf(events, stage.name));
    return stage.status === 'later' || at === undefined ? stage : { ...stage, at };
  });
}

/** A reminder is mailed, or refused, after the sending that its invitation tells of. */
function newest(sent: Instant | undefined, told: Instant | undefined): Instant | undefined {
  if (sent === undefined || told === undefined) return sent ?? told;
  return epoch(told) > epoch(sent) ? told : sent;
}

/** When a stage was reached last: what was sent again begins anew. */
function lastOf(events: readonly InvitationEvent[], name: Stage['name']): Instant | undefined {
  const steps: readonly InvitationStep[] =
    name === 'created' ? ['created', 'renewed'] : name === 'acceptance' ? ['accepted'] : [name];
  return events.findLast(({ step }) => steps.includes(step))?.at;
}

function knownStages(invitation: Invitation): readonly Stage[] | undefined {
  const { delivery, sentAt } = invitation;
  if (delivery === undefined || delivery === 'unknown') return undefined;
  const created: Stage = { name: 'created', status: 'done' };
  if (delivery === 'refused') return [created, { name: 'refused', status: 'failed', at: sentAt }, later('acceptance')];
  const mailed: Stage =
    delivery === 'queued' ? { name: 'mailed', status: 'next' } : { name: 'mailed', status: 'done', at: sentAt };
  if (delivery === 'bounced') return [created, mailed, { name: 'bounced', status: 'failed' }, later('acceptance')];
  return [created, mailed, arrival(delivery), ...opening(delivery), later('acceptance')];
}

function arrival(delivery: Delivery): Stage {
  if (delivery === 'delivered' || delivery === 'opened') return { name: 'delivered', status: 'done' };
  return { name: 'delivered', status: delivery === 'mailed' ? 'next' : 'later' };
}

/** Most backends never learn of it, so it stands there only once it is known. */
function opening(delivery: Delivery): Stage[] {
  return delivery === 'opened' ? [{ name: 'opened', status: 'done' }] : [];
}

function later(name: Stage['name']): Stage {
  return { name, status: 'later' };
}

export function deliveryTrack(stages: readonly Stage[], now: Date, i18n: LocalizeController): TemplateResult {
  const texts = i18n.messages.invitationActions;
  return html`<ol class="track" aria-label=${texts.track}>
    ${stages.map(
      ({ name, status, at }) =>
        html`<li class=${status} aria-current=${status === 'next' ? 'step' : nothing}>
          <b>${texts[name]}</b>${at === undefined ? nothing : html`<span>${i18n.day(at, now)}</span>`}${
            status === 'next' ? html`<span>${texts.waiting}</span>` : nothing
          }
        </li>`,
    )}
  </ol>`;
}
