import { expect } from '@open-wc/testing';
import { a11ySnapshot, sendKeys, setViewport } from '@web/test-runner-commands';
import { around } from '../../../mocks/around.js';
import { failing, without } from '../../../mocks/scenarios.js';
import type { DirectoryAdapter } from '../../../src/domain/adapter.js';
import type { UserDraft } from '../../../src/domain/user.js';
import { withFaults } from '../../../src/testing/wrappers.js';
import {
  act,
  choose,
  countOf,
  drop,
  mountMany,
  paste,
  press,
  receipts,
  rows,
  settled,
  toManyOverview,
} from './many-world.js';
import {
  account,
  callsOf,
  focused,
  found,
  inside,
  maybe,
  mountWizard,
  onStep,
  recorded,
  someone,
  type,
  until,
  violations,
  words,
} from './wizard-world.js';

const LIST = [
  'Jonas Brandt <jonas.brandt@fresh.example>, "Fernández, María" <maria@fresh.example>;',
  'Chidi Okafor\tchidi@gmial.com',
  'Lena Kowalczyk <lena@>',
  'Jonas Brandt <JONAS.BRANDT@fresh.example>',
  'freya@fresh.example',
].join('\n');

/** 300 people in every form, of whom one in ten asks for something. */
function mixed(): string {
  return Array.from({ length: 300 }, (_, n) => {
    const address = n % 30 === 29 ? `person${n}@` : n % 30 === 9 ? `person${n}@gmial.com` : `person${n}@fresh.example`;
    if (n % 30 === 19) return `nora.${address}`;
    const forms = [
      `First${n} Last${n} <${address}>`,
      `"Last${n}, First${n}" <${address}>`,
      `First${n} Last${n}\t${address}`,
    ];
    return forms[n % forms.length];
  }).join('\n');
}

interface Node {
  readonly role?: string;
  readonly name?: string;
  readonly children?: readonly Node[];
}

function named(node: Node, role: string): string[] {
  const own = node.role === role ? [(node.name ?? '').replace(/[\u2066-\u2069]/gu, '')] : [];
  return [...own, ...(node.children ?? []).flatMap((child) => named(child, role))];
}

const created = (calls: Parameters<typeof callsOf>[0]): { draft: UserDraft; key: string | undefined }[] =>
  callsOf(calls, 'users.create').map(({ args: [draft, options] }) => ({
    draft: draft as UserDraft,
    key: (options as { idempotencyKey?: string }).idempotencyKey,
  }));

