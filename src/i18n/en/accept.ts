import { plural } from '../plural.js';

/** The page that an invited person sees. */
export const accept = {
  loading: 'Reading the invitation',

  join: (account: string) => `Join ${account}`,
  invitedTo: (inviter: string, groups: string) => `${inviter} invited you to ${groups}.`,
  invitedBy: (inviter: string) => `${inviter} invited you.`,
  invitedToGroups: (groups: string) => `You are invited to ${groups}.`,
  invited: 'You are invited.',
  validUntil: (moment: string) => `Valid until ${moment}`,

  password: 'Password',
  newPassword: 'New password',
  showPassword: 'Show password',
  rules: 'What the password needs',
  ruleLength: (n: number) => plural('en', n, { one: 'At least {n} character', other: 'At least {n} characters' }),
  rulePersonal: 'Without your name or address',
  ruleCommon: 'Not a common password',
  ruleStanding: (rule: string, standing: string) => `${rule}, ${standing}`,
  ruleMet: 'done',
  ruleOpen: 'open',
  ruleLater: 'checked when you join',
  rulesMet: 'The password meets the rules.',
  passwordMissing: 'Choose a password.',
  passwordTooShort: (n: number) =>
    plural('en', n, { one: 'Use at least {n} character.', other: 'Use at least {n} characters.' }),
  passwordTooLong: (n: number) =>
    plural('en', n, { one: 'Use at most {n} character.', other: 'Use at most {n} characters.' }),
  passwordPersonal: 'Leave your name and address out of the password.',
  firstNameMissing: 'Enter your first name.',
  lastNameMissing: 'Enter your last name.',
  termsMissing: 'Agree to the terms to join.',
  defaultTerms: 'I agree to the terms.',

  accept: 'Accept and join',
  or: 'or',
  haveAccount: 'I already have an account: sign in',
  decline: 'Decline',

  joinAs: (name: string) => `Join as ${name}`,
  signedInAs: 'Signed in as',
  otherAccount: 'Use another account',

  wrongAccount: 'This invitation is for someone else',
  wrongAccountWords: 'You are signed in with another address.',
  wrongAccountMember: (account: string) =>
    `You are signed in with another address, which already belongs to ${account}.`,
  invitedAddress: 'Invited',
  signedInAddress: 'Signed in',
  switchAccount: 'Switch account',
  staySignedIn: 'Stay signed in',
  stayed: 'Nothing was changed',
  stayedWords: (email: string) => `You are still signed in as ${email}. The invitation stays open for its address.`,

  alreadyMember: (account: string) => `You already belong to ${account}`,
  alreadyMemberWords: 'There is nothing left to accept.',

  signInFirst: 'Sign in to join',
  signInRequired: (email: string) =>
    `An account with ${email} already exists. Sign in with it, then join with one press. What you typed is kept.`,
  signInOffered: (email: string) => `Sign in as ${email}, then join with one press.`,
  signInConfirmed: (email: string) =>
    `${email} is confirmed and the new password is set. Sign in with it, then join with one press.`,
  signIn: 'Sign in',
  signInElsewhere: 'Sign in to this service in another tab, then come back and check again.',
  checkAgain: 'Check again',
  forgotPassword: 'I do not know the password',

  verify: 'Confirm your address',
  verifyWords: (email: string) =>
    `To protect ${email}, a code is mailed to it. With the code you set a new password; older passwords and sign-ins end.`,
  sendCode: 'Send the code',
  codeSent: (email: string) => `A code is on its way to ${email}. Look into the spam folder, too.`,
  code: 'Code from the mail',
  codeMissing: 'Enter the code from the mail.',
  wrongCode: 'This code is not right, or it is too old. Check it or send a new one.',
  sendCodeAgain: 'Send a new code',
  confirm: 'Confirm and go on',

  declineAsk: (account: string) => `Decline the invitation to ${account}?`,
  declineAskWords: 'The link ends with it. A new one can be sent to you at any time.',
  declineReason: 'Reason',
  declineReasonHint: (inviter: string) => `${inviter} can read it.`,
  declineNow: 'Decline the invitation',
  keepInvitation: 'Keep it',
  declinedByYou: 'You declined the invitation',
  declinedByYouWords: (account: string) =>
    `You do not belong to ${account}. If that was a mistake, ask for a new invitation.`,

  accepted: 'You are in',
  acceptedWords: (account: string) => `You now belong to ${account}.`,
  acceptedSignIn: (account: string) => `You now belong to ${account}. Sign in to open it.`,
  continueTo: (account: string) => `Continue to ${account}`,
  continueOn: 'Continue',
  closePage: 'You can close this page.',

  expired: 'This invitation has expired',
  expiredOn: (moment: string) => `It was valid until ${moment}.`,
  askForNew: (inviter: string) => `Ask for a new one: ${inviter} gets a message and you get a fresh link by mail.`,
  askForNewUnnamed: 'Ask for a new one: the inviter gets a message and you get a fresh link by mail.',
  askYourself: 'Ask the person who invited you for a new one.',
  askNew: 'Ask for a new link',
  asked: 'Your request is on its way',
  askedWords: (inviter: string) => `${inviter} has been told. You get a mail with a fresh link when it is sent.`,
  askedWordsUnnamed: 'The inviter has been told. You get a mail with a fresh link when it is sent.',
  goToSignIn: 'Go to sign-in',

  revoked: 'This invitation was withdrawn',
  revokedBy: (inviter: string, date: string) => `${inviter} withdrew it on ${date}.`,
  revokedOn: (date: string) => `It was withdrawn on ${date}.`,
  revokedWords: 'Write to whoever invited you if you think that is a mistake.',
  writeTo: (inviter: string) => `Write to ${inviter}`,

  used: 'You already joined',
  usedOn: (moment: string) => `This link was used on ${moment}.`,
  usedUndated: 'This link has been used.',
  usedWords: (account: string) => `Sign in to open ${account}.`,
  usedWordsUnnamed: 'Sign in to go on.',
  notMe: 'That was not me',

  declined: 'This invitation was declined',
  declinedOn: (date: string) => `It was declined on ${date}.`,
  declinedWords: 'If that was a mistake, ask for a new invitation.',

  unknown: 'This link does not lead to an invitation',
  unknownWords:
    'It may be incomplete: copy the whole link from the mail, or open it there. Otherwise ask for a new invitation.',

  failed: 'The invitation did not load',
  failedWords: 'Nothing was changed.',
  unsupported: 'Invitations cannot be accepted here',
  unsupportedWords: 'This service does not take invitations on this page. Ask the person who invited you how to join.',
};
