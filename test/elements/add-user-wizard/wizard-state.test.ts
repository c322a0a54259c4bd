import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { User } from '../../../src/domain/user.js';
import {
  emptyDraft,
  firstStepWith,
  isTyped,
  problemsFrom,
  problemsOf,
  stepsOf,
  userDraftOf,
} from '../../../src/elements/add-user-wizard/wizard-checks.js';
import { isLocked, type WizardAction, type WizardState } from '../../../src/elements/add-user-wizard/wizard-model.js';
import { firstState } from '../../../src/elements/add-user-wizard/wizard-walk.js';
import { reduce } from '../../../src/elements/add-user-wizard/wizard-state.js';
import {
  STEPS,
  type Added,
  type Draft,
  type Rules,
  type StepId,
} from '../../../src/elements/add-user-wizard/wizard-types.js';
import { DirectoryError } from '../../../src/domain/errors.js';

const RULES: Rules = { groups: true, groupsRequired: true, internationalEmail: true };
const EVERYONE = { id: 'g1', name: 'Everyone' };
const USER: User = {
  id: 'u1',
  firstName: 'Elif',
  lastName: 'Kaya',
  email: 'elif@example.com',
  state: 'invited',
  groups: [EVERYONE],
};
const ADDED: Added = { user: USER, delivery: 'mailed', missing: [], rest: { status: 'idle' } };
const TROUBLE = { kind: 'network' } as const;

const FILL: readonly WizardAction[] = [
  { type: 'type', field: 'firstName', value: 'Elif' },
  { type: 'type', field: 'lastName', value: 'Kaya' },
  { type: 'type', field: 'email', value: 'elif@example.com' },
];
const TO_OVERVIEW: readonly WizardAction[] = [
  ...FILL,
  { type: 'next' },
  { type: 'choose', groups: [EVERYONE] },
  { type: 'next' },
];

function after(actions: readonly WizardAction[], rules = RULES): WizardState {
  return actions.reduce(reduce, firstState(rules));
}

function sendingOf(state: WizardState): string {
  return state.step === 'overview' ? state.sending.status : 'none';
}

describe('wizard: steps', () => {
  it('goes through details, groups and overview, and ends in the summary', () => {
    const seen = [...TO_OVERVIEW, { type: 'send' }, { type: 'added', added: ADDED } as const].reduce<{
      state: WizardState;
      steps: string[];
    }>(
      ({ state, steps }, action) => {
        const next = reduce(state, action as WizardAction);
        return { state: next, steps: next.step === steps.at(-1) ? steps : [...steps, next.step] };
      },
      { state: firstState(RULES), steps: ['details'] },
    );
    expect(seen.steps).to.deep.equal(['details', 'groups', 'overview', 'summary']);
  });

  it('has no step for groups where the backend has none', () => {
    const state = after([...FILL, { type: 'next' }], { ...RULES, groups: false, groupsRequired: false });
    expect(state.step).to.equal('overview');
  });

  it('stays, and names all that is missing, in the order of the fields', () => {
    const state = after([{ type: 'next' }]);
    expect(state.step).to.equal('details');
    expect(state.problems.map(({ field }) => field)).to.deep.equal(['firstName', 'lastName', 'email']);
  });

  it('asks for a group where one is needed, and not where none is', () => {
    expect(after([...FILL, { type: 'next' }, { type: 'next' }]).problems).to.deep.equal([
      { field: 'groups', code: 'groups' },
    ]);
    expect(after([...FILL, { type: 'next' }, { type: 'next' }], { ...RULES, groupsRequired: false }).step).to.equal(
      'overview',
    );
  });

  it('keeps everything on the way back and goes forward again at once', () => {
    const back = reduce(after(TO_OVERVIEW), { type: 'go', step: 'details' });
    expect(back.draft.groups).to.deep.equal([EVERYONE]);
    expect(reduce(back, { type: 'go', step: 'overview' }).step).to.equal('overview');
  });

  it('does not jump to a step that was never reached', () => {
    expect(after([...FILL, { type: 'go', step: 'overview' }]).step).to.equal('details');
  });

  it('stops on the way forward at what has become wrong meanwhile', () => {
    const broken = [
      { type: 'go', step: 'details' },
      { type: 'type', field: 'email', value: 'elif' },
      { type: 'go', step: 'overview' },
    ] as const;
    const state = broken.reduce<WizardState>(reduce, after(TO_OVERVIEW));
    expect(state.step).to.equal('details');
    expect(state.problems).to.deep.equal([{ field: 'email', code: 'no-at' }]);
  });

  it('says on leaving a field what is wrong with what was typed, not that nothing was', () => {
    expect(after([{ type: 'leave', field: 'email' }]).problems).to.deep.equal([]);
    const typed = after([
      { type: 'type', field: 'email', value: 'a@' },
      { type: 'leave', field: 'email' },
    ]);
    expect(typed.problems).to.deep.equal([{ field: 'email', code: 'no-domain' }]);
    expect(reduce(typed, { type: 'type', field: 'email', value: 'a@b' }).problems).to.deep.equal([]);
  });
});

