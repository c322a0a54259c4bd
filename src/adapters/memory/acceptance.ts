import type { InvitationPreview, KeptInvitation, TypedDetails } from '../../domain/acceptance.js';
import type { AcceptanceApi, MyInvitationsApi } from '../../domain/adapter.js';
import type { Desk } from './desk.js';
import { confirmCode, sendCode } from './codes.js';
import { MINUTE } from '../../domain/time.js';
import { accept, checkPassword, decline, PASSWORD_RULES, refOf } from './joining.js';
import { mineOf } from './mine.js';
import { previewOf, ticketOf } from './preview.js';
import { deadLink, notFound, wrongState } from './refusals.js';
import { post } from './sending.js';
import { happened, note, userTarget } from './trail.js';

const KEPT_FOR = 10 * MINUTE;

type Acceptance = Required<AcceptanceApi> & { readonly mine: Required<MyInvitationsApi> };

export function acceptanceOf(desk: Desk): Acceptance {
  const write = <T>(
    operation: string,
    body: unknown,
    options: Parameters<Desk['write']>[2],
    act: () => T,
  ): Promise<T> => desk.write(`acceptance.${operation}`, body, options, act);
  return {
    peek: (token, options) => desk.read(options, (): InvitationPreview => previewOf(token, desk, PASSWORD_RULES)),
    accept: (token, registration, options) =>
      write('accept', [token, registration], options, () => {
        const accepted = accept(ticketOf(token, desk), registration, desk);
        desk.session.kept = undefined;
        return accepted;
      }),
    decline: (token, reason, options) =>
      write('decline', [token, reason], options, () => {
        decline(ticketOf(token, desk), reason, desk);
        desk.session.kept = undefined;
      }),
    requestNew: (token, options) => write('request-new', [token], options, () => requestNew(token, desk)),
    sendCode: (token, options) => write('send-code', [token], options, () => sendCode(ticketOf(token, desk), desk)),
    confirmCode: (token, code, password, options) =>
      write('confirm-code', [token, code, password], options, () => {
        const ticket = ticketOf(token, desk);
        checkPassword(password, ticket.user, desk);
        confirmCode(ticket, code, desk);
      }),
    mine: mineOf(desk),
    signOut: (options) => desk.read(options, () => signOut(desk)),
    keep: (token, typed, options) => desk.read(options, () => keep(token, typed, desk)),
    kept: (options) => desk.read(options, () => takeKept(desk)),
  };
}

function signOut({ session }: Desk): void {
  session.current = undefined;
  session.kept = undefined;
}

function keep(token: string, typed: TypedDetails | undefined, { session, store }: Desk): void {
  const until = new Date(store.now.getTime() + KEPT_FOR);
  session.kept = { invitation: { token, ...(typed && { typed }) }, until };
}

function takeKept({ session, store }: Desk): KeptInvitation | undefined {
  const { kept } = session;
  session.kept = undefined;
  return kept && store.now < kept.until ? kept.invitation : undefined;
}

/** Tells the inviter, once per asking; nothing else changes. */
function requestNew(token: string, desk: Desk): void {
  const preview = previewOf(token, desk, PASSWORD_RULES);
  if (preview.state === 'open') throw wrongState('invitation-still-valid');
  if (preview.state !== 'expired') throw deadLink(preview.state);
  const userId = desk.store.tickets.get(token)?.userId;
  const user = userId === undefined ? undefined : desk.store.users.get(userId);
  if (!user) throw notFound('user');
  const self = refOf(user);
  if (user.invitation) happened(user.invitation.id, 'requested', desk, { by: self });
  note({ act: 'invitation-requested', target: userTarget(user), actor: self }, desk);
  const to = preview.inviter?.email;
  if (to !== undefined) post({ kind: 'new-link-wanted', to, user: desk.view(user), account: desk.store.account }, desk);
}
