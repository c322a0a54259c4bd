import { expect } from '@open-wc/testing';
import { a11ySnapshot, sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { around } from '../../../mocks/around.js';
import { manyGroups, seededAdapter } from '../../../mocks/seeds.js';
import { declaring, failing, pending, withoutGroups } from '../../../mocks/scenarios.js';
import { DirectoryError } from '../../../src/domain/errors.js';
import type { Group } from '../../../src/domain/group.js';
import { directoryOf } from '../../../src/state/directory.js';
import type { Page } from '../../../src/domain/page.js';
import {
  account,
  accountWith,
  activeName,
  chipNames,
  inside,
  listed,
  mountInForm,
  mountPicker,
  option,
  optionNames,
  recorded,
  said,
  scrollToEnd,
  settled,
  until,
  violations,
} from './picker-world.js';

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('group-picker: by keyboard', () => {
  it('points at options with the arrows and chooses with Enter and with the space bar', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    picker.focus();
    await press('ArrowDown');
    expect(activeName(picker)).to.equal('Everyone');
    await press('Enter', 'ArrowDown', 'Space');
    expect(chipNames(picker)).to.deep.equal(['Everyone', 'Board']);
    expect(option(picker, 'Everyone').getAttribute('aria-selected')).to.equal('true');
    expect(inside(picker, '#count').textContent).to.equal('2 of 12 selected');
    await press('Space');
    expect(chipNames(picker)).to.deep.equal(['Everyone']);
  });

  it('goes to the ends with Home and End while an option is in hand, and leaves the text alone otherwise', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    picker.focus();
    await press('End');
    expect(activeName(picker)).to.equal(undefined);
    await press('ArrowDown', 'End');
    expect(activeName(picker)).to.equal(optionNames(picker).at(-1));
    await press('Home');
    expect(activeName(picker)).to.equal('Everyone');
  });

  it('searches on the server, takes the best match with Enter, and keeps the words and the choice', async () => {
    const { adapter, calls } = recorded(account());
    const picker = await mountPicker(adapter);
    await listed(picker);
    picker.focus();
    await sendKeys({ type: 'fin' });
    await until(() => optionNames(picker).join() === 'Finance', 'the match is listed');
    expect(calls.at(-1)?.args[0]).to.include({ search: 'fin' });
    await press('Enter');
    expect(inside<HTMLInputElement>(picker, '#search').value).to.equal('fin');
    expect(chipNames(picker)).to.deep.equal(['Finance']);
    await press('Escape');
    await until(() => optionNames(picker).length === 12, 'all are listed again');
    expect(inside<HTMLInputElement>(picker, '#search').value).to.equal('');
    expect(chipNames(picker)).to.deep.equal(['Finance']);
  });

  it('types a blank between words instead of choosing', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    picker.focus();
    await sendKeys({ type: 'customer s' });
    await until(() => optionNames(picker).join() === 'Customer support', 'the match is listed');
    expect(picker.value).to.deep.equal([]);
  });

  it('takes the last one out with Backspace in an empty search, and any with Delete on its chip', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    for (const name of ['Everyone', 'Board', 'Finance']) option(picker, name).click();
    await picker.updateComplete;
    picker.focus();
    await press('Backspace');
    expect(chipNames(picker)).to.deep.equal(['Everyone', 'Board']);
    await press('ArrowLeft', 'ArrowLeft', 'Delete');
    expect(chipNames(picker)).to.deep.equal(['Board']);
    expect(picker.shadowRoot?.activeElement?.getAttribute('aria-label')).to.contain('Board');
    await press('Backspace');
    await until(() => picker.shadowRoot?.activeElement?.id === 'search', 'the focus is back in the search');
    expect(picker.value).to.deep.equal([]);
  });

  it('lets Escape in an empty search through to whatever is around it', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    const seen: string[] = [];
    picker.addEventListener('keydown', (event) => seen.push(event.key));
    picker.focus();
    await sendKeys({ type: 'x' });
    await press('Escape', 'Escape');
    expect(seen.filter((key) => key === 'Escape')).to.have.lengthOf(1);
  });
});

