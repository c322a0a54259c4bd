import * as z from 'zod/mini';
import type { FieldError } from '../../domain/errors.js';

/** A member that is dropped when it is not what it should be. */
export const forgiving = <T extends z.ZodMiniType>(schema: T) => z.catch(z.optional(schema), undefined);

/** The members of a problem document that may name fields: Usher's own, `errors` in two shapes, and RFC 7807's example. */
export const problemFields = {
  fields: forgiving(z.array(z.object({ field: z.string(), code: z.string(), message: z.optional(z.string()) }))),
  errors: forgiving(z.unknown()),
  message: forgiving(z.unknown()),
  detail: forgiving(z.unknown()),
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
  for (const told of [problem.errors, problem.detail, problem.message]) {
    const fields = Array.isArray(told) ? listed(told) : fieldTexts(told);
    if (fields.length > 0) return fields;
  }
  return [];
}

const textSchema = z.union([z.string(), z.array(z.string())]);

/** `{ "email": ["is taken"] }`. A `fieldsOf` for backends whose whole answer is that, such as Django REST framework's. */
export function fieldTexts(errors: unknown): FieldError[] {
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
  msg: forgiving(z.string()),
  code: forgiving(z.string()),
  field: forgiving(z.string()),
  pointer: forgiving(z.string()),
  path: forgiving(z.union([z.string(), z.array(z.union([z.string(), z.number()]))])),
  properties: forgiving(z.array(z.string())),
  loc: forgiving(z.array(z.union([z.string(), z.number()]))),
  extensions: forgiving(z.object({ field: forgiving(z.string()), code: forgiving(z.string()) })),
});

/** `[{ "message": "is taken", "properties": ["email"] }]`, or with `pointer`, `path`, `field`, `loc` or `extensions` */
function listed(errors: readonly unknown[]): FieldError[] {
  return errors.flatMap((error) => {
    const parsed = z.safeParse(listedSchema, error);
    if (!parsed.success) return [];
    const { message, detail, msg, extensions } = parsed.data;
    const code = parsed.data.code ?? extensions?.code ?? 'invalid';
    return namesIn(parsed.data)
      .filter(Boolean)
      .map((name) => ({ field: fieldName(name), code, ...given('message', message ?? detail ?? msg) }));
  });
}

function namesIn({
  properties,
  field,
  pointer,
  path,
  loc,
  extensions,
}: z.output<typeof listedSchema>): readonly string[] {
  if (properties) return properties;
  // Where in the request it stood is no part of the name.
  const place = loc?.filter((part, at) => at > 0 || !['body', 'query', 'path'].includes(String(part)));
  const parts = Array.isArray(path) ? path : place;
  return [field ?? pointer ?? (typeof path === 'string' ? path : parts?.join('.')) ?? extensions?.field ?? ''];
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
