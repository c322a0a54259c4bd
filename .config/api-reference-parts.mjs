// How a page of Markdown writes the values of an OpenAPI document.

export const code = (text) => `\`${text}\``;

const nameOf = (ref) => ref.split('/').at(-1);

/** A function that follows a `$ref` within `document`. */
export function resolver(document) {
  const resolve = (node) => {
    if (!node?.$ref) return node;
    const found = node.$ref
      .split('/')
      .slice(1)
      .reduce((at, key) => at?.[key], document);
    if (!found) throw new Error(`${node.$ref} is not there.`);
    return resolve(found);
  };
  return resolve;
}

const cell = (text) => text.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');

/** A table without the columns that are empty in every row. */
export function table(heads, rows) {
  const kept = heads.map((_, column) => rows.some((row) => row[column]));
  const line = (cells) =>
    `| ${cells
      .filter((_, column) => kept[column])
      .map(cell)
      .join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Bounds in words: `1 to 100`, `at least 1`, `at most 255 characters`. */
function bounds(least, most, unit = '') {
  if (least === undefined && most === undefined) return [];
  const noun = unit && ` ${unit}`;
  if (most === undefined) return [`at least ${least}${noun}`];
  return [least ? `${least} to ${most}${noun}` : `at most ${most}${noun}`];
}

const literal = (value) => code(typeof value === 'string' ? value : JSON.stringify(value));

function plain(schema) {
  const { type, format, pattern } = schema;
  const notes = [
    ...(format ? [format] : []),
    ...bounds(schema.minLength, schema.maxLength, 'characters'),
    ...bounds(schema.minimum, schema.maximum),
    ...(pattern ? [`as ${code(pattern)}`] : []),
    ...('default' in schema ? [`${literal(schema.default)} when absent`] : []),
  ];
  const types = [type ?? 'anything'].flat().join(' or ');
  return [types, ...notes].join(', ');
}

/** What a value may be, in a few words; named schemas as links to their section. */
export function typeText(schema) {
  if (schema.$ref) return `[${nameOf(schema.$ref)}](#${nameOf(schema.$ref).toLowerCase()})`;
  if (schema.oneOf) return schema.oneOf.map(typeText).join(' or ');
  if ('const' in schema) return literal(schema.const);
  if (schema.enum) {
    const also = 'default' in schema ? `; ${literal(schema.default)} when absent` : '';
    return `one of ${schema.enum.map(literal).join(', ')}${also}`;
  }
  if (schema.type === 'array') {
    return ['list of ' + typeText(schema.items), ...bounds(schema.minItems, schema.maxItems, 'items')].join(', ');
  }
  if (typeof schema.additionalProperties === 'object')
    return `object of ${typeText(schema.additionalProperties)} by name`;
  if (schema.type === 'object') return schema.properties ? inline(schema) : 'object';
  return plain(schema);
}

/** A small object that has no name of its own. */
function inline({ properties, required = [] }) {
  const members = Object.entries(properties).map(
    ([name, schema]) => `${code(required.includes(name) ? name : `${name}?`)}: ${typeText(schema)}`,
  );
  return `{ ${members.join('; ')} }`;
}

/** A row for each member of an object: name, value, meaning. Members of a union's parts stand in their own sections. */
export function propertyRows({ properties = {}, required = [] }) {
  return Object.entries(properties).map(([name, schema]) => [
    required.includes(name) ? `**${code(name)}**` : code(name),
    typeText(schema),
    schema.description ?? '',
  ]);
}

/** JSON with whatever fits on a line on one line. */
function json(value, indent = '') {
  const line = JSON.stringify(value, null, 1)
    .replaceAll(/\n\s*/g, ' ')
    .replaceAll(/\[ | \]/g, (edge) => edge.trim());
  if (indent.length + line.length <= 90 || typeof value !== 'object') return line;
  const deeper = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => deeper + json(item, deeper))
    : Object.entries(value).map(([name, item]) => `${deeper}${JSON.stringify(name)}: ${json(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${members.join(',\n')}\n${indent}${close}`;
}

/** The examples as blocks of code, each under its name where there are several. */
export function exampleOf(resolve, examples = {}) {
  const all = Object.entries(examples).map(([name, example]) => [name, resolve(example).value]);
  const blocks = all.map(([name, value]) => {
    const isText = typeof value === 'string';
    const block = `\`\`\`${isText ? 'text' : 'json'}\n${isText ? value.trimEnd() : json(value)}\n\`\`\``;
    const title = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
    return all.length > 1 ? `Example _${title}_:\n\n${block}` : block;
  });
  return blocks.join('\n\n');
}
