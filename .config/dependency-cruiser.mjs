// The arrows of the house, one rule each. A path is relative to the top of the checkout.

const src = '^src/';
const packages = (...names) => `^node_modules/(?!(?:${names.join('|')})(?:/|$))`;

/** What one layer may reach: the given folders of src and the given packages, and nothing else. */
function layer(name, { folders = [], npm = [], why, from = `^src/${name}/` }) {
  const own = [name, ...folders].map((folder) => `${folder}/`);
  return [
    {
      name: `${name}-reaches-only-its-layers`,
      comment: why,
      severity: 'error',
      from: { path: from },
      to: { path: src, pathNot: `^src/(?:${own.join('|')})` },
    },
    {
      name: `${name}-uses-only-its-packages`,
      comment: why,
      severity: 'error',
      from: { path: from },
      to: { path: npm.length === 0 ? '^node_modules/' : packages(...npm) },
    },
  ];
}

const lit = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element'];

export const forbidden = [
  {
    name: 'no-circles',
    comment: 'Two modules that need each other are one module, or hide a third. Types alone vanish and may.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'src-stands-alone',
    comment: 'What is published never leans on a pretend world, a story, a test or an example.',
    severity: 'error',
    from: { path: src },
    to: { path: '^(mocks|stories|test|examples|\\.storybook|\\.config)/' },
  },
  {
    name: 'src-runs-in-browsers',
    comment: 'A module of Node cannot be loaded by a page.',
    severity: 'error',
    from: { path: src },
    to: { dependencyTypes: ['core'] },
  },
  ...layer('domain', { npm: ['zod', '@standard-schema/spec'], why: 'What words mean depends on nothing but zod.' }),
  ...layer('state', {
    folders: ['domain'],
    npm: [...lit, '@lit/context', '@lit/task'],
    why: 'Watching knows nouns, never templates or a backend.',
  }),
  ...layer('ui', { npm: [...lit, '@floating-ui/dom'], why: 'DOM craft has never heard of a user.' }),
  ...layer('i18n', { npm: lit, why: 'Catalogs hold words, not rules.' }),
  ...layer('lazy', { npm: ['libphonenumber-js', 'uqr', 'papaparse'], why: 'A lazy module wraps one library.' }),
  ...layer('testing', { folders: ['domain'], why: 'Adapter authors run it on any runner.' }),
  ...layer('elements', {
    folders: ['state', 'ui', 'i18n', 'domain', 'lazy'],
    npm: [...lit, '@lit/context', '@lit/task', '@standard-schema/spec'],
    from: '^src/elements/(?!.*/define\\.ts$)',
    why: 'An element reaches down, and reaches a backend only through the contract.',
  }),
  {
    name: 'element-definitions-reach-elements',
    comment: 'Registration knows elements and the register; it knows no backend.',
    severity: 'error',
    from: { path: '^src/elements/.*/define\\.ts$' },
    to: { path: src, pathNot: '^src/(?:elements/|register\\.ts$)' },
  },
  {
    name: 'elements-meet-as-types',
    comment:
      "An element's class meets another's only as a type, so each can be loaded alone; define.ts fetches parts. What elements share stands in elements/parts.",
    severity: 'error',
    from: { path: '^src/elements/([^/]+)/(?!define\\.ts$)' },
    to: { path: '^src/elements/[^/]+/', pathNot: '^src/elements/(?:$1|parts)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'adapters-reach-the-domain',
    comment: 'An adapter turns a backend into the contract. It knows the nouns and the one door to the network.',
    severity: 'error',
    from: { path: '^src/adapters/' },
    to: { path: src, pathNot: '^src/(?:domain|adapters)/' },
  },
  {
    name: 'adapters-keep-apart',
    comment: 'One folder, one backend: a change for one must not reach another.',
    severity: 'error',
    from: { path: '^src/adapters/([^/]+)/' },
    to: { path: '^src/adapters/', pathNot: '^src/adapters/(?:$1|http)/' },
  },
  {
    name: 'adapters-use-only-their-packages',
    severity: 'error',
    from: { path: '^src/adapters/' },
    to: { path: packages('zod') },
  },
  {
    name: 'lazy-is-fetched-when-used',
    comment: 'A static import would put the library into everybody’s first load.',
    severity: 'error',
    from: { path: '^src/(?!lazy/)' },
    to: { path: '^src/lazy/', dynamic: false, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'index-registers-nothing',
    comment: 'Importing the package must have no effect on the page.',
    severity: 'error',
    from: { path: '^src/(?:index|register)\\.ts$' },
    to: { path: '(?:^src/define\\.ts$|/define\\.ts$|^src/adapters/|^src/testing/)' },
  },
  {
    name: 'nothing-below-imports-the-roof',
    comment: 'The root modules gather what stands below them; nobody below may lean on them.',
    severity: 'error',
    from: { path: '^src/.+/', pathNot: '/define\\.ts$' },
    to: { path: '^src/[^/]+\\.ts$' },
  },
  {
    name: 'mocks-reach-domain-adapters-and-kit',
    comment: 'The pretend world speaks the contract, and must work without a page of elements.',
    severity: 'error',
    from: { path: '^mocks/' },
    to: { path: src, pathNot: '^src/(?:domain|adapters|testing)/' },
  },
  {
    name: 'mocks-stand-below-what-uses-them',
    severity: 'error',
    from: { path: '^mocks/' },
    to: { path: '^(stories|test|examples|\\.storybook)/' },
  },
];
