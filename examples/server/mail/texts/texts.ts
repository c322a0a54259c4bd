/** Every word of the mails, in one language. Functions take names that are safe to show. */
export interface MailTexts {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly invitation: {
    readonly subject: (inviter: string, account: string) => string;
    readonly preview: (until: string) => string;
    readonly title: (account: string) => string;
    readonly greeting: (name: string, inviter: string) => string;
    readonly lead: string;
    readonly button: string;
    /** The sentence around the date, which stands out. */
    readonly validUntil: (until: string) => readonly [before: string, until: string, after: string];
    readonly invitedBy: string;
    readonly forAddress: string;
    readonly groups: string;
    readonly copyAddress: string;
    readonly ignore: (inviter: string) => string;
    readonly why: string;
  };
  readonly code: {
    readonly subject: (code: string) => string;
    readonly title: string;
    readonly lead: (account: string) => string;
    readonly validFor: (minutes: string) => string;
    readonly ignore: string;
    readonly why: string;
  };
  readonly newLink: {
    readonly subject: (person: string) => string;
    readonly title: string;
    readonly lead: (person: string, address: string, account: string) => string;
    readonly how: string;
    readonly button: string;
    readonly why: string;
  };
}