describe('wizard: the duplicate lens', () => {
  const taken = { email: 'ELIF@example.com', status: 'invited', user: USER } as const;

  it('takes an answer for this address in any case, and no other', () => {
    expect(after([...FILL, { type: 'looked-up', match: taken }]).match?.status).to.equal('invited');
    expect(
      after([...FILL, { type: 'looked-up', match: { email: 'elsa@example.com', status: 'invited' } }]).match,
    ).to.equal(undefined);
  });

  it('forgets the answer when another address is typed', () => {
    const state = after([
      ...FILL,
      { type: 'looked-up', match: taken },
      { type: 'type', field: 'email', value: 'elif@example.co' },
    ]);
    expect(state.match).to.equal(undefined);
  });

  it('lets nobody on whose address is taken, not even by jumping', () => {
    const state = [
      { type: 'go', step: 'details' },
      { type: 'looked-up', match: taken },
      { type: 'go', step: 'overview' },
    ] as const;
    expect(state.reduce<WizardState>(reduce, after(TO_OVERVIEW)).step).to.equal('details');
  });
});

describe('wizard: sending', () => {
  const sending = after([...TO_OVERVIEW, { type: 'send' }]);

  it('changes nothing of the draft while the answer is awaited', () => {
    const tries: WizardAction[] = [
      { type: 'back' },
      { type: 'go', step: 'details' },
      { type: 'type', field: 'email', value: 'x' },
      { type: 'send' },
    ];
    for (const action of tries) expect(reduce(sending, action)).to.equal(sending);
  });

  it('leads an error to its field and step', () => {
    const state = reduce(sending, {
      type: 'refused',
      trouble: { kind: 'validation' },
      problems: [{ field: 'groups', code: 'not-found' }],
    });
    expect(state.step).to.equal('groups');
    expect(state.draft).to.deep.equal(sending.draft);
  });

  it('keeps an error without a field where it was sent from', () => {
    expect(sendingOf(reduce(sending, { type: 'refused', trouble: { kind: 'quota' }, problems: [] }))).to.equal(
      'failed',
    );
  });

  it('lets a lost answer be repeated only after looking', () => {
    const lost = reduce(sending, { type: 'lost', trouble: TROUBLE });
    expect(isLocked(lost)).to.equal(true);
    expect(sendingOf(reduce(lost, { type: 'send' }))).to.equal('unknown');
    const failed = reduce(reduce(lost, { type: 'look' }), { type: 'looked', result: 'failed' });
    expect(isLocked(failed)).to.equal(true);
    const absent = reduce(reduce(failed, { type: 'look' }), { type: 'looked', result: 'absent' });
    expect(sendingOf(reduce(absent, { type: 'send' }))).to.equal('sending');
  });

  it('goes to the summary when looking finds the user', () => {
    const lost = reduce(sending, { type: 'lost', trouble: TROUBLE });
    expect(reduce(lost, { type: 'added', added: ADDED }).step).to.equal('summary');
  });

  it('ignores answers that nobody waits for', () => {
    const idle = after(TO_OVERVIEW);
    for (const action of [
      { type: 'lost', trouble: TROUBLE },
      { type: 'added', added: ADDED },
      { type: 'held' },
    ] as const) {
      expect(reduce(idle, action)).to.equal(idle);
    }
  });

  it('keeps the groups for another one, and nothing else', () => {
    const another = reduce(reduce(sending, { type: 'added', added: ADDED }), { type: 'another' });
    expect(another.draft).to.deep.equal({ ...emptyDraft(), groups: [EVERYONE] });
    expect(another.step).to.equal('details');
    const anew = [{ type: 'added', added: ADDED }, { type: 'anew', anew: true }, { type: 'another' }] as const;
    expect(anew.reduce<WizardState>(reduce, sending).draft).to.deep.equal(emptyDraft());
  });
});

