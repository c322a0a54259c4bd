import * as z from 'zod/mini';
import type { FieldError } from '../../domain/errors.js';

/** A member that is dropped when it is not what it should be. */
export const forgiving = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

/** The members of a problem document that may name fields: Usher's own, `errors` in two shapes, and RFC 7807's example. */
export const problemFields = {
  fields: forgiving(z.array(z.object({ field: z.string(), code: z.string(), message: z.optional(z.string()) }))),
  errors: forgiving(z.unknown()),
  'invalid-params': forgiving(z.array(z.object({ name: z.string(), reason: z.optional(z.string()) }))),
};
type Fields = { readonly [Name in keyof typeof problemFields]: z.output<(typeof problemFields)[Name]> };

/** Which fields are wrong, in whichever of the usual shapes it is told. */
export function fieldErrorsOf(problem: Partial<Fields>): FieldError[] {
  if (problem.fields)
    return problem.fields.map(({ field, code, message }) => ({ field, code, ...given('message', message) }));
  const named = problem['invalid-params'];
  if (named)
    return named.map(({ name, reason }) => ({ field: fieldName(name), code: 'invalid', ...given('message', reason) }));
  return Array.isArray(problem.errors) ? listed(problem.errors) : keyed(problem.errors);
}

const textSchema = z.union([z.string(), z.array(z.string())]);

/** `{ "email": ["is taken"] }` */
function keyed(errors: unknown): FieldError[] {
  const parsed = z.safeParse(z.record(z.string(), textSchema), errors);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).map(([name, texts]) => ({
    field: fieldName(name),
    code: 'invalid',
    ...given('message', typeof texts === 'string' ? texts : texts.join(' ')),
  }));
}

const listedSchema = z.object({
  message: forgiving(z.string()),
  detail: forgiving(z.string()),
  code: forgiving(z.string()),
  field: forgiving(z.string()),
  pointer: forgiving(z.string()),
  path: forgiving(z.union([z.string(), z.array(z.union([z.string(), z.number()]))])),
  properties: forgiving(z.array(z.string())),
});

/** `[{ "message": "is taken", "properties": ["email"] }]`, or with `pointer`, `path` or `field` */
function listed(errors: readonly unknown[]): FieldError[] {
  return errors.flatMap((error) => {
    const parsed = z.safeParse(listedSchema, error);
    if (!parsed.success) return [];
    const { message, detail, code, field, pointer, path, properties } = parsed.data;
    const names = properties ?? [field ?? pointer ?? (Array.isArray(path) ? path.join('.') : path) ?? ''];
    return names
      .filter(Boolean)
      .map((name) => ({ field: fieldName(name), code: code ?? 'invalid', ...given('message', message ?? detail) }));
  });
}

/** `#/phone/number` (RFC 6901) and `phone.number` alike. */
function fieldName(name: string): string {
  const plain = name.replace(/^#/u, '');
  return plain.startsWith('/') ? plain.slice(1).replaceAll('/', '.') : plain;
}

/** A member that is there only when it has a value. */
export function given<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [key in K]?: V });
}
