import type { Messages } from '../messages.js';
import { plural } from '../plural.js';

export const accept: Messages['accept'] = {
  loading: 'Die Einladung wird gelesen',

  join: (account) => `${account} beitreten`,
  invitedTo: (inviter, groups) => `${inviter} hat Sie zu ${groups} eingeladen.`,
  invitedBy: (inviter) => `${inviter} hat Sie eingeladen.`,
  invitedToGroups: (groups) => `Sie sind zu ${groups} eingeladen.`,
  invited: 'Sie sind eingeladen.',
  validUntil: (moment) => `Gültig bis ${moment}`,

  password: 'Passwort',
  newPassword: 'Neues Passwort',
  showPassword: 'Passwort anzeigen',
  rules: 'Was das Passwort braucht',
  ruleLength: (n) => plural('de', n, { one: 'Mindestens {n} Zeichen', other: 'Mindestens {n} Zeichen' }),
  rulePersonal: 'Ohne Ihren Namen und Ihre Adresse',
  ruleCommon: 'Kein verbreitetes Passwort',
  ruleStanding: (rule, standing) => `${rule}, ${standing}`,
  ruleMet: 'erfüllt',
  ruleOpen: 'offen',
  ruleLater: 'wird beim Beitreten geprüft',
  rulesMet: 'Das Passwort erfüllt die Regeln.',
  passwordMissing: 'Wählen Sie ein Passwort.',
  passwordTooShort: (n) =>
    plural('de', n, { one: 'Verwenden Sie mindestens {n} Zeichen.', other: 'Verwenden Sie mindestens {n} Zeichen.' }),
  passwordTooLong: (n) =>
    plural('de', n, { one: 'Verwenden Sie höchstens {n} Zeichen.', other: 'Verwenden Sie höchstens {n} Zeichen.' }),
  passwordPersonal: 'Lassen Sie Ihren Namen und Ihre Adresse im Passwort weg.',
  phoneHint: 'Berichtigen Sie sie, wenn sie nicht stimmt. Leer gelassen bleibt sie, wie sie angegeben wurde.',
  phoneNoCountry: 'Beginnen Sie mit + und der Landesvorwahl.',
  strength: (grade) => `Stärke: ${grade}.`,
  strength0: 'sofort zu erraten',
  strength1: 'leicht zu erraten',
  strength2: 'mittel',
  strength3: 'gut',
  strength4: 'sehr gut',
  firstNameMissing: 'Geben Sie Ihren Vornamen ein.',
  lastNameMissing: 'Geben Sie Ihren Nachnamen ein.',
  termsMissing: 'Stimmen Sie den Bedingungen zu, um beizutreten.',
  defaultTerms: 'Ich stimme den Bedingungen zu.',

  accept: 'Annehmen und beitreten',
  or: 'oder',
  continueWith: (service) => `Weiter mit ${service}`,
  continueWithSso: 'Weiter mit SSO',
  haveAccount: 'Ich habe schon ein Benutzerkonto: anmelden',
  decline: 'Ablehnen',

  joinAs: (name) => `Als ${name} beitreten`,
  signedInAs: 'Angemeldet als',
  otherAccount: 'Anderes Benutzerkonto verwenden',

  wrongAccount: 'Diese Einladung ist für jemand anderen',
  wrongAccountWords: 'Sie sind mit einer anderen Adresse angemeldet.',
  wrongAccountUnseen:
    'Sie sind mit einer anderen Adresse angemeldet. Melden Sie sich mit der an, an die die E-Mail ging.',
  wrongAccountMember: (account) => `Sie sind mit einer anderen Adresse angemeldet, die schon zu ${account} gehört.`,
  invitedAddress: 'Eingeladen',
  signedInAddress: 'Angemeldet',
  switchAccount: 'Benutzerkonto wechseln',
  staySignedIn: 'Angemeldet bleiben',
  stayed: 'Es wurde nichts geändert',
  stayedWords: (email) => `Sie sind weiterhin als ${email} angemeldet. Die Einladung bleibt für ihre Adresse offen.`,

  alreadyMember: (account) => `Sie gehören schon zu ${account}`,
  alreadyMemberWords: 'Es gibt nichts mehr anzunehmen.',
  alreadyMemberUnseen: 'Sie gehören schon zu diesem Konto',

  signInFirst: 'Zum Beitreten anmelden',
  signInRequired: (email) =>
    `Ein Benutzerkonto mit ${email} gibt es schon. Melden Sie sich damit an, dann treten Sie mit einem Klick bei. Ihre Eingaben sind erhalten.`,
  signInOffered: (email) => `Melden Sie sich als ${email} an, dann treten Sie mit einem Klick bei.`,
  signInAsked: (email) =>
    `Melden Sie sich als ${email} an, dann treten Sie mit einem Klick bei. Ihre Eingaben sind erhalten.`,
  signInToSee: 'Zum Ansehen der Einladung anmelden',
  signInToSeeWords: 'Verwenden Sie die Adresse, an die die E-Mail ging. Durch das Anmelden wird nichts angenommen.',
  signInConfirmed: (email) =>
    `${email} ist bestätigt und das neue Passwort gilt. Melden Sie sich damit an, dann treten Sie mit einem Klick bei.`,
  signIn: 'Anmelden',
  signInElsewhere:
    'Melden Sie sich in einem anderen Tab bei diesem Dienst an, kommen Sie dann zurück und prüfen Sie erneut.',
  checkAgain: 'Erneut prüfen',
  forgotPassword: 'Ich weiß das Passwort nicht',

  verify: 'Bestätigen Sie Ihre Adresse',
  verifyWords: (email) =>
    `Zum Schutz von ${email} wird ein Code dorthin gesendet. Damit setzen Sie ein neues Passwort; ältere Passwörter und Anmeldungen enden.`,
  verifyUnseen:
    'Die Einladung wird angezeigt, sobald Ihre Adresse bestätigt ist. Öffnen Sie die E-Mail, die dieser Dienst dafür gesendet hat, und prüfen Sie dann erneut.',
  sendCode: 'Code senden',
  codeSent: (email) => `Ein Code ist unterwegs an ${email}. Sehen Sie auch im Spam-Ordner nach.`,
  code: 'Code aus der E-Mail',
  codeMissing: 'Geben Sie den Code aus der E-Mail ein.',
  wrongCode: 'Dieser Code stimmt nicht oder ist zu alt. Prüfen Sie ihn oder senden Sie einen neuen.',
  sendCodeAgain: 'Neuen Code senden',
  confirm: 'Bestätigen und weiter',

  declineAsk: (account) => `Die Einladung zu ${account} ablehnen?`,
  declineAskWords: 'Der Link endet damit. Man kann Ihnen jederzeit einen neuen senden.',
  declineReason: 'Grund',
  declineReasonHint: (inviter) => `${inviter} kann ihn lesen.`,
  declineNow: 'Einladung ablehnen',
  keepInvitation: 'Behalten',
  declinedByYou: 'Sie haben die Einladung abgelehnt',
  declinedByYouWords: (account) =>
    `Sie gehören nicht zu ${account}. Wenn das ein Versehen war, bitten Sie um eine neue Einladung.`,

  accepted: 'Sie sind dabei',
  acceptedWords: (account) => `Sie gehören jetzt zu ${account}.`,
  acceptedSignIn: (account) => `Sie gehören jetzt zu ${account}. Melden Sie sich an, um es zu öffnen.`,
  continueTo: (account) => `Weiter zu ${account}`,
  continueOn: 'Weiter',
  closePage: 'Sie können diese Seite schließen.',

  expired: 'Diese Einladung ist abgelaufen',
  expiredOn: (moment) => `Sie war bis ${moment} gültig.`,
  askForNew: (inviter) =>
    `Bitten Sie um eine neue: ${inviter} bekommt eine Nachricht und Sie einen frischen Link per E-Mail.`,
  askForNewUnnamed:
    'Bitten Sie um eine neue: Wer Sie eingeladen hat, bekommt eine Nachricht und Sie einen frischen Link per E-Mail.',
  askYourself: 'Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
  askNew: 'Um neuen Link bitten',
  asked: 'Ihre Bitte ist unterwegs',
  askedWords: (inviter) =>
    `${inviter} weiß Bescheid. Sie bekommen eine E-Mail mit einem frischen Link, sobald er gesendet wird.`,
  askedWordsUnnamed:
    'Wer Sie eingeladen hat, weiß Bescheid. Sie bekommen eine E-Mail mit einem frischen Link, sobald er gesendet wird.',
  goToSignIn: 'Zur Anmeldung',

  revoked: 'Diese Einladung wurde zurückgezogen',
  revokedBy: (inviter, date) => `${inviter} hat sie am ${date} zurückgezogen.`,
  revokedOn: (date) => `Sie wurde am ${date} zurückgezogen.`,
  revokedWords: 'Schreiben Sie der Person, die Sie eingeladen hat, wenn Sie das für ein Versehen halten.',
  writeTo: (inviter) => `An ${inviter} schreiben`,

  used: 'Sie sind schon beigetreten',
  usedOn: (moment) => `Dieser Link wurde am ${moment} verwendet.`,
  usedUndated: 'Dieser Link wurde schon verwendet.',
  usedWords: (account) => `Melden Sie sich an, um ${account} zu öffnen.`,
  usedWordsUnnamed: 'Melden Sie sich an, um fortzufahren.',
  notMe: 'Das war ich nicht',

  declined: 'Diese Einladung wurde abgelehnt',
  declinedOn: (date) => `Sie wurde am ${date} abgelehnt.`,
  declinedWords: 'Wenn das ein Versehen war, bitten Sie um eine neue Einladung.',

  unknown: 'Dieser Link führt zu keiner Einladung',
  unknownWords:
    'Vielleicht ist er unvollständig: Kopieren Sie den ganzen Link aus der E-Mail oder öffnen Sie ihn dort. Sonst bitten Sie um eine neue Einladung.',

  failed: 'Die Einladung wurde nicht geladen',
  failedWords: 'Es wurde nichts geändert.',
  offline: 'Es gibt keine Verbindung',
  offlineWords: 'Es wurde nichts geändert. Die Einladung lädt von selbst, sobald die Verbindung wieder da ist.',
  notTaken: 'Der Dienst hat das nicht angenommen, und die Einladung ist noch offen. Ihre Eingaben sind erhalten.',
  unsupported: 'Hier können keine Einladungen angenommen werden',
  unsupportedWords:
    'Dieser Dienst nimmt auf dieser Seite keine Einladungen an. Fragen Sie die Person, die Sie eingeladen hat, wie Sie beitreten.',
};