describe('wizard: what the backend is given and what it answers', () => {
  it('sends the names trimmed, the address as typed, the number only while it is typed', () => {
    const number = { countryCode: '+43', number: '6601234567', country: 'AT' };
    const draft = {
      ...emptyDraft(),
      firstName: ' Elif ',
      lastName: 'Kaya',
      email: ' Elif@Example.com ',
      groups: [EVERYONE],
    };
    expect(
      userDraftOf({ ...draft, phone: { country: 'AT', callingCode: '+43', typed: '660 1234567', number } }, 'de'),
    ).to.deep.equal({
      firstName: 'Elif',
      lastName: 'Kaya',
      email: 'Elif@Example.com',
      phone: number,
      groupIds: ['g1'],
      locale: 'de',
    });
    expect(
      userDraftOf({ ...draft, phone: { country: 'AT', callingCode: '+43', typed: ' ', number } }, 'de').phone,
    ).to.equal(undefined);
  });

  it('finds the field of every path of the contract', () => {
    const error = new DirectoryError('validation', 'no', {
      fields: [
        { field: 'groupIds', code: 'not-found' },
        { field: 'phone.number', code: 'invalid', message: 'No such range.' },
        { field: 'shoeSize', code: 'invalid' },
      ],
    });
    expect(problemsFrom(error)).to.deep.equal([
      { field: 'phone', code: 'invalid', message: 'No such range.' },
      { field: 'groups', code: 'not-found' },
    ]);
    expect(problemsFrom(new DirectoryError('duplicate', 'no'))).to.deep.equal([{ field: 'email', code: 'duplicate' }]);
  });
});

const DESK = { name: 'desk', required: true, checked: true, step: 'step-seat' } as const;
const MEMBER = { id: 'member', name: 'Member', isDefault: true };
const BOSS = { id: 'boss', name: 'Boss' };

/** The usual steps, steps of the host's with a field that must be filled in, and what else backends decide. */
const ANY_RULES: readonly Rules[] = [
  RULES,
  {
    ...RULES,
    steps: ['email', 'details', 'step-seat', 'groups', 'overview', 'summary'],
    custom: [DESK],
    roles: [MEMBER, BOSS],
  },
  {
    ...RULES,
    groups: false,
    groupsRequired: false,
    custom: [{ name: 'floor', required: false, checked: false, kind: 'number' }],
  },
  { ...RULES, roles: [MEMBER, { ...BOSS, unavailable: 'no' }] },
];

const WHOLE = { ...emptyDraft(), firstName: 'Elif', lastName: 'Kaya', email: 'elif@example.com', groups: [EVERYONE] };

/** Acts in any order, as people, networks and other administrators make them. */
const anyAction: fc.Arbitrary<WizardAction> = fc.oneof(
  fc.constantFrom<WizardAction>(
    ...FILL,
    { type: 'type', field: 'firstName', value: '' },
    { type: 'type', field: 'email', value: 'elif@' },
    { type: 'choose', groups: [EVERYONE] },
    { type: 'choose', groups: [] },
    { type: 'phone', phone: { country: 'AT', callingCode: '+43', typed: '12', fault: 'too-short' } },
    { type: 'phone', phone: { country: '', callingCode: '', typed: '' } },
    { type: 'looked-up', match: { email: 'elif@example.com', status: 'invited', user: USER } },
    { type: 'looked-up', match: { email: 'elif@example.com', status: 'free' } },
    { type: 'next' },
    { type: 'next' },
    { type: 'back' },
    { type: 'send' },
    { type: 'send' },
    { type: 'held', reason: 'no' },
    { type: 'lost', trouble: TROUBLE },
    { type: 'look' },
    { type: 'looked', result: 'absent' },
    { type: 'looked', result: 'failed' },
    { type: 'refused', trouble: { kind: 'quota' }, problems: [] },
    { type: 'refused', trouble: { kind: 'validation' }, problems: [{ field: 'email', code: 'invalid' }] },
    { type: 'added', added: ADDED },
    { type: 'leave', field: 'email' },
    { type: 'custom', name: 'desk', entry: { value: 'D-12' } },
    { type: 'custom', name: 'desk', entry: { value: 'D-12', sent: 'D-12' } },
    { type: 'custom', name: 'desk', entry: { value: 'x', fault: 'No such desk.' } },
    { type: 'custom', name: 'floor', entry: { value: '', bad: true } },
    { type: 'leave', field: 'custom.desk' },
    { type: 'restore', draft: WHOLE },
    { type: 'restore', draft: { ...WHOLE, role: BOSS, custom: { desk: { value: 'D-12', sent: 'D-12' } } } },
    { type: 'restore', draft: emptyDraft() },
    { type: 'role', role: BOSS },
    { type: 'role', role: { id: 'member', name: 'Member' } },
    { type: 'keep', reason: 'Every desk is taken.' },
    { type: 'keep' },
    { type: 'anew', anew: true },
    { type: 'another' },
    { type: 'restart' },
  ),
  fc.constantFrom(...ANY_RULES).map((rules): WizardAction => ({ type: 'rules', rules })),
  fc
    .constantFrom('email', 'step-seat', 'step-nowhere')
    .map((step): WizardAction => ({ type: 'go', step: step as StepId })),
  fc.constantFrom(...STEPS).map((step): WizardAction => ({ type: 'go', step })),
);

