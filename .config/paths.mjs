import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout, with a trailing separator. Every script works from here, wherever it was started. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Files below `folder` (relative to the root, `/` between parts, sorted) whose name ends in `ending`. */
export function filesBelow(folder, ending) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}
