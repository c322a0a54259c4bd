import { expect, fixture } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { define } from '../../src/register.js';
import * as api from '../../src/index.js';
import { DEFAULT_TAGS } from '../../src/elements/tags.js';
import { VERSION } from '../../src/elements/version.js';
import { deepAll, sees } from './parts/acting.js';
import { world } from './parts/acts-world.js';
import { waitUntil } from '../support/patience.js';

const NAMES = Object.values(DEFAULT_TAGS) as string[];

/** What is warned of while `run` runs. */
function warnings(run: () => void): string[] {
  const heard: string[] = [];
  const { warn } = console;
  console.warn = (...words: unknown[]) => heard.push(words.join(' '));
  try {
    run();
  } finally {
    console.warn = warn;
  }
  return heard;
}

describe('registration', () => {
  // First, while nothing in this page has defined anything yet.
  it('registers nothing when the package is imported', () => {
    expect(api.define).to.equal(define);
    expect(NAMES.filter((name) => customElements.get(name) !== undefined)).to.deep.equal([]);
  });

  it('registers every element, as a class of its own', () => {
    define();
    expect(NAMES.filter((name) => customElements.get(name) === undefined)).to.deep.equal([]);
    expect(document.createElement('user-list')).to.be.instanceOf(api.UserListElement);
    expect(customElements.get('user-list')).not.to.equal(api.UserListElement);
  });

  it('is silent when the same version is defined again', () => {
    expect(warnings(() => define())).to.deep.equal([]);
  });

  it('warns of another version with both versions, and leaves it', () => {
    class Other extends LitElement {
      static usherVersion = '99.1.0';
    }
    customElements.define('other-list', Other);
    const heard = warnings(() => define({ tags: { userList: 'other-list' } }));
    expect(heard).to.have.lengthOf(1);
    expect(heard[0]).to.contain('<other-list>').and.to.contain('99.1.0').and.to.contain(VERSION);
    expect(customElements.get('other-list')).to.equal(Other);
  });

  it('warns of an element that is not ours', () => {
    customElements.define('strange-picker', class extends HTMLElement {});
    const heard = warnings(() => define({ tags: { groupPicker: 'strange-picker' } }));
    expect(heard[0]).to.contain('something that is not Usher');
  });

  it('uses the host’s names for nested parts', async () => {
    define({ tags: { userDetails: 'acme-details', invitationActions: 'acme-invitation', groupPicker: 'acme-groups' } });
    const { adapter, invited } = world();
    const element = await fixture<InstanceType<typeof api.UserDetailsElement>>(
      html`<acme-details .adapter=${adapter} user-id=${invited.id}></acme-details>`,
    );
    await sees(element, 'Expires in 2 days');
    expect(deepAll(element.renderRoot as ShadowRoot, 'acme-invitation')[0]).to.be.instanceOf(
      api.InvitationActionsElement,
    );
    element.tab = 'groups';
    await waitUntil(() => deepAll(element.renderRoot as ShadowRoot, 'acme-groups').length === 1);
    expect(deepAll(element.renderRoot as ShadowRoot, 'acme-groups')[0]).to.be.instanceOf(api.GroupPickerElement);
    expect(deepAll(element.renderRoot as ShadowRoot, 'group-picker, invitation-actions')).to.have.lengthOf(0);
  });

  it('can fill a registry of the host’s, the provider first', () => {
    const filled = new Map<string, CustomElementConstructor>();
    const registry = {
      get: (name: string) => filled.get(name),
      define: (name: string, element: CustomElementConstructor) => void filled.set(name, element),
    };
    define({ registry: registry as unknown as CustomElementRegistry, tags: { userList: 'their-users' } });
    expect([...filled.keys()]).to.have.members(NAMES.map((name) => (name === 'user-list' ? 'their-users' : name)));
    expect([...filled.keys()][0]).to.equal('directory-provider');
    expect(customElements.get('their-users')).to.equal(undefined);
  });

  for (const name of ['users', 'User-List', 'user list', '1-user', 'user-list><script', 'user-']) {
    it(`refuses "${name}" as a name`, () => {
      expect(() => define({ tags: { userList: name } })).to.throw('cannot be a tag name');
    });
  }
});
