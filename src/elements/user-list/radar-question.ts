import { toInstant, type Instant } from '../../domain/time.js';
import type { Directory } from '../../state/directory.js';

/** The times asked for move in steps of this, in milliseconds: each step is another question. */
const STEP = 5 * 60_000;

/** What the expiry radar asks of the backend; without a part it cannot tell. */
export interface RadarQuestion {
  /** Now, by the server's clock, in steps. */
  readonly from: Instant;
  readonly soon: boolean;
  readonly expired: boolean;
}

/** What can be asked here; `undefined` where nothing can, or nothing could be done about it. */
export function radarQuestion(directory: Directory): RadarQuestion | undefined {
  const { adapter, capabilities } = directory;
  if (!adapter.invitations?.renew && !adapter.invitations?.resend) return undefined;
  const { states, expires } = capabilities.filter;
  const soon = expires === true && states.includes('invited');
  const expired = states.includes('invitation-expired');
  if (!soon && !expired) return undefined;
  const now = directory.now().getTime();
  return { from: toInstant(new Date(Math.floor(now / STEP) * STEP)), soon, expired };
}
