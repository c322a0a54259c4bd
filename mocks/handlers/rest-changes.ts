import type { Change, DirectoryAdapter } from '../../src/domain/adapter.js';

/** Milliseconds after which a reader connects again. */
const RETRY = 1000;
/** Milliseconds between two comments, so that a quiet connection is not taken for a dead one. */
const HEARTBEAT = 15_000;
const TOPICS: readonly Change['topic'][] = ['users', 'groups', 'viewer', 'settings'];

let lastId = 0;

/** The adapter's changes as server-sent events (WHATWG HTML, 9.2). Nothing is kept for who comes back: all may have changed. */
export function changeStream(subscribe: NonNullable<DirectoryAdapter['subscribe']>, request: Request): Response {
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const encoder = new TextEncoder();
      const say = (text: string): void => controller.enqueue(encoder.encode(text));
      say(`retry: ${RETRY}\n\n`);
      if (request.headers.has('last-event-id')) for (const topic of TOPICS) say(eventOf({ topic }));
      const unsubscribe = subscribe((change) => say(eventOf(change)));
      const heartbeat: unknown = setInterval(() => say(': still here\n\n'), HEARTBEAT);
      letGo(heartbeat);
      end = (): void => {
        unsubscribe();
        clearInterval(heartbeat as number);
      };
      request.signal.addEventListener('abort', () => {
        end();
        controller.error(request.signal.reason);
      });
    },
    cancel: () => end(),
  });
  return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } });
}

function eventOf({ topic, ids }: Omit<Change, 'cause'>): string {
  lastId += 1;
  return `id: ${lastId}\nevent: change\ndata: ${JSON.stringify({ topic, ...(ids && { ids }) })}\n\n`;
}

/** In Node a timer keeps the process alive; a mock's must not. */
function letGo(timer: unknown): void {
  (timer as { unref?(): void }).unref?.();
}
