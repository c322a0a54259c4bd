import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { BetterAuthServer } from './server.js';

/* Serves the page behind the mailed link, built from page.ts, beside better-auth's own routes. */

const HTML = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>Invitation</title></head>
  <body>
    <main></main>
    <form hidden>
      <label>Your name <input name="name" required autocomplete="name" /></label>
      <label>Email <input name="email" type="email" required autocomplete="username" /></label>
      <label>Password <input name="password" type="password" required autocomplete="new-password" /></label>
      <button>Sign up</button>
    </form>
    <script type="module" src="/page.js"></script>
  </body>
</html>`;

export async function serveAcceptPage(server: BetterAuthServer): Promise<void> {
  const files = await bundle();
  server.pages = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', server.origin);
    const code = files.get(pathname.slice(1));
    if (pathname === '/accept') response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(HTML);
    else if (code === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(code);
  };
}

/** The page's modules by the names under which they ask for each other. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('page.ts', import.meta.url)),
        output: { entryFileNames: 'page.js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  if (!('output' in built)) throw new Error('The page was not built.');
  return new Map(built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])));
}