describe('wizard: any order of acts', () => {
  /** What an act may change of the draft, by its kind; all else stays. */
  const MAY: Readonly<Record<string, readonly (keyof Draft)[]>> = {
    phone: ['phone'],
    choose: ['groups'],
    custom: ['custom'],
    role: ['role'],
  };

  function expectKept(before: WizardState, action: WizardAction, after: WizardState): void {
    if (['restore', 'another', 'restart'].includes(action.type)) return;
    const may = action.type === 'type' ? [action.field] : (MAY[action.type] ?? []);
    const rest = (draft: Draft): unknown => ({ ...draft, ...Object.fromEntries(may.map((name) => [name, null])) });
    expect(rest(after.draft), action.type).to.deep.equal(rest(before.draft));
  }

  function expectNoneSkipped(before: WizardState, after: WizardState): void {
    const steps = stepsOf(after.rules);
    expect(steps).to.include(after.step);
    const passed = steps.slice(0, steps.indexOf(after.step));
    if (passed.length > steps.indexOf(before.step))
      expect(firstStepWith(problemsOf(after.draft, after.rules), passed, after.rules)).to.equal(undefined);
    if (after.step === 'summary' && before.step !== 'summary')
      expect(['sending', 'unknown']).to.include(sendingOf(before));
  }

  function expectInOrder({ draft, rules, match }: WizardState): void {
    expect(problemsOf(draft, rules)).to.deep.equal([]);
    expect(match?.status ?? 'free').to.equal('free');
    const sent = userDraftOf(draft, 'en', rules);
    expect(sent.roleId).to.equal(draft.role?.id ?? (rules.roles ? 'member' : undefined));
    if (rules.custom?.[0]?.name === 'desk') expect(sent.custom).to.deep.equal({ desk: 'D-12' });
  }

  it('never loses what was typed, never skips a step that is not in order, never sends twice', () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.info(`wizard model: seed ${String(seed)}`);
    fc.assert(
      fc.property(fc.constantFrom(...ANY_RULES), fc.array(anyAction, { maxLength: 60 }), (rules, actions) => {
        let state = firstState(rules);
        let underWay = 0;
        for (const action of actions) {
          const next = reduce(state, action);
          expectKept(state, action, next);
          expectNoneSkipped(state, next);
          if (isLocked(state) && !['another', 'restart'].includes(action.type))
            expect(next.draft).to.deep.equal(state.draft);
          if (sendingOf(next) === 'sending' && sendingOf(state) !== 'sending') {
            underWay += 1;
            expectInOrder(next);
          }
          if (sendingOf(state) === 'sending' && sendingOf(next) !== 'sending') underWay -= 1;
          expect(underWay).to.be.within(0, 1);
          expect(JSON.parse(JSON.stringify(next))).to.deep.equal(next);
          state = next;
        }
      }),
      { numRuns: 5000, seed },
    );
  });

  it('knows what would be lost', () => {
    expect(isTyped(emptyDraft())).to.equal(false);
    expect(isTyped({ ...emptyDraft(), email: 'a' })).to.equal(true);
    expect(isTyped({ ...emptyDraft(), groups: [EVERYONE] })).to.equal(false);
  });
});
