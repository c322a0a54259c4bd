import { expect } from '@open-wc/testing';
import { a11ySnapshot, findAccessibilityNode, sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { checkbox } from '../../src/ui/checkbox.js';
import { focusFirstInvalid } from '../../src/ui/focus.js';
import { selectField } from '../../src/ui/select-field.js';
import { textArea } from '../../src/ui/text-area.js';
import { textField, type TextFieldOptions } from '../../src/ui/text-field.js';
import { mount, type UiHost } from './ui-host.js';

interface Node {
  readonly children: Node[];
  readonly role?: string;
  readonly name?: string;
  readonly description?: string;
  readonly value?: string | number;
  readonly invalid?: string;
  readonly required?: boolean;
  readonly readonly?: boolean;
  readonly checked?: boolean | 'mixed';
}

/** What a screen reader is told of the control with this name. */
async function told(role: string, name: string): Promise<Node> {
  const tree = (await a11ySnapshot({})) as unknown as Node;
  const found = findAccessibilityNode<Node>(tree, (node) => node.role === role && node.name === name);
  if (!found) throw new Error(`no ${role} is called "${name}" in ${JSON.stringify(tree)}`);
  return found;
}

const email: TextFieldOptions = {
  id: 'email',
  name: 'email',
  type: 'email',
  label: 'Email',
  value: 'ela@office.example',
};

async function mountField(options: TextFieldOptions): Promise<UiHost> {
  const { host } = await mount(
    () =>
      html`${textField(options)}
        <p id="lens">Already invited.</p>`,
  );
  return host;
}

describe('text field', () => {
  it('is named by its label, with the word that marks it optional', async () => {
    await mountField({ ...email, optional: 'optional' });
    expect((await told('textbox', 'Email optional')).value).to.equal('ela@office.example');
  });

  it('is described by its error first, then by the rest', async () => {
    await mountField({ ...email, hint: 'Where the link goes.', error: 'Enter a whole address.', describedBy: 'lens' });
    const node = await told('textbox', 'Email');
    expect(node.description).to.equal('Enter a whole address. Already invited. Where the link goes.');
    expect(node.invalid).to.equal('true');
  });

  it('gives an address out as it was typed, also one of another script, without mending by a keyboard', async () => {
    const typed: string[] = [];
    const host = await mountField({ ...email, value: '', onInput: (value) => typed.push(value) });
    const field = host.renderRoot.querySelector('input');
    field?.focus();
    await sendKeys({ type: 'ela@bücher.example' });
    expect(typed.at(-1)).to.equal('ela@bücher.example');
    expect([field?.inputMode, field?.spellcheck, field?.autocapitalize]).to.deep.equal(['email', false, 'none']);
  });

  it('has no description and is not invalid without any', async () => {
    await mountField(email);
    const node = await told('textbox', 'Email');
    expect(node.description).to.equal(undefined);
    expect(node.invalid).to.equal(undefined);
  });

  it('tells that it is required or read-only', async () => {
    await mountField({ ...email, required: true, readonly: true });
    const node = await told('textbox', 'Email');
    expect(node.required).to.equal(true);
    expect(node.readonly).to.equal(true);
  });

  it('keeps its name when the label is hidden', async () => {
    await mountField({ ...email, type: 'search', label: 'Search users', labelHidden: true });
    await told('searchbox', 'Search users');
  });

  it('hands out what is typed, left, and changed', async () => {
    const heard: string[] = [];
    const host = await mountField({
      ...email,
      value: '',
      onInput: (value) => heard.push(`input ${value}`),
      onChange: (value) => heard.push(`change ${value}`),
      onBlur: (value) => heard.push(`blur ${value}`),
    });
    host.find('input').focus();
    await sendKeys({ type: 'ab' });
    await sendKeys({ press: 'Tab' });
    expect(heard).to.deep.equal(['input a', 'input ab', 'change ab', 'blur ab']);
  });

  it('shows the value it is given anew, even over what was typed', async () => {
    const { host } = await mount(() => textField({ ...email, value: 'kept' }));
    const input = host.find<HTMLInputElement>('input');
    input.value = 'typed';
    host.requestUpdate();
    await host.updateComplete;
    expect(input.value).to.equal('kept');
  });

  it('is focused as the first that is wrong', async () => {
    const { host } = await mount(
      () => html`${textField(email)}${textField({ ...email, id: 'last', label: 'Last name', error: 'Enter a name.' })}`,
    );
    expect(focusFirstInvalid(host.renderRoot)).to.equal(true);
    expect(host.shadowRoot?.activeElement?.id).to.equal('last');
  });
});

describe('text area', () => {
  it('is named, described, and hands out what is typed', async () => {
    let typed = '';
    const { host } = await mount(() =>
      textArea({
        id: 'note',
        name: 'note',
        label: 'Note',
        value: '',
        hint: 'It stands in the mail.',
        onInput: (value) => (typed = value),
      }),
    );
    expect((await told('textbox', 'Note')).description).to.equal('It stands in the mail.');
    host.find('textarea').focus();
    await sendKeys({ type: 'hi' });
    expect(typed).to.equal('hi');
  });
});

describe('select field', () => {
  it('is named, shows its value among groups, and hands out the choice', async () => {
    const chosen: string[] = [];
    const { host } = await mount(() =>
      selectField({
        id: 'country',
        name: 'country',
        label: 'Country',
        value: 'de',
        error: 'Choose a country.',
        options: [
          { label: 'Suggested', options: [{ value: 'tr', label: 'TR +90' }] },
          { value: 'de', label: 'DE +49' },
        ],
        onChange: (value) => chosen.push(value),
      }),
    );
    const node = await told('combobox', 'Country');
    expect(node.value).to.equal('DE +49');
    expect(node.description).to.equal('Choose a country.');
    host.find('select').focus();
    await sendKeys({ press: 't' });
    expect(chosen).to.deep.equal(['tr']);
  });
});

describe('checkbox', () => {
  const base = { id: 'terms', label: 'I agree', checked: false };

  it('is changed by its words and by Space', async () => {
    const heard: boolean[] = [];
    const { host } = await mount(() => checkbox({ ...base, onChange: (checked) => heard.push(checked) }));
    host.find('.choice-text').click();
    host.find('input').focus();
    await sendKeys({ press: 'Space' });
    expect(heard).to.deep.equal([true, false]);
  });

  it('says when only some are chosen', async () => {
    await mount(() => checkbox({ ...base, mixed: true, onChange: () => undefined }));
    expect((await told('checkbox', 'I agree')).checked).to.equal('mixed');
  });

  it('stays focusable when locked, says why, and does not change', async () => {
    let changed = 0;
    const { host } = await mount(() =>
      checkbox({ ...base, checked: true, reason: 'The default group is always there.', onChange: () => changed++ }),
    );
    host.find('input').focus();
    await sendKeys({ press: 'Space' });
    expect(host.find<HTMLInputElement>('input').checked).to.equal(true);
    expect(changed).to.equal(0);
    expect((await told('checkbox', 'I agree')).description).to.equal('The default group is always there.');
  });
});