describe('group-picker: what can be chosen', () => {
  it('says why a group is not available, keeps it in reach of the keys, and does not choose it', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    const contractors = option(picker, 'Contractors');
    expect(contractors.getAttribute('aria-disabled')).to.equal('true');
    expect(contractors.textContent).to.contain('Members come from the company directory.');
    picker.focus();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(activeName(picker)).to.equal('Contractors');
    await press('Enter');
    expect(picker.value).to.deep.equal([]);
  });

  it('stops at the most that may be chosen, with the reason, and lets one be taken out', async () => {
    const picker = await mountPicker(account(), { max: 1 });
    await listed(picker);
    option(picker, 'Board').click();
    await picker.updateComplete;
    option(picker, 'Finance').click();
    expect(chipNames(picker)).to.deep.equal(['Board']);
    const described = option(picker, 'Finance').getAttribute('aria-describedby') ?? '';
    const reasons = described.split(' ').map((id) => picker.shadowRoot?.getElementById(id)?.textContent ?? '');
    expect(reasons.join(' ')).to.contain('At most 1 group can be chosen.');
    option(picker, 'Board').click();
    expect(picker.value).to.deep.equal([]);
  });

  it('chooses the default groups only where the host asks, tells it once, and never over a person', async () => {
    const plain = await mountPicker(account());
    await listed(plain);
    expect(plain.value).to.deep.equal([]);
    let told = 0;
    const picker = document.createElement('group-picker');
    picker.addEventListener('change', () => (told += 1));
    Object.assign(picker, { adapter: account(), preselectDefault: true });
    plain.replaceWith(picker);
    await until(() => chipNames(picker).join() === 'Everyone', 'the default is chosen');
    await until(() => told === 1, 'the host is told');
    option(picker, 'Everyone').click();
    expect(picker.value).to.deep.equal([]);
  });

  it('tells of every choice by input and change, and of no typing', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    const seen: string[] = [];
    for (const type of ['input', 'change']) picker.addEventListener(type, () => seen.push(type));
    picker.focus();
    await sendKeys({ type: 'fin' });
    await until(() => optionNames(picker).join() === 'Finance', 'the match is listed');
    expect(seen).to.deep.equal([]);
    option(picker, 'Finance').click();
    expect(seen).to.deep.equal(['input', 'change']);
  });

  it('names what is chosen and not on the page by asking for it, and what is gone as gone', async () => {
    const picker = await mountPicker(accountWith(120), { value: ['GRP-9000-0110', 'GRP-nowhere'] });
    await until(() => chipNames(picker).join() === 'Group 0110,Group that no longer exists', 'both are named');
    expect(picker.validity.badInput).to.equal(true);
  });
});

describe('group-picker: to a screen reader', () => {
  interface Node {
    readonly role: string;
    readonly name?: string;
    readonly expanded?: boolean;
    readonly multiselectable?: boolean;
    readonly children?: readonly Node[];
  }
  const flat = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(flat)];

  it('is a combobox over a list box for several, with what is chosen as named buttons', async () => {
    const picker = await mountPicker(account(), { value: ['GRP-1200-0012'], hint: 'It decides what they can open.' });
    await listed(picker);
    picker.focus();
    await press('ArrowDown');
    const tree = flat((await a11ySnapshot({})) as unknown as Node);
    const box = tree.find(({ role }) => role === 'combobox');
    expect(box).to.include({ name: 'Groups', expanded: true });
    const list = tree.find(({ role }) => role === 'listbox');
    expect(list).to.include({ name: 'Available groups', multiselectable: true });
    // The tree of the runner ends at a list box; what its options say is in their attributes.
    const options = [...inside(picker, '#list').querySelectorAll('[role="option"]')];
    expect(options.map((each) => each.getAttribute('aria-posinset'))).to.deep.equal(
      Array.from({ length: 12 }, (_, at) => String(at + 1)),
    );
    const chosen = options.filter((each) => each.getAttribute('aria-selected') === 'true');
    expect(chosen.map(({ id }) => id)).to.deep.equal([option(picker, 'Board').id]);
    expect([...inside(picker, '#list').children].map((each) => each.role)).to.deep.equal(['none']);
    expect(
      tree.some(({ role, name }) => role === 'button' && name?.replace(/\W+/gu, ' ').trim() === 'Remove Board'),
    ).to.equal(true);
    expect(activeName(picker)).to.equal('Everyone');
  });
});

