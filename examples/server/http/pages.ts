import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { Hono } from 'hono';
import type { Env } from './env.js';
import { PAGE_POLICY } from './security.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

const PAGES: Readonly<Record<string, string>> = {
  '/': 'index.html',
  '/accept': 'accept.html',
  '/sign-in': 'sign-in.html',
};

/** The built pages. All files are read at the start, so that no path of a request ever meets the disk. */
export function pageRoutes(folder: string): Hono<Env> {
  const files = readFolder(folder);
  const routes = new Hono<Env>();
  for (const [path, file] of Object.entries(PAGES)) {
    const content = files.get(file);
    // Opening a page changes nothing, however often a mail scanner does it.
    if (content)
      routes.get(path, (c) =>
        c.body(content, 200, { 'content-type': TYPES['.html'] ?? '', 'content-security-policy': PAGE_POLICY }),
      );
  }
  for (const [name, content] of files) {
    if (name.endsWith('.html')) continue;
    // What the build put into assets carries a digest of itself in its name.
    const forever = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    routes.get(`/${name}`, (c) => c.body(content, 200, { 'content-type': type, 'cache-control': forever }));
  }
  return routes;
}

function readFolder(folder: string): Map<string, Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).split(sep).join('/'), new Uint8Array(readFileSync(path)));
  }
  return files;
}
