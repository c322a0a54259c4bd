import type { Act } from '../domain/acts.js';
import type { DirectoryAdapter, ListOptions } from '../domain/adapter.js';
import type { Capabilities } from '../domain/capabilities.js';
import { asDirectoryError } from '../domain/errors.js';
import { actOf } from '../domain/offers.js';
import type { Page } from '../domain/page.js';
import type { User, UserQuery } from '../domain/user.js';
import { contradictions, withoutRefused, withoutTwins } from './answers.js';

/** Who hears what the calls of an adapter showed. */
export interface Attention {
  readonly capabilities: Capabilities;
  /** A call said that the backend cannot do it. */
  unsupported(act: Act): void;
  /** An answer, or a refusal, showed degrees not to hold. */
  learn(learnt: Partial<Capabilities>, why: 'unsupported' | 'contradicted'): void;
  /** A write was not allowed. */
  refused(): void;
}

type Call = (...args: unknown[]) => unknown;

const SECTIONS = ['users', 'invitations', 'groups', 'roles', 'settings', 'audit'];

/**
 * The same adapter, to whose answers somebody listens: so every element learns from every call, whoever made it.
 * Calls keep their own `this`, and absent members stay absent.
 */
export function attentive(adapter: DirectoryAdapter, attention: Attention): DirectoryAdapter {
  return around(adapter, (name, value) => {
    if (!SECTIONS.includes(name) || typeof value !== 'object' || value === null) return value;
    return around(value, (member, call) => {
      if (typeof call !== 'function') return call;
      const heard = listening(`${name}.${member}`, call as Call, attention);
      return name === 'users' && member === 'list' ? checked(heard as typeof adapter.users.list, attention) : heard;
    });
  });
}

function around<T extends object>(target: T, seen: (name: string, value: unknown) => unknown): T {
  const kept = new Map<string, { readonly value: unknown; readonly shown: unknown }>();
  // Not a proxy of the target itself: of one that is frozen it could only show what is there.
  return new Proxy({} as T, {
    has: (_, name) => Reflect.has(target, name),
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof name !== 'string') return value;
      const known = kept.get(name);
      if (known?.value === value && known) return known.shown;
      const shown = seen(name, typeof value === 'function' ? (value as Call).bind(target) : value);
      kept.set(name, { value, shown });
      return shown;
    },
  });
}

function listening(member: string, call: Call, attention: Attention): Call {
  return async (...args) => {
    try {
      return await call(...args);
    } catch (thrown) {
      const { kind } = asDirectoryError(thrown);
      const act = actOf(member);
      // Without a list there is nothing to show; `checked` takes back what of the question was too much.
      if (kind === 'unsupported' && act !== undefined && act !== 'list-users') attention.unsupported(act);
      if (kind === 'forbidden') attention.refused();
      throw thrown;
    }
  };
}

type List = (query: UserQuery, options?: ListOptions) => Promise<Page<User>>;

/** A list that asks again for less when the backend cannot do as much, and in whose pages nobody is there twice. */
function checked(list: List, attention: Attention): List {
  const read: List = async (query, options) => {
    try {
      const page = withoutTwins(await list(query, options));
      const learnt = contradictions(page.items, query, attention.capabilities, page.asOf);
      if (learnt) attention.learn(learnt, 'contradicted');
      return page;
    } catch (thrown) {
      const { kind } = asDirectoryError(thrown);
      const less = kind === 'unsupported' ? withoutRefused(query, attention.capabilities) : undefined;
      if (!less) throw thrown;
      // Taken back only when less is answered: a backend that refuses everything proves nothing about one part.
      const page = await read(less.query, options);
      attention.learn(less.learnt, 'unsupported');
      return page;
    }
  };
  return read;
}
