import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/*
 * Every block of code in the guides and the README is checked by the compiler, as an application's would be. What a
 * fragment takes for granted stands in `GIVEN`.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const guides = readdirSync(`${root}stories/guides`).filter((name) => /\.mdx?$/u.test(name));
const FILES = ['README.md', 'examples/custom-adapter/README.md', ...guides.map((name) => `stories/guides/${name}`)];

/** What an adapter's fragments use without saying where it comes from. */
const GIVEN = `
import * as z from 'zod/mini';
import { DirectoryError, everyRow, httpClient, mergedByEmail, path, query, totalIn, type PagePlace } from 'usher-elements/adapters/http';
import type { DirectoryAdapter, User } from 'usher-elements';
declare const token: () => string;
declare const id: string;
declare const signal: AbortSignal;
declare const shape: z.ZodMiniType<{ id: string }>;
declare const wireMember: z.ZodMiniType<{ id: string }>;
declare const toUser: (member: { id: string }) => User;
declare const toInvited: (invitation: { id: string }) => User;
declare const invitationsOf: (signal?: AbortSignal) => Promise<{ id: string }[]>;
declare const myAdapter: (...options: readonly unknown[]) => DirectoryAdapter;
declare const server: { reset(): void };
`;
const SEND = "const send = httpClient({ baseUrl: '/api' });\n";

/** Elements with an id are variables of their page. */
const PAGE = `
import type { AccountUsersElement, AddUserWizardElement, DirectoryProviderElement, UserListElement } from 'usher-elements';
declare const wizard: AddUserWizardElement;
declare const list: UserListElement;
declare const users: AccountUsersElement;
type Place = Pick<AccountUsersElement, 'view' | 'selected' | 'tab'>;
declare const addressOf: (place: Place) => string;
declare const placeOf: (address: Location) => Place;
declare const directory: DirectoryProviderElement;
`;

interface Block {
  readonly where: string;
  readonly code: string;
}

function blocksOf(file: string): Block[] {
  const text = readFileSync(root + file, 'utf8');
  return [...text.matchAll(/^```(ts|js|html)\n([^]*?)^```$/gmu)].map(([whole, kind, code = '']) => {
    const line = text.slice(0, text.indexOf(whole)).split('\n').length;
    const script = kind === 'html' ? (/<script type="module">([^]*?)<\/script>/u.exec(code)?.[1] ?? '') : code;
    return { where: `${file}:${line}`, code: withGiven(script, kind === 'ts') };
  });
}

/** A fragment keeps its own imports, and gets only those names from before it that it does not make itself. */
function withGiven(code: string, isAdapter: boolean): string {
  if (!isAdapter) return PAGE + code;
  const own = new Set(
    [...code.matchAll(/(?:import \{([^}]*)\}|const (\w+) =)/gu)].flatMap(([, names, name]) =>
      (names ?? name ?? '').split(/[\s,]+/u).filter(Boolean),
    ),
  );
  const given = GIVEN.split('\n').filter((line) => !own.has(/^declare const (\w+)/u.exec(line)?.[1] ?? ''));
  const imports = given.map((line) =>
    line.replace(
      /\{([^}]*)\}/u,
      (_all, names: string) =>
        `{${names
          .split(',')
          .filter((name) => !own.has(name.trim()))
          .join(',')}}`,
    ),
  );
  return [
    ...imports,
    own.has('send') || !/\bsend\(/u.test(code) ? '' : SEND,
    code.replace('myAdapter(...)', 'myAdapter()'),
  ].join('\n');
}

const { config } = ts.readConfigFile(`${root}tsconfig.json`, (file) => ts.sys.readFile(file)) as {
  config: { compilerOptions: object };
};
const { options } = ts.convertCompilerOptionsFromJson(
  { ...config.compilerOptions, noEmit: true, noUnusedLocals: false, noUnusedParameters: false, isolatedModules: false },
  root,
);

/** All at once: the library is read a single time. */
function problemsIn(blocks: readonly Block[]): string[] {
  const files = new Map(blocks.map(({ code }, at) => [`${root}guide-${at}.ts`, code]));
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    const code = files.get(name);
    return code === undefined ? read(name, ...rest) : ts.createSourceFile(name, code, rest[0]);
  };
  host.fileExists = (name) => files.has(name) || ts.sys.fileExists(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((name, at) => {
    const source = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(
      ({ messageText }) => `${blocks[at]?.where ?? ''} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

describe('the code in the guides', () => {
  it('is what the compiler accepts', () => {
    const blocks = FILES.flatMap(blocksOf);
    assert.ok(blocks.length >= 8, `${blocks.length} blocks`);
    assert.deepEqual(problemsIn(blocks), []);
  });

  it('is not taken by a check that accepts anything', () => {
    const [wrong] = problemsIn([{ where: 'here', code: `${PAGE}list.adapter = 7;` }]);
    assert.match(wrong ?? '', /^here .*not assignable/u);
  });

  it('links to files and headings that are there', () => {
    const lost = FILES.flatMap((file) => {
      const text = readFileSync(root + file, 'utf8');
      return [...text.matchAll(/\]\(([^)#:]+)\)/gu)]
        .map(([, to = '']) => fileURLToPath(new URL(to, `file://${root}${file}`)))
        .filter((path) => !ts.sys.fileExists(path) && !ts.sys.directoryExists(path))
        .map((path) => `${file} -> ${path.slice(root.length)}`);
    });
    assert.deepEqual(lost, []);
  });
});