describe('add-user-wizard: many at once', () => {
  it('turns from one person to many and back by keyboard, and keeps what was typed in either', async () => {
    const wizard = await mountWizard(account());
    const kinds: string[] = [];
    wizard.addEventListener('kind-change', ({ kind }) => kinds.push(kind));
    await type(wizard, 'firstName', 'Elif');
    inside<HTMLInputElement>(wizard, '[name="kind"]:checked').focus();
    await press('ArrowRight');
    await until(() => maybe(wizard, '#people') !== null, 'many');
    expect(wizard.getAttribute('kind')).to.equal('many');
    expect(words(inside(wizard, '#title'))).to.equal('Invite many users');
    await type(wizard, 'people', 'Jonas Brandt jonas@fresh.example');
    inside<HTMLInputElement>(wizard, '[name="kind"]:checked').focus();
    await press('ArrowLeft');
    await until(() => maybe(wizard, '#firstName') !== null, 'one again');
    expect(inside<HTMLInputElement>(wizard, '#firstName').value).to.equal('Elif');
    await press('ArrowRight');
    await until(() => maybe(wizard, '#people') !== null, 'many again');
    expect(inside<HTMLTextAreaElement>(wizard, '#people').value).to.equal('Jonas Brandt jonas@fresh.example');
    expect(kinds).to.deep.equal(['many', 'one', 'many']);
    expect(wizard.hasUnsavedInput).to.equal(true);
    inside(wizard, '#people').focus();
    await press('Enter');
    await settled(wizard, 1);
    expect(rows(wizard)).to.deep.equal(['1|Jonas Brandt|jonas@fresh.example|Ready']);
    expect(inside<HTMLTextAreaElement>(wizard, '#people').value).to.equal('');
  });

  it('says of each row how it stands, among the others and in the account', async () => {
    const adapter = account();
    const [member, invited] = [await someone(adapter, 'active'), await someone(adapter, 'invited')];
    const wizard = await mountMany(adapter);
    paste(wizard, `${LIST}\nA Member <${member.email}>\n${invited.email.toUpperCase()}`);
    await settled(wizard, 8);
    expect(rows(wizard)).to.deep.equal([
      '1|Jonas Brandt|jonas.brandt@fresh.example|Ready',
      '2|María Fernández|maria@fresh.example|Ready',
      '3|Chidi Okafor|chidi@gmial.com|Did you mean gmail.com?',
      '4|Lena Kowalczyk|lena@|Something is missing after the @.',
      '5|Jonas Brandt|JONAS.BRANDT@fresh.example|Same as row 1',
      '6|No name|freya@fresh.example|First or last name is missing',
      `7|A Member|${member.email}|Already a member`,
      `8|No name|${invited.email.toUpperCase()}|Already invited`,
    ]);
    const tree = (await a11ySnapshot({ selector: 'add-user-wizard' })) as unknown as Node;
    expect(named(tree, 'button')).to.include.members([
      'Use it: Chidi Okafor',
      'Edit Lena Kowalczyk',
      'Remove Jonas Brandt from the list',
      `Resend: ${invited.email.toUpperCase()}`,
    ]);
    expect(await violations(wizard)).to.deep.equal([]);
  });

  it('takes 300 mixed rows through mending, groups and a bad day on the network, each person once', async () => {
    const real = account();
    const faulty = withFaults(real, [
      { of: 'users.create', from: 20, times: 2, fail: 'rate-limited', init: { retryAfterMs: 1000 } },
      { of: 'users.create', from: 60, times: 1, fail: 'network', applied: true },
      { of: 'users.create', from: 100, times: 1, fail: 'server' },
    ]);
    const { adapter, calls } = recorded(faulty);
    const wizard = await mountMany(adapter);
    const told: string[] = [];
    const ends: [number, number][] = [];
    wizard.addEventListener('user-add', ({ result }) => told.push(result.user.email));
    wizard.addEventListener('users-add', ({ results, failed }) => ends.push([results.length, failed]));
    paste(wizard, mixed());
    await settled(wizard, 300);
    expect([countOf(wizard, 'Ready'), countOf(wizard, 'To correct')]).to.deep.equal([270, 30]);

    // The rows that ask for something, by keyboard: one stop of the Tab key, arrows between rows.
    inside<HTMLInputElement>(wizard, '[name="show"]:checked').focus();
    await press('ArrowLeft');
    await until(() => rows(wizard)[0]?.startsWith('10|') === true, 'those to correct');
    expect(wizard.shadowRoot?.querySelectorAll('.many-row [tabindex="0"]').length).to.equal(4);
    await press('Tab', 'Enter');
    await until(() => countOf(wizard, 'To correct') === 29, 'the suggestion is taken');
    expect(words(wizard.shadowRoot?.activeElement?.closest('tr')?.querySelector('.many-number') ?? null)).to.equal(
      '20',
    );
    await press('ArrowDown');
    act(wizard, 'Edit First29 Last29').focus();
    await press('Enter');
    await until(() => focused(wizard) === 'mend-email', 'the panel is open, at what is wrong');
    await press('End');
    await sendKeys({ type: 'fresh.example' });
    await press('Enter');
    await until(() => countOf(wizard, 'To correct') === 28, 'it is mended');
    act(wizard, 'Take missing names from the addresses').click();
    await until(() => countOf(wizard, 'To correct') === 18, 'names are taken from the addresses');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Groups');
    await until(() => (inside(wizard, '#groups') as unknown as { value: unknown[] }).value.length > 0, 'the default');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    await until(() => words(inside(wizard, '#go')) === 'Invite 282 users', 'those mended are looked up');
    expect(words(inside(wizard, '.sections'))).to.contain('282 people will be invited');
    expect(words(inside(wizard, '.sections'))).to.contain('18 people stay in the list');
    expect(words(inside(wizard, '#reason'))).to.equal('The other 18 stay here.');
    inside(wizard, '#go').focus();
    await press('Enter', 'Enter');
    await onStep(wizard, 'Summary');
    await until(() => words(inside(wizard, '.pane')).includes('The server asked us to wait'), 'it waits');
    expect(inside(wizard, '.run').classList.contains('waiting')).to.equal(true);
    await until(() => words(inside(wizard, '#step')) === '280 people added', words(inside(wizard, '#step')));
    expect(ends).to.deep.equal([[280, 2]]);
    inside<HTMLInputElement>(wizard, '[name="receipts"]:checked').focus();
    await press('ArrowRight');
    await until(() => receipts(wizard).length === 2, 'those that failed');
    const why = receipts(wizard).join('\n');
    expect(why).to.match(/\|The connection failed\. .*\|Failed$/mu);
    expect(why).to.match(/\|The service had a problem\. .*\|Failed$/mu);
    act(wizard, 'Retry the 2 that failed').click();
    await until(() => words(inside(wizard, '#step')) === '282 people added', 'all are added');
    expect(await violations(wizard)).to.deep.equal([]);

    const sent = created(calls);
    expect(told.length).to.equal(282);
    expect(new Set(told).size).to.equal(282);
    // Two were turned away for now, one failed; the one whose answer was lost was looked up and not sent again.
    expect(sent.length).to.equal(282 + 3);
    const keys = new Map(sent.map(({ draft, key }) => [draft.email, key]));
    const others = sent.filter(({ draft, key }) => keys.get(draft.email) !== key);
    expect(others.length, 'only after a plain no it is another intent').to.equal(1);
    expect((await found(real, 'person29@fresh.example'))?.status).to.equal('invited');
    act(wizard, 'Back to the 18 left').click();
    await onStep(wizard, 'People');
    await settled(wizard, 18);
  }).timeout(60_000);

  it('leads through rows by the arrows, takes one off and brings it back, and keeps the focus in the list', async () => {
    const wizard = await mountMany(account());
    paste(wizard, mixed());
    await settled(wizard, 300);
    act(wizard, 'Edit First0 Last0').focus();
    await press('ArrowDown', 'PageDown');
    const at = (): string =>
      words(wizard.shadowRoot?.activeElement?.closest('tr')?.querySelector('.many-number') ?? null);
    expect(Number(at())).to.be.greaterThan(5);
    await sendKeys({ down: 'Control' });
    await press('End');
    await sendKeys({ up: 'Control' });
    await until(() => at() === '300', `the last row has the focus, not ${at()}`);
    await press('Tab', 'Enter');
    await settled(wizard, 299);
    await until(() => at() === '299', 'the focus stays in the list');
    act(wizard, 'Undo').click();
    await settled(wizard, 300);
    act(wizard, 'Empty the list').click();
    await until(() => maybe(wizard, '#found') === null, 'nobody is left');
    act(wizard, 'Undo').click();
    await settled(wizard, 300);
  });
});

