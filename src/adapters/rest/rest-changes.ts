import * as z from 'zod/mini';
import type { Change, DirectoryAdapter } from '../../domain/adapter.js';
import { CHANGE_TOPICS, changeSchema } from '../../domain/schemas.js';
import type { StreamEvent } from '../http/event-stream.js';
import { follow } from '../http/live.js';
import type { HttpOptions } from '../http/request.js';

type Listener = (change: Change) => void;

/** Live changes. All that listen share one connection; it is there as long as somebody does. */
export function changesOf(path: () => string, options: HttpOptions): NonNullable<DirectoryAdapter['subscribe']> {
  const listeners = new Set<{ readonly listener: Listener }>();
  let end: (() => void) | undefined;
  const tell = (change: Change): void => {
    for (const { listener } of [...listeners]) listener(change);
  };
  const open = (): (() => void) =>
    follow(
      {
        path: path(),
        onEvent: (event) => {
          const change = toChange(event);
          if (change) tell(change);
        },
        onGap: () => CHANGE_TOPICS.forEach((topic) => tell({ topic, cause: 'elsewhere' })),
      },
      options,
    );
  return (listener) => {
    const entry = { listener };
    listeners.add(entry);
    end ??= open();
    return () => {
      listeners.delete(entry);
      if (listeners.size > 0) return;
      end?.();
      end = undefined;
    };
  };
}

/** What is not understood is left aside: events of a newer server, and noise. */
function toChange({ type, data }: StreamEvent): Change | undefined {
  if (type !== 'change') return undefined;
  const parsed = z.safeParse(changeSchema, jsonOf(data));
  if (!parsed.success) return undefined;
  const { topic, ids } = parsed.data;
  return { topic, ...(ids && { ids }), cause: 'elsewhere' };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
