import type { HttpBindings } from '@hono/node-server';

/** What a request carries through the handlers. */
export interface Env {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Id of this request, for reports. */
    traceId: string;
  };
}