const CSV = [
  'Vorname;Nachname;E-Mail;Telefon;Abteilung;Kostenstelle',
  'Jürgen;"Müller; jun.";juergen@fresh.example;+43 660 1234567;Sales;4711',
  'Nora;Lund;nora@fresh.example;;Nowhere|Finance;4712',
  'Ida;"Berg;ida@fresh.example;;Sales;4713',
  'Olaf;Holm;olaf@fresh.example',
  'Pia;Dahl;pia@fresh.example;12;Sales;4714',
].join('\r\n');

const file = (content: BlobPart, name = 'neue.csv'): File => new File([content], name, { type: 'text/csv' });

async function csvWizard(adapter: DirectoryAdapter = account()): Promise<ReturnType<typeof mountMany>> {
  const wizard = await mountMany(adapter, { defaultCountry: 'AT' });
  // As Windows writes it: one byte for each letter.
  choose(wizard, file(Uint8Array.from([...CSV].map((char) => char.charCodeAt(0)))));
  await until(() => maybe(wizard, '#column-0') !== null, 'the columns');
  return wizard;
}

describe('add-user-wizard: many from a file', () => {
  it('guesses the columns, tells the lines that are malformed, and reads each row by itself', async () => {
    const wizard = await csvWizard();
    const chosen = (): string[] =>
      [...(wizard.shadowRoot?.querySelectorAll<HTMLSelectElement>('[id^="column-"]') ?? [])].map(({ value }) => value);
    expect(chosen()).to.deep.equal(['firstName', 'lastName', 'email', 'phone', 'groups', 'skip']);
    const told = words(inside(wizard, '.pane-body'));
    expect(told).to.contain('neue.csv 5 rows · semicolons · WINDOWS-1252');
    expect(told).to.contain('(lines 4 and 5)');
    expect(await violations(wizard)).to.deep.equal([]);
    inside<HTMLSelectElement>(wizard, '#column-2').focus();
    await sendKeys({ type: 'Do' });
    await until(() => chosen()[2] === 'skip', 'the address is left out');
    expect(inside(wizard, '#go').getAttribute('aria-disabled')).to.equal('true');
    expect(words(inside(wizard, '#reason'))).to.equal('Choose the column with the addresses.');
    await press('Home', 'ArrowDown');
    await until(() => chosen()[2] === 'email', 'it is back');
    act(wizard, 'Read 5 rows').click();
    await settled(wizard, 5);
    expect(rows(wizard)).to.deep.equal([
      '1|Jürgen Müller; jun.|juergen@fresh.example|Ready',
      '2|Nora Lund|nora@fresh.example|There is no group “Nowhere”',
      '3|Ida "Berg|ida@fresh.example|Line 4: A quotation mark does not close',
      '4|Olaf Holm|olaf@fresh.example|Line 5: Too few cells',
      '5|Pia Dahl|pia@fresh.example|This number is too short.',
    ]);
  });

  it('gives groups by column, where an unknown one is made or left out, and mends what is malformed', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await csvWizard(adapter);
    act(wizard, 'Read 5 rows').click();
    await settled(wizard, 5);
    act(wizard, 'Edit Ida "Berg').click();
    await until(() => maybe(wizard, '#mend') !== null, 'the panel');
    await type(wizard, 'mend-lastName', 'Berg');
    await press('Escape');
    act(wizard, 'Edit Olaf Holm').click();
    await until(() => maybe(wizard, '#mend') !== null, 'the panel again');
    act(wizard, 'Done').click();
    await until(() => countOf(wizard, 'Ready') === 3, 'both are ready');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Groups');
    expect(words(inside(wizard, '.section'))).to.contain('Nowhere 1 person No such group Create it Leave it out');
    act(wizard, 'Create it: Nowhere').click();
    await until(() => words(inside(wizard, '.section')).includes('Nowhere 1 person Found'), 'it is there now');
    await until(() => (inside(wizard, '#groups') as unknown as { value: unknown[] }).value.length > 0, 'the default');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    await until(() => words(inside(wizard, '#go')) === 'Invite 4 users', 'all of them go');
    expect(words(inside(wizard, '.sections'))).to.contain('3 people also get groups of their own.');
    act(wizard, 'Invite 4 users').click();
    await until(() => words(maybe(wizard, '#step')) === '4 people added', 'added');
    const groups = await adapter.groups?.list({ limit: 100 });
    const named = new Map(groups?.items.map(({ id, name }) => [id, name]));
    const given = created(calls).map(({ draft }) => [draft.firstName, ...draft.groupIds.map((id) => named.get(id))]);
    expect(given).to.deep.include.members([
      ['Jürgen', 'Everyone', 'Sales'],
      ['Nora', 'Everyone', 'Nowhere', 'Finance'],
      ['Ida', 'Everyone', 'Sales'],
      ['Olaf', 'Everyone'],
    ]);
    expect(created(calls).find(({ draft }) => draft.firstName === 'Jürgen')?.draft.phone).to.deep.equal({
      countryCode: '+43',
      number: '6601234567',
      country: 'AT',
    });
  });

  it('leaves out a group that is not there', async () => {
    const wizard = await csvWizard();
    act(wizard, 'Read 5 rows').click();
    await settled(wizard, 5);
    act(wizard, 'Next').click();
    await onStep(wizard, 'Groups');
    act(wizard, 'Leave it out: Nowhere').click();
    await until(() => words(inside(wizard, '.section')).includes('Left out'), 'left out');
    act(wizard, 'Next').click();
    await onStep(wizard, 'Overview');
    await until(() => words(inside(wizard, '#go')) === 'Invite 2 users', 'Nora goes too');
  });

  it('gives a sample file, and takes it back as it gave it', async () => {
    const wizard = await mountMany(account());
    const saved: Blob[] = [];
    const real = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      saved.push(blob);
      return real.call(URL, blob);
    };
    act(wizard, 'Sample file').click();
    URL.createObjectURL = real;
    choose(wizard, ...saved.map((blob) => file(blob, 'sample.csv')));
    await until(() => maybe(wizard, '#column-0') !== null, 'its columns');
    act(wizard, 'Read 2 rows').click();
    await settled(wizard, 2);
    expect(countOf(wizard, 'Ready')).to.equal(2);
  });

  it('says what to do with a file that is no text, and reads cards that are dropped', async () => {
    const wizard = await mountMany(account());
    choose(wizard, file(new Uint8Array([80, 75, 3, 4, 0, 0]), 'people.xlsx'));
    await until(() => words(inside(wizard, '.pane-body')).includes('save it as CSV'), 'no text');
    drop(
      wizard,
      new File(
        ['BEGIN:VCARD\r\nVERSION:4.0\r\nN:Lund;Aino;;;\r\nEMAIL:aino.lund@fresh.example\r\nEND:VCARD\r\n'],
        'a.vcf',
      ),
    );
    await settled(wizard, 1);
    expect(rows(wizard)).to.deep.equal(['1|Aino Lund|aino.lund@fresh.example|Ready']);
  });
});

