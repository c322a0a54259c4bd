import * as z from 'zod/mini';

const sessionSchema = z.object({
  signedIn: z.optional(z.object({ name: z.string(), email: z.string() })),
  accounts: z.array(z.object({ id: z.string(), name: z.string(), administrator: z.optional(z.boolean()) })),
});

/** Who is signed in, and in which accounts they are. */
export type Session = z.infer<typeof sessionSchema>;

/** How a sign-in went; the words are the page's. */
export type SignInResult = 'signed-in' | 'wrong-credentials' | 'too-many-tries' | 'offline' | 'failed';

/** @throws {Error} when the server cannot be reached or answers something else */
export async function readSession(): Promise<Session> {
  const answer = await fetch('/api/session', { headers: { Accept: 'application/json' } });
  if (answer.status === 401) return { accounts: [] };
  if (!answer.ok) throw new Error(`The session was answered with ${answer.status}.`);
  return z.parse(sessionSchema, await answer.json());
}

export async function signIn(email: string, password: string): Promise<SignInResult> {
  try {
    const answer = await post('/api/auth/sign-in/email', { email, password });
    if (answer.ok) return 'signed-in';
    if (answer.status === 429) return 'too-many-tries';
    return answer.status >= 500 ? 'failed' : 'wrong-credentials';
  } catch (error) {
    if (error instanceof TypeError) return 'offline';
    throw error;
  }
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {});
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}
