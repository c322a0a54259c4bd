/** A person's own invitations, found without their links. */
export const myInvitations = {
  list: 'Your invitations',
  accept: 'Accept',
  acceptOf: (account: string) => `Accept the invitation to ${account}`,
  decline: 'Decline',
  declineOf: (account: string) => `Decline the invitation to ${account}`,
  none: 'There is no invitation for you',
  noneWords: 'If you got a mail with a link, open that.',
  failed: 'Your invitations did not load',
  signIn: 'Sign in to see your invitations',
  unproven: 'Confirm your address with this service first: open the mail it sent for that, then try again.',
  gone: 'This invitation is no longer there.',
  unsupported: 'Invitations are not listed here',
  unsupportedWords: 'Open the link in the mail to answer an invitation.',
};