describe('add-user-wizard: many, what may go wrong', () => {
  it('asks before a list is lost, and goes on with a run when it is closed', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = around(account(), async (call, next) => {
      if (call.member === 'users.create') await held;
      return next();
    });
    const wizard = await mountMany(slow, { mode: 'dialog', open: true });
    await until(() => maybe(wizard, '#people') !== null, 'the field');
    paste(wizard, LIST);
    await settled(wizard, 6);
    await press('Escape');
    await until(() => maybe<HTMLDialogElement>(wizard, '#discard')?.open === true, 'the question');
    expect(words(inside(wizard, '#discard'))).to.contain('6 people are not added and would be lost.');
    act(wizard, 'Keep editing').click();
    await until(() => maybe(wizard, '#discard') === null, 'kept');
    expect(rows(wizard).length).to.equal(6);
    inside<HTMLInputElement>(wizard, '[name="show"][value="bad"]').click();
    await until(() => rows(wizard).length === 4, 'those to correct');
    while (rows(wizard).length > 0) {
      const before = rows(wizard).length;
      inside(wizard, '.many-row [data-control="remove"]').click();
      await until(() => rows(wizard).length < before, 'one less');
    }
    await toManyOverview(wizard);
    act(wizard, 'Invite 2 users').click();
    await onStep(wizard, 'Summary');
    await press('Escape');
    await until(() => !wizard.open, 'closed without a question');
    wizard.show();
    await until(() => words(maybe(wizard, '#step')) === 'Inviting 2 users', 'the run is shown again');
    release();
    await until(() => words(maybe(wizard, '#step')) === '2 people added', 'it has gone on');
  });

  it('lets the host stop single people, and brings them back to the list with its reason', async () => {
    const { adapter, calls } = recorded(account());
    const wizard = await mountMany(adapter);
    wizard.addEventListener('before-user-add', (event) => {
      if (event.draft.email.startsWith('maria')) event.waitUntil(Promise.reject(new Error('Ask her manager first.')));
    });
    paste(wizard, LIST);
    await settled(wizard, 6);
    await toManyOverview(wizard);
    act(wizard, 'Invite 2 users').click();
    await until(() => words(maybe(wizard, '#step')) === '1 person added', 'one was stopped');
    expect(receipts(wizard)).to.include('María Fernández|Ask her manager first.|Failed');
    act(wizard, 'Back to the 5 left').click();
    await settled(wizard, 5);
    expect(rows(wizard)[0]).to.equal('1|María Fernández|maria@fresh.example|Ask her manager first.');
    expect(created(calls).length).to.equal(1);
  });

  it('sends the same key for the same address in a later run, also for a row that was mended while its outcome is unknown', async () => {
    const { adapter, calls } = recorded(
      withFaults(without(account(), ['users.lookup']), [
        { of: 'users.create', times: 2, fail: 'timeout', init: { outcome: 'unknown' } },
      ]),
    );
    const wizard = await mountMany(adapter);
    expect(wizard.hasUnsavedInput).to.equal(false);
    paste(wizard, LIST);
    await settled(wizard, 6);
    expect(words(inside(wizard, '.pane-body'))).to.contain('tells only on sending whether an address is taken');
    await toManyOverview(wizard);
    act(wizard, 'Invite 2 users').click();
    await until(() => words(maybe(wizard, '#step')) === '0 people added', 'both timed out');
    act(wizard, 'Back to the 6 left').click();
    await settled(wizard, 6);
    act(wizard, 'Try again: Jonas Brandt').click();
    act(wizard, 'Edit María Fernández').click();
    await until(() => maybe(wizard, '#mend') !== null, 'the panel');
    await type(wizard, 'mend-firstName', 'Maria');
    await press('Enter');
    await until(() => countOf(wizard, 'Ready') === 2, 'both are ready');
    await toManyOverview(wizard);
    act(wizard, 'Invite 2 users').click();
    await until(() => words(maybe(wizard, '#step')) === '2 people added', 'both are added');
    const keys = (name: string): (string | undefined)[] =>
      created(calls)
        .filter(({ draft }) => draft.email.startsWith(name))
        .map(({ key }) => key);
    expect(new Set(keys('jonas')).size).to.equal(1);
    // Had the first try been applied, the key would be refused for something else, and nobody be added twice.
    expect(new Set(keys('maria')).size).to.equal(1);
  });

  it('tells that the account could not be asked, and asks again', async () => {
    const wizard = await mountMany(failing(account(), 'server', { only: ['users.lookup'], times: 1 }));
    paste(wizard, LIST);
    await until(() => words(inside(wizard, '.pane-body')).includes('could not be checked'), 'told');
    expect(countOf(wizard, 'Ready')).to.equal(2);
    act(wizard, 'Try again').click();
    await until(() => !words(inside(wizard, '.pane-body')).includes('could not be checked'), 'asked again');
  });

  it('ends an asking that has become stale', async () => {
    const asked: (readonly string[])[] = [];
    const aborted: boolean[] = [];
    const slow = around(account(), (call, next) => {
      if (call.member !== 'users.lookup') return next();
      asked.push(call.args[0] as string[]);
      if (asked.length > 1) return next();
      return new Promise((_, reject) => {
        call.signal?.addEventListener('abort', () => {
          aborted.push(true);
          reject(call.signal?.reason as Error);
        });
      });
    });
    const wizard = await mountMany(slow);
    paste(wizard, LIST);
    await until(() => asked.length === 1, 'the first asking');
    paste(wizard, 'Nora Lund <nora@fresh.example>');
    await settled(wizard, 7);
    expect(aborted).to.deep.equal([true]);
    expect(asked[1]).to.include('nora@fresh.example');
  });

  it('does not leave an empty list, and says why', async () => {
    const wizard = await mountMany(account());
    act(wizard, 'Next').click();
    await until(() => focused(wizard) === 'people', 'the field has the focus');
    expect(words(inside(wizard, '#people-error'))).to.equal('No one in the list is ready yet.');
  });

  it('gives the groups that were missing in a second try', async () => {
    const real = account();
    let partly = true;
    const partial = around(real, async (call, next) => {
      const answer = await next();
      if (call.member !== 'users.create' || !partly) return answer;
      const result = answer as { groups: { group: object; ok: boolean }[] };
      return { ...result, groups: result.groups.map(({ group }) => ({ group, ok: false })) };
    });
    const wizard = await mountMany(partial);
    paste(wizard, LIST);
    await settled(wizard, 6);
    await toManyOverview(wizard);
    act(wizard, 'Invite 2 users').click();
    await until(() => words(maybe(wizard, '#step')) === '2 people added', 'added');
    expect(receipts(wizard)[0]).to.equal('Jonas Brandt|Not in: Everyone|Added');
    partly = false;
    act(wizard, 'Retry the groups of 2').click();
    await until(() => receipts(wizard)[0] === 'Jonas Brandt|jonas.brandt@fresh.example|Added', 'given');
  });

  it('has room at 320 pixels and at twice the size of text', async () => {
    await setViewport({ width: 320, height: 700 });
    try {
      const wizard = await mountMany(account());
      paste(wizard, LIST);
      await settled(wizard, 6);
      const pane = inside(wizard, '.pane');
      expect(pane.scrollWidth).to.be.at.most(pane.clientWidth);
      const heights = new Set(
        [...(wizard.shadowRoot?.querySelectorAll('.many-row') ?? [])].map((row) => row.getBoundingClientRect().height),
      );
      expect(heights.size).to.equal(1);
      for (const target of wizard.shadowRoot?.querySelectorAll('.many-row button') ?? []) {
        const { width, height } = target.getBoundingClientRect();
        expect(Math.min(width, height), words(target)).to.be.at.least(24);
      }
    } finally {
      await setViewport({ width: 1000, height: 800 });
    }
  });
});
