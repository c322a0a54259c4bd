/**
 * Builds the design tokens: src/ui/tokens/tokens.json (DTCG) becomes
 *   tokens.styles.ts  what every element adopts, on `:host`
 *   tokens.css        the same for a host's own markup, on `:where(.usher)`
 *   token-names.ts    the names, as a list and a type
 *
 * `node .config/build-tokens.mjs` writes them; with `--check` it writes nothing and exits 1 when one is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../src/ui/tokens/', import.meta.url);
const EXTENSION = 'usher-elements';
const NOTICE = 'Built from tokens.json by .config/build-tokens.mjs. Change that file, then run it again.';

/**
 * The modes in the order of the cascade. A media query beats an attribute (a finger needs its target in a compact
 * list as well), so on `:host` it also names the attributes, to weigh as much as they do.
 */
const MODES = [
  { name: 'compact', attribute: ['density', 'compact'] },
  { name: 'coarse', media: '(pointer: coarse)' },
  { name: 'contrast', media: '(prefers-contrast: more)' },
  { name: 'contrast', attribute: ['contrast', 'more'] },
  { name: 'forced', media: '(forced-colors: active)' },
  { name: 'still', media: '(prefers-reduced-motion: reduce)' },
];

const HOST = {
  base: ':host',
  attribute: ([name, value]) => `:host([${name}='${value}'])`,
  media: ':host,\n  :host([density]),\n  :host([contrast])',
};
const PAGE = {
  base: ':where(.usher)',
  attribute: ([name, value]) => `:where(.usher[data-${name}='${value}'])`,
  media: ':where(.usher)',
};

/** Walks the groups, and gives each token its path and its custom property. */
function collect(group, path = []) {
  return Object.entries(group).flatMap(([key, node]) => {
    if (key.startsWith('$')) return [];
    const here = [...path, key];
    return '$value' in node ? [{ path: here.join('.'), name: propertyOf(here), node }] : collect(node, here);
  });
}

/** base.gray.3 is --usher-base-gray-3; the groups under meaning and element only order the file. */
function propertyOf([layer, group, key]) {
  if (layer !== 'base') return `--usher-${key}`;
  return group === 'gray' ? `--usher-base-gray-${key}` : `--usher-base-${key}`;
}

function unique(tokens) {
  const seen = new Map();
  for (const { name, path } of tokens) {
    if (seen.has(name)) throw new Error(`tokens.json: ${path} and ${seen.get(name)} are both ${name}`);
    seen.set(name, path);
  }
  return tokens;
}

const tokens = unique(collect(JSON.parse(readFileSync(new URL('tokens.json', folder), 'utf8'))));
if (tokens.length === 0) throw new Error('tokens.json: no token found');
const byPath = new Map(tokens.map((token) => [token.path, token]));

function resolve(value, from) {
  return value.replace(/\{([\w.-]+)\}/g, (_, path) => {
    const target = byPath.get(path);
    if (!target) throw new Error(`tokens.json: ${from} refers to ${path}, which is not there`);
    return `var(${target.name})`;
  });
}

function valueOf({ path, node }) {
  const extension = node.$extensions?.[EXTENSION] ?? {};
  const light = resolve(node.$value, path);
  const value = extension.dark ? `light-dark(${light}, ${resolve(extension.dark, path)})` : light;
  return extension.knob ? `var(--usher-${extension.knob}, ${value})` : value;
}

function modeValueOf({ path, node }, mode) {
  const value = node.$extensions?.[EXTENSION]?.modes?.[mode];
  if (value === undefined || typeof value === 'string') return value && resolve(value, path);
  return `light-dark(${resolve(value.light, path)}, ${resolve(value.dark, path)})`;
}

const rule = (selector, declarations, indent = '') =>
  `${indent}${selector} {\n${declarations.map(([name, value]) => `${indent}  ${name}: ${value};\n`).join('')}${indent}}\n`;

function sheet(selectors) {
  const base = rule(
    selectors.base,
    tokens.map((token) => [token.name, valueOf(token)]),
  );
  const modes = MODES.map(({ name, attribute, media }) => {
    const declarations = tokens.flatMap((token) => {
      const value = modeValueOf(token, name);
      return value === undefined ? [] : [[token.name, value]];
    });
    if (declarations.length === 0) throw new Error(`tokens.json: no token has the mode ${name}`);
    if (attribute) return rule(selectors.attribute(attribute), declarations);
    return `@media ${media} {\n${rule(selectors.media, declarations, '  ')}}\n`;
  });
  return [base, ...modes].join('\n');
}

const indented = (text) => text.replace(/^(?=.)/gm, '  ');

const outputs = {
  'tokens.styles.ts': `// ${NOTICE}
import { css, type CSSResult } from 'lit';

/** Every token, declared on the element itself so that it is computed where a host's knobs are inherited to. */
export const tokenStyles: CSSResult = css\`
${indented(sheet(HOST))}\`;
`,
  'tokens.css': `/* ${NOTICE} */\n${sheet(PAGE)}`,
  'token-names.ts': `// ${NOTICE}
export const tokenNames = [
${tokens.map(({ name }) => `  '${name}',\n`).join('')}] as const;

export type TokenName = (typeof tokenNames)[number];
`,
};

let stale = 0;
for (const [file, text] of Object.entries(outputs)) {
  const url = new URL(file, folder);
  if (!process.argv.includes('--check')) {
    writeFileSync(url, text);
    continue;
  }
  if (readOr(url) === text) continue;
  stale += 1;
  console.error(`${fileURLToPath(url)} is stale: run node .config/build-tokens.mjs`);
}
console.log(`${tokens.length} tokens, ${Object.keys(outputs).length} files, ${stale} stale`);
process.exitCode = stale ? 1 : 0;

function readOr(url) {
  try {
    return readFileSync(url, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
