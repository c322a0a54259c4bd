/**
 * Whether a password is among those that are tried first. With twelve characters at least, those are no
 * single words but words put together, repeated, decorated with digits, or walks over the keyboard; so the
 * password is taken apart instead of being looked up in a list.
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  // Digits around the words are decoration, digits within them stand for letters.
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return isRepetition(plain) || isWalk(plain) || [core, unleet(core)].some(isMadeOfCommonWords);
}

/** `abcabcabcabc`, `000000000000`. */
function isRepetition(text: string): boolean {
  return /^(.{1,6}?)\1+.{0,2}$/su.test(text);
}

const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '!@#$%^&*()',
].flatMap((row) => [row, [...row].reverse().join('')]);

/** `123456789012`, `qwertyuiopas`: nothing but pieces of at least three neighbouring keys. */
function isWalk(text: string): boolean {
  let left = text;
  while (left.length >= 3) {
    const step = longestPiece(left);
    if (step < 3) return false;
    left = left.slice(step);
  }
  return true;
}

function longestPiece(text: string): number {
  for (let length = text.length; length >= 3; length -= 1) {
    if (ROWS.some((row) => row.includes(text.slice(0, length)))) return length;
  }
  return 0;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function unleet(text: string): string {
  return [...text].map((letter) => LEET[letter] ?? letter).join('');
}

/** `password1234`, `welcomewelcome!`, `iloveyou2026`: common words, and what people put around them. */
function isMadeOfCommonWords(core: string): boolean {
  if (core.length < 4) return false;
  let left = core.replace(/[^\p{L}]+/gu, '');
  while (left !== '') {
    const word = WORDS.find((common) => left.startsWith(common));
    if (word === undefined) return false;
    left = left.slice(word.length);
  }
  return true;
}

/** Words that the commonest passwords of the world are made of; the longest first, so that they are cut off first. */
const WORDS =
  `password passwort passwd pass kennwort geheim secret motdepasse contrasena senha parola sifre welcome willkommen
  bienvenue hello hallo bonjour admin administrator root user test testing guest login letmein changeme access open
  qwerty qwertz azerty qwertyuiop asdf asdfgh asdfghjkl zxcvbn zxcvbnm iloveyou love lovely loveyou ichliebedich jetaime
  monkey dragon master superman batman spiderman pokemon starwars football baseball basketball soccer hockey
  princess prinzessin sunshine shadow flower freedom whatever trustno michael jordan jennifer ashley daniel jessica
  charlie thomas andrew matthew joshua nicole hunter ranger tigger killer pepper ginger cookie cheese chocolate banana
  summer winter spring autumn sommer herbst january february march april june july august september october november
  december monday friday sunday computer internet samsung google facebook microsoft windows apple android mobile
  liverpool arsenal chelsea barcelona realmadrid bayern mustang ferrari porsche mercedes corvette harley
  angel babygirl baby sexy hottie lover friend friends family forever happy lucky money business company office
  correcthorsebatterystaple correct horse battery staple blink phoenix matrix merlin cowboy diamond silver golden
  orange purple yellow black white green blue red maggie buster george william robert maria abc abcdef abcd a i the my is
  and you me your new one two three four five`
    .split(/\s+/u)
    .sort((a, b) => b.length - a.length);
