/** A refusal, in one of the two shapes that the platform has for what is wrong with fields. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly errors?:
      Record<string, string[]> | { message: string; properties: string[]; id: string; parameters: string[] }[],
  ) {
    super(detail);
  }

  document(): Record<string, unknown> {
    return {
      type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
      title: this.status === 404 ? 'Not Found' : 'Bad Request',
      status: this.status,
      detail: this.message,
      traceId: '00-9e02a91b64ac56904703a3a69ea9101d-56be90a29d0b0b25-00',
      ...(this.errors && { errors: this.errors }),
    };
  }
}

export function keyed(errors: Record<string, string>): Problem {
  const lists = Object.entries(errors).map(([name, text]) => [name, [text]] as [string, string[]]);
  return new Problem(400, 'One or more validation errors occurred.', Object.fromEntries(lists));
}

export function listed(message: string, ...properties: string[]): Problem {
  return new Problem(400, 'One or more validation errors occurred.', [
    { message, properties, id: 'ACC0001', parameters: [] },
  ]);
}

export function notFound(): Problem {
  return new Problem(404, 'Entity not found');
}
