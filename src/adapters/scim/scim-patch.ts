import { compare, having } from './scim-filter.js';
import { PATCH_SCHEMA } from './scim-wire.js';

/** One change of a resource: what a PATCH operation says (RFC 7644, 3.5.2), with a named member apart from its path. */
export interface Change {
  readonly op: 'add' | 'replace' | 'remove';
  /** An attribute, such as `active` or `name.givenName`. */
  readonly path: string;
  readonly value?: unknown;
  /** Only the item of a multi-valued attribute with this value. */
  readonly item?: string;
}

/** `Add` for servers that know the operations in the spelling of Microsoft's client alone. */
export function patchBody(changes: readonly Change[], capitals = false): Record<string, unknown> {
  const Operations = changes.map(({ op, path, value, item: one }) => ({
    op: capitals ? `${op.charAt(0).toUpperCase()}${op.slice(1)}` : op,
    path: one === undefined ? path : having(path, compare('value', 'eq', one)),
    ...(value !== undefined && { value }),
  }));
  return { schemas: [PATCH_SCHEMA], Operations };
}

/** The same in one value without a path; `undefined` where only a path can say it. */
export function pathlessBody(changes: readonly Change[]): Record<string, unknown> | undefined {
  const [{ op } = { op: 'remove' }] = changes;
  if (op === 'remove' || changes.some((change) => change.op !== op || change.item !== undefined)) return undefined;
  return { schemas: [PATCH_SCHEMA], Operations: [{ op, value: applied({}, changes) }] };
}

type Resource = Readonly<Record<string, unknown>>;

/** The resource after the changes, for a PUT where PATCH is missing. Pure; what is not named stays. */
export function applied(resource: Resource, changes: readonly Change[]): Resource {
  return changes.reduce(appliedOne, resource);
}

function appliedOne(resource: Resource, change: Change): Resource {
  const [name = '', ...rest] = change.path.split('.');
  if (rest.length > 0) {
    const inner = isResource(resource[name]) ? resource[name] : {};
    return { ...resource, [name]: appliedOne(inner, { ...change, path: rest.join('.') }) };
  }
  const { [name]: before, ...others } = resource;
  const items: readonly unknown[] = Array.isArray(before) ? before : [];
  if (change.op === 'replace') return { ...others, [name]: change.value };
  if (change.op === 'add')
    return {
      ...others,
      [name]: Array.isArray(change.value) ? [...items, ...(change.value as unknown[])] : change.value,
    };
  if (change.item === undefined) return others;
  return { ...others, [name]: items.filter((one) => !isResource(one) || String(one.value) !== change.item) };
}

function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