describe('group-picker: many groups', () => {
  it('fetches more at the end of the list, each group once', async () => {
    const { adapter, calls } = recorded(accountWith(320));
    const picker = await mountPicker(adapter);
    await listed(picker);
    expect(optionNames(picker)).to.have.lengthOf(100);
    picker.focus();
    await press('ArrowUp');
    await until(
      () => calls.filter(({ member }) => member === 'groups.list').length === 2,
      'the second page is asked for',
    );
    await until(() => inside(picker, '.foot').textContent.includes('Show more'), 'it is there');
    scrollToEnd(picker);
    await until(() => inside(picker, '#rows').textContent.includes('Group 0201'), 'the third page');
    expect(calls.filter(({ member }) => member === 'groups.list')).to.have.lengthOf(3);
    expect(new Set(optionNames(picker)).size).to.equal(optionNames(picker).length);
    expect(inside(picker, '#search').getAttribute('placeholder')).to.equal('Search 320 groups');
  });

  it('draws of 5,000 groups from one page what is seen, and walks through all of them by keyboard', async () => {
    const all = accountWith(5000);
    const items: Group[] = Array.from({ length: 5000 }, (_, at) => ({
      id: `G-${String(at)}`,
      name: `Team ${String(at + 1)}`,
    }));
    const onePage = around(all, (call, next) =>
      call.member === 'groups.list' ? Promise.resolve({ items, total: 5000 }) : next(),
    );
    const picker = await mountPicker(onePage);
    await listed(picker);
    await until(() => optionNames(picker).length < 60, 'what is seen is drawn');
    picker.focus();
    await press('ArrowDown', 'End');
    await until(() => activeName(picker) === 'Team 5000', 'the last one');
    expect(option(picker, 'Team 5000').getAttribute('aria-posinset')).to.equal('5000');
    expect(option(picker, 'Team 5000').getAttribute('aria-setsize')).to.equal('5000');
    await press('PageUp', 'Enter');
    const name = activeName(picker) ?? '';
    expect(Number(name.slice(5))).to.be.within(4980, 4999);
    expect(chipNames(picker)).to.deep.equal([name]);
    const list = inside(picker, '#list').getBoundingClientRect();
    await until(() => option(picker, name).getBoundingClientRect().top >= list.top - 1, 'it is in view');
    await press('Home');
    expect(activeName(picker)).to.equal('Team 1');
    expect(optionNames(picker).length).to.be.below(60);
  });

  it('says whole why a group of many is not available, when one tries to choose it', async () => {
    const unavailable = 'Members come from the company directory, which the people of the head office look after.';
    const adapter = seededAdapter({
      people: 3,
      users: [],
      groups: manyGroups(150).map((group, at) => (at === 2 ? { ...group, unavailable } : group)),
    });
    const picker = await mountPicker(adapter);
    await listed(picker);
    picker.focus();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(picker.shadowRoot?.querySelector('#why')).to.equal(null);
    await press('Enter');
    expect(inside(picker, '#why').textContent.replace(/[\u2066-\u2069]/gu, '')).to.equal(
      `Group 0003 is not available: ${unavailable}`,
    );
    expect(picker.value).to.deep.equal([]);
    await press('ArrowDown');
    expect(picker.shadowRoot?.querySelector('#why')).to.equal(null);
  });

  it('reaches the last of 5,000 groups from pages with one press of End, and stops for another key', async () => {
    let open: (() => void) | undefined;
    let asked = 0;
    const { adapter, calls } = recorded(
      around(accountWith(5000), async (call, next) => {
        if (call.member === 'groups.list') asked += 1;
        if (call.member === 'groups.list' && asked === 4) {
          await new Promise<void>((resolve) => (open = resolve));
        }
        return next();
      }),
    );
    const picker = await mountPicker(adapter);
    await listed(picker);
    picker.focus();
    await press('ArrowDown', 'End');
    await until(() => open !== undefined, 'it reads on');
    await press('Home');
    open?.();
    await until(() => inside(picker, '.foot').textContent.includes('Show more'), 'it has stopped');
    expect(activeName(picker)).to.equal('Group 0001');
    expect(calls.filter(({ member }) => member === 'groups.list')).to.have.lengthOf(4);
    await press('End');
    await until(() => activeName(picker) === 'Group 5000', 'the last one');
    expect(option(picker, 'Group 5000').getAttribute('aria-posinset')).to.equal('5000');
    const pages = calls.filter(({ member }) => member === 'groups.list');
    expect(pages.length).to.be.at.most(51);
    expect(new Set(pages.map(({ args }) => JSON.stringify(args[0]))).size).to.equal(pages.length);
  });

  it('searches what is here where the backend does not search, says so, and reads on', async () => {
    const gates: (() => void)[] = [];
    const { adapter, calls } = recorded(
      around(declaring(accountWith(250), { search: 'none' }), async (call, next) => {
        const { cursor } = (call.member === 'groups.list' ? call.args[0] : {}) as { cursor?: string };
        if (cursor !== undefined) await new Promise<void>((open) => gates.push(open));
        return next();
      }),
    );
    const picker = await mountPicker(adapter);
    await listed(picker);
    picker.focus();
    await sendKeys({ type: '007' });
    await until(() => optionNames(picker)[0] === 'Group 0007', 'what is here is found');
    expect(inside(picker, '#here').textContent).to.contain('100 groups');
    const at = inside(picker, '#search').getAttribute('aria-describedby') ?? '';
    expect(at.split(' ')).to.include('here');
    await until(() => gates.length === 1, 'it reads on');
    gates[0]?.();
    await until(() => inside(picker, '#here').textContent.includes('200 groups'), 'more is here');
    await until(() => gates.length === 2, 'it reads on');
    gates[1]?.();
    await until(() => picker.shadowRoot?.querySelector('#here') === null, 'all is here');
    expect(optionNames(picker)).to.deep.equal(
      ['Group 0007', 'Group 0070', 'Group 0071'].concat([
        'Group 0072',
        'Group 0073',
        'Group 0074',
        'Group 0075',
        'Group 0076',
        'Group 0077',
        'Group 0078',
        'Group 0079',
      ]),
    );
    expect(calls.some(({ args }) => (args[0] as { search?: string } | undefined)?.search !== undefined)).to.equal(
      false,
    );
  });

  it('ends with a server that repeats its first page', async () => {
    const real = accountWith(60);
    let asked = 0;
    const repeating = around(real, async (call, next) => {
      if (call.member !== 'groups.list') return next();
      asked += 1;
      return { ...(await real.groups.list({ limit: 50 })), total: 1000 };
    });
    const picker = await mountPicker(repeating);
    await listed(picker);
    scrollToEnd(picker);
    await until(() => asked === 2 && picker.shadowRoot?.querySelector('.foot .link') === null, 'it has ended');
    expect(optionNames(picker)).to.have.lengthOf(50);
  });

  it('follows a cursor where the backend does not count', async () => {
    const real = accountWith(70);
    const cursor = around(declaring(real, { paging: 'cursor' }), async (call, next) => {
      if (call.member !== 'groups.list') return next();
      const query = call.args[0] as { cursor?: string };
      const offset = Number(query.cursor ?? 0);
      const { items } = (await real.groups.list({ limit: 50, offset })) satisfies Page<Group>;
      return { items, ...(offset === 0 && { next: '50' }) };
    });
    const picker = await mountPicker(cursor);
    await listed(picker);
    inside(picker, '.foot .link').click();
    await until(() => optionNames(picker).length === 70, 'the rest');
    expect(inside(picker, '#count').textContent).to.equal('0 selected');
  });

  it('drops an answer that was overtaken', async () => {
    const gates = new Map<string, () => void>();
    const gated = around(account(), async (call, next) => {
      const search = call.member === 'groups.list' ? (call.args[0] as { search?: string }).search : undefined;
      if (search !== undefined) await new Promise<void>((open) => gates.set(search, open));
      return next();
    });
    const picker = await mountPicker(gated);
    await listed(picker);
    picker.focus();
    await sendKeys({ type: 'fin' });
    await until(() => gates.has('fin'), 'the first question is asked');
    inside<HTMLInputElement>(picker, '#search').select();
    await sendKeys({ type: 'sal' });
    await until(() => gates.has('sal'), 'the second question is asked');
    gates.get('sal')?.();
    await until(() => optionNames(picker).join() === 'Sales', 'the second answer');
    gates.get('fin')?.();
    await settled();
    await picker.updateComplete;
    expect(optionNames(picker)).to.deep.equal(['Sales']);
  });
});

