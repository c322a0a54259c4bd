/**
 * Text as it is searched and sorted: without case and accents. Made here and not by the database, so that
 * every engine finds the same.
 */
export function searchText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Letters that do not come apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** A pattern for `like ... escape '\'` that finds `text` anywhere. */
export function containing(text: string): string {
  return `%${searchText(text).replace(/[\\%_]/gu, '\\$&')}%`;
}

/** Longest text searched, in code points: an entry of an index takes some 2,700 octets on PostgreSQL. Real names are far shorter. */
const LONGEST = 500;

/** What a user is found by, and sorted by name by. */
export function searchColumns(user: { id: string; email: string; first_name: string; last_name: string }): {
  search: string;
  sort_name: string;
} {
  const name = searchText(`${user.first_name} ${user.last_name}`);
  return {
    search: cut(`${name}\n${searchText(user.email)}\n${user.id.toLowerCase()}`),
    sort_name: cut(name || searchText(user.email)),
  };
}

function cut(text: string): string {
  const points = [...text];
  return points.length > LONGEST ? points.slice(0, LONGEST).join('') : text;
}
