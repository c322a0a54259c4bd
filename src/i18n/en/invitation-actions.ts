/** The words around one invitation. */
export const invitationActions = {
  label: (name: string) => `Invitation of ${name}`,
  menu: 'Invitation actions',
  none: 'There is no invitation.',
  accepted: (date: string) => `Accepted on ${date}.`,
  acceptedSometime: 'The invitation was accepted.',
  declined: 'The invitation was declined.',
  revoked: 'The invitation was revoked. Its link no longer works.',
  open: 'The invitation is open',
  end: (date: string) => `Valid until ${date}`,
  ended: (date: string) => `Was valid until ${date}`,
  track: 'What happened to the invitation',
  created: 'Created',
  mailed: 'Mailed',
  delivered: 'Delivered',
  bounced: 'Came back',
  refused: 'Refused',
  opened: 'Opened',
  acceptance: 'Accepted',
  waiting: 'waiting',
  deliveryUnknown: 'Delivery unknown: copy the link to be sure that it arrives.',
  deliveryUnknownPlain: 'Whether mail was sent is not known.',
  refusedText: 'The mail server refused the address. Check it, or share the link yourself.',
  bouncedText: 'The mail came back. Check the address, or share the link yourself.',
  link: 'Invitation link',
  linkHidden: 'The link is hidden.',
  showLink: 'Show link',
  hideLink: 'Hide link',
  copied: 'Invitation link copied',
  personal: 'The link is personal: whoever opens it can accept.',
  qr: 'QR code',
  qrLabel: 'QR code of the invitation link',
  qrText: 'Scan it with the camera of a phone. It is as personal as the link.',
  qrFailed: 'The QR code could not be drawn. Copy the link instead.',
  groupsOf: (name: string) => `Groups of ${name}`,
  share: 'Share',
  shareTitle: (account?: string) => (account === undefined ? 'Invitation' : `Invitation to ${account}`),
  shareFailed: 'Sharing did not work. Copy the link instead.',
  mail: 'Prepare a mail',
  mailTitle: (name: string) => `A mail to ${name}`,
  mailText: 'It opens in your own mail program, where you can change it. Nothing is sent from here.',
  mailLanguage: 'Language of the mail',
  mailTo: 'To',
  mailSubject: 'Subject',
  mailBody: 'Text',
  mailOpen: 'Open mail program',
  mailCopy: 'Copy text',
  mailCopied: 'Text copied',
  mailNotCopied: 'The browser did not allow copying. Select the text and copy it yourself.',
  mailLanguageFailed: 'This language did not load. The text stays as it is.',
  history: 'What happened',
  historyFailed: 'What happened did not load.',
  by: (name: string) => `by ${name}`,
  steps: {
    created: 'Invited',
    queued: 'Handed over for sending',
    mailed: 'Taken by the mail server',
    delivered: 'Delivered',
    bounced: 'The mail came back',
    refused: 'The mail server refused it',
    opened: 'The link was opened',
    resent: 'Sent again',
    renewed: 'New invitation made',
    reminded: 'Reminded',
    requested: 'Asked for a new link',
    expired: 'Expired',
    accepted: 'Accepted',
    declined: 'Declined',
    revoked: 'Revoked',
  },
  loading: 'Loading the invitation',
  failed: 'The invitation did not load.',
};

/** What the mail that an administrator sends by hand is made of. */
export interface MailParts {
  readonly name: string;
  readonly inviter?: string | undefined;
  readonly account?: string | undefined;
  readonly url: string;
  readonly until?: string | undefined;
}

/** The mail that an administrator may send by hand; read by the invited person, in their language. */
export const invitationMail = {
  subject: (inviter?: string, account?: string) =>
    `${inviter === undefined ? 'You are invited' : `${inviter} invites you`}${account === undefined ? '' : ` to ${account}`}`,
  body: ({ name, inviter, account, url, until }: MailParts) =>
    [
      `Hello ${name},`,
      `${inviter === undefined ? 'You are invited' : `${inviter} invites you`} to ${account ?? 'join'}. Open this link to see the invitation and to accept it:`,
      url,
      `The link is for you alone${until === undefined ? '' : `, and valid until ${until}`}.`,
    ].join('\n\n'),
};