describe('group-picker: in a form', () => {
  const field = (adapter: unknown) =>
    html`<fieldset>
      <label for="pick">Access</label>
      <group-picker id="pick" name="groups" required value='["GRP-1200-0003"]' .adapter=${adapter}></group-picker>
    </fieldset>`;

  it('gives one entry per group, and none without a name or when disabled', async () => {
    const { form, picker } = await mountInForm(account(), field);
    await listed(picker);
    option(picker, 'Board').click();
    expect(new FormData(form).getAll('groups')).to.deep.equal(['GRP-1200-0003', 'GRP-1200-0012']);
    form.querySelector('fieldset')?.setAttribute('disabled', '');
    expect(new FormData(form).getAll('groups')).to.deep.equal([]);
    await picker.updateComplete;
    expect(inside<HTMLInputElement>(picker, '#search').disabled).to.equal(true);
    option(picker, 'Finance').click();
    expect(picker.value).to.deep.equal(['GRP-1200-0003', 'GRP-1200-0012']);
  });

  it('cannot be sent empty when required, says so at the field, and takes the focus', async () => {
    const { form, picker } = await mountInForm(account(), field);
    await listed(picker);
    picker.value = [];
    expect(picker.validity.valueMissing).to.equal(true);
    expect(form.reportValidity()).to.equal(false);
    await picker.updateComplete;
    expect(inside(picker, '#error').textContent.trim()).to.equal('Choose at least 1 group.');
    expect(inside(picker, '#search').getAttribute('aria-invalid')).to.equal('true');
    expect(picker.shadowRoot?.activeElement?.id).to.equal('search');
    option(picker, 'Board').click();
    expect(form.checkValidity()).to.equal(true);
    await picker.updateComplete;
    expect(picker.shadowRoot?.querySelector('#error')).to.equal(null);
  });

  it('is named and focused by its label', async () => {
    const { form, picker } = await mountInForm(account(), field);
    await listed(picker);
    expect(inside(picker, '#search').getAttribute('aria-label')).to.equal('Access');
    form.querySelector('label')?.click();
    expect(picker.shadowRoot?.activeElement?.id).to.equal('search');
  });

  it('goes back to its attribute on a reset, and takes back what the browser kept', async () => {
    const { form, picker } = await mountInForm(account(), field);
    await listed(picker);
    option(picker, 'Board').click();
    form.reset();
    expect(picker.value).to.deep.equal(['GRP-1200-0003']);
    picker.formStateRestoreCallback('["GRP-1200-0002"]');
    expect(new FormData(form).getAll('groups')).to.deep.equal(['GRP-1200-0002']);
  });

  it("takes the host's own objection, and lets go of it, as a select does", async () => {
    const { form, picker } = await mountInForm(
      account(),
      (adapter) =>
        html`<label for="mine">Mine</label><group-picker id="mine" name="groups" .adapter=${adapter}></group-picker>
          <select multiple name="select">
            <option value="1" selected>One</option>
          </select>`,
    );
    const select = form.querySelector('select');
    await listed(picker);
    for (const field of [picker, select]) {
      field?.setCustomValidity('Ask your manager first.');
      expect(field?.checkValidity()).to.equal(false);
      expect(field?.validationMessage).to.equal('Ask your manager first.');
      expect(field?.validity.customError).to.equal(true);
      field?.setCustomValidity('');
      expect(field?.validity.valid).to.equal(true);
    }
    expect(form.checkValidity()).to.equal(true);
    expect([...picker.labels].map((label) => label.textContent)).to.deep.equal(['Mine']);
  });

  it('says how many are missing or too many', async () => {
    const picker = await mountPicker(account(), { min: 2, max: 3, value: ['GRP-1200-0001'] });
    expect([picker.validity.rangeUnderflow, picker.validationMessage]).to.deep.equal([
      true,
      'Choose at least 2 groups.',
    ]);
    picker.value = ['GRP-1200-0001', 'GRP-1200-0002', 'GRP-1200-0003', 'GRP-1200-0004'];
    expect([picker.validity.rangeOverflow, picker.validationMessage]).to.deep.equal([true, 'Choose at most 3 groups.']);
  });
});

