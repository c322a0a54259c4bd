import type { DirectoryError } from '../../domain/errors.js';
import type { Reason } from '../../domain/reason.js';
import type { LocalizeController } from '../../i18n/localize-controller.js';

/** What of an error is told; a state that is plain data keeps no more than this. */
type Told = Pick<DirectoryError, 'kind'> & {
  readonly [K in 'reason' | 'retryAfterMs' | 'traceId']?: DirectoryError[K];
};

/** What a person reads of an error: what happened, what is kept, what to do; never the server's own text alone. */
export function errorText(error: Told, i18n: LocalizeController): string {
  const { error: texts } = i18n.messages;
  if (error.reason) return reasonText(error.reason, i18n);
  const wait = error.retryAfterMs === undefined ? '' : ` ${texts.waitFor(i18n.duration(error.retryAfterMs))}`;
  const trace = error.traceId === undefined ? '' : ` ${texts.trace(error.traceId)}`;
  return `${texts[error.kind]}${wait}${trace}`;
}

/** Why something cannot be done, and what would help; a backend's own sentence follows ours. */
export function reasonText(reason: Reason, i18n: LocalizeController): string {
  const ours = i18n.messages.reason[reason.code];
  if (reason.detail === undefined) return ours;
  return reason.code === 'backend' ? reason.detail : `${ours} ${reason.detail}`;
}
