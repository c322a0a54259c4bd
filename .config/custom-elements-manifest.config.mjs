// The tag of an element is the name of its folder: classes register nothing themselves, so the analyzer
// cannot find it by a call of customElements.define.

const elementFile = /^src\/elements\/([^/]+)\/\1\.ts$/;

const isPublic = ({ privacy, name = '' }) => privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#');

/** Lit's own life cycle and statics are no part of what an element offers. */
const ofLit = new Set([
  'styles',
  'shadowRootOptions',
  'render',
  'willUpdate',
  'update',
  'updated',
  'firstUpdated',
  'shouldUpdate',
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'adoptedCallback',
  'createRenderRoot',
  'getUpdateComplete',
  'formResetCallback',
  'formStateRestoreCallback',
  'formDisabledCallback',
  'formAssociatedCallback',
]);

function tagsFromFolders() {
  return {
    name: 'usher-tags-from-folders',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        const tagName = elementFile.exec(module.path)?.[1];
        if (!tagName) continue;
        const pascal = tagName.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
        const declaration = module.declarations.find(
          ({ kind, name }) => kind === 'class' && (name === pascal || name === `${pascal}Element`),
        );
        if (!declaration) throw new Error(`${module.path} declares no class ${pascal}Element for <${tagName}>.`);
        Object.assign(declaration, { tagName, customElement: true });
        module.exports.push({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name: declaration.name, module: module.path },
        });
      }
    },
  };
}

function onlyWhatIsPublic() {
  return {
    name: 'usher-only-what-is-public',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        // Elements, and the events that they fire; controllers and other helpers are not for hosts' tools.
        module.declarations = module.declarations.filter(
          ({ kind, name, tagName }) => kind === 'class' && (tagName !== undefined || name.endsWith('Event')),
        );
        const kept = new Set(module.declarations.map(({ name }) => name));
        module.exports = module.exports.filter(({ declaration }) => kept.has(declaration?.name));
        for (const declaration of module.declarations) {
          const fields = new Set();
          declaration.members = declaration.members?.filter(
            (member) => isPublic(member) && !member.static && !ofLit.has(member.name),
          );
          declaration.members?.forEach(({ name }) => fields.add(name));
          declaration.attributes = declaration.attributes?.filter(
            ({ fieldName }) => !fieldName || fields.has(fieldName),
          );
        }
      }
      customElementsManifest.modules = customElementsManifest.modules.filter(
        ({ path, declarations }) => declarations.length > 0 && !/^src\/elements\/[^/]+$/.test(path),
      );
    },
  };
}

/** `string | undefined` says no more than `string` here, and tools offer a text field only for the latter. */
function withoutUndefined() {
  const clean = ({ type }) => {
    if (type) type.text = type.text.replace(/ \| undefined$/, '');
  };
  return {
    name: 'usher-without-undefined',
    packageLinkPhase({ customElementsManifest }) {
      for (const { declarations } of customElementsManifest.modules) {
        for (const { members = [], attributes = [] } of declarations) [...members, ...attributes].forEach(clean);
      }
    },
  };
}

function publishedPaths() {
  const published = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
  return {
    name: 'usher-published-paths',
    packageLinkPhase({ customElementsManifest }) {
      const visit = (value) => {
        if (Array.isArray(value)) return value.forEach(visit);
        if (value === null || typeof value !== 'object') return;
        for (const key of ['path', 'module']) if (typeof value[key] === 'string') value[key] = published(value[key]);
        Object.values(value).forEach(visit);
      };
      visit(customElementsManifest.modules);
    },
  };
}

export default {
  // The files beside the folders hold base classes: read for what they pass on, not listed themselves.
  globs: ['src/elements/*.ts', 'src/elements/*/*.ts'],
  exclude: ['src/elements/*/define.ts', 'src/elements/**/*.styles.ts'],
  litelement: true,
  quiet: true,
  plugins: [tagsFromFolders(), onlyWhatIsPublic(), withoutUndefined(), publishedPaths()],
};