describe('group-picker: its faces', () => {
  it('keeps the choice when the groups do not come, and tries again', async () => {
    const picker = await mountPicker(failing(account(), 'network', { only: ['groups.list'], times: 1 }), {
      value: ['GRP-1200-0003'],
    });
    await until(() => picker.shadowRoot?.querySelector('[role="alert"].banner') !== null, 'the failure is shown');
    expect(inside(picker, '.banner').textContent).to.contain('Your choice is kept.');
    inside(picker, '.banner button').click();
    await listed(picker);
    expect(picker.value).to.deep.equal(['GRP-1200-0003']);
  });

  it('says that it is offline, and comes back with the connection by itself', async () => {
    const picker = await mountPicker(
      failing(account(), 'network', { only: ['groups.list'], times: 1, init: { code: 'offline' } }),
      { value: ['GRP-1200-0003'] },
    );
    await until(() => picker.shadowRoot?.querySelector('.banner') !== null, 'the failure is shown');
    expect(inside(picker, '.banner').textContent).to.contain('You are offline. Your choice is kept.');
    window.dispatchEvent(new Event('online'));
    await listed(picker);
    expect(picker.value).to.deep.equal(['GRP-1200-0003']);
  });

  it('keeps the groups that are there when they cannot be read again', async () => {
    let broken = false;
    const adapter = around(account(), (call, next) =>
      broken && call.member === 'groups.list' ? Promise.reject(new DirectoryError('server', 'Down.')) : next(),
    );
    const picker = await mountPicker(adapter);
    await listed(picker);
    broken = true;
    await adapter.groups.create({ name: 'Made elsewhere' });
    directoryOf(adapter).changed({ topic: 'groups', cause: 'elsewhere' });
    await until(() => picker.shadowRoot?.querySelector('.banner') !== null, 'the failure is shown');
    expect(optionNames(picker)).to.have.lengthOf(12);
    broken = false;
    inside(picker, '.banner button').click();
    await until(() => optionNames(picker).length === 13, 'they are read again');
    expect(picker.shadowRoot?.querySelector('.banner')).to.equal(null);
  });

  it('tells how many are wanted before anything is wrong', async () => {
    const picker = await mountPicker(account(), { min: 2, max: 3 });
    await listed(picker);
    expect(inside(picker, '#bounds').textContent).to.equal('Choose at least 2 groups. Choose at most 3 groups.');
    expect((inside(picker, '#search').getAttribute('aria-describedby') ?? '').split(' ')).to.include('bounds');
    picker.reportValidity();
    await picker.updateComplete;
    expect(inside(picker, '#error').textContent.trim()).to.equal('Choose at least 2 groups.');
    expect(inside(picker, '#bounds').textContent).to.equal('Choose at most 3 groups.');
  });

  it('offers the way out when nothing matches', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    picker.focus();
    await sendKeys({ type: 'zzz' });
    await until(() => picker.shadowRoot?.querySelector('.empty') !== null, 'nothing matches');
    expect(inside(picker, '.empty-title').textContent).to.contain('zzz');
    inside(picker, '.empty button').click();
    await listed(picker);
    expect(picker.shadowRoot?.activeElement?.id).to.equal('search');
  });

  it('says how many match', async () => {
    const picker = await mountPicker(account());
    await listed(picker);
    const notified: string[] = [];
    Object.assign(picker, { ariaNotify: (text: string) => notified.push(text) });
    picker.focus();
    await sendKeys({ type: 'o' });
    await until(() => [said(picker), ...notified].join(' ').includes('found'), 'the number is announced');
  });

  const faces = {
    ready: () => account(),
    loading: () => pending(account(), { only: ['groups.list'] }),
    failed: () => failing(account(), 'server', { only: ['groups.list'] }),
    none: () => withoutGroups(account()),
  };
  for (const [name, adapter] of Object.entries(faces)) {
    for (const scheme of ['light', 'dark']) {
      it(`has nothing against it for assistive technology: ${name}, ${scheme}, 320 px`, async () => {
        await setViewport({ width: 320, height: 640 });
        document.documentElement.style.colorScheme = scheme;
        document.body.style.background = 'Canvas';
        try {
          const picker = await mountPicker(adapter(), {
            required: true,
            hint: 'It decides what they can open.',
            value: ['GRP-1200-0003'],
          });
          if (name === 'ready') await listed(picker);
          await picker.updateComplete;
          expect(await violations(picker)).to.deep.equal([]);
          expect(document.documentElement.scrollWidth).to.be.at.most(320);
        } finally {
          document.documentElement.style.colorScheme = '';
          document.body.style.background = '';
          await setViewport({ width: 1000, height: 800 });
        }
      });
    }
  }
});
