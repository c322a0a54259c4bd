import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { Announcer } from '../../src/ui/announcer.js';
import { avatar } from '../../src/ui/avatar.js';
import { banner } from '../../src/ui/banner.js';
import { check, checkbox } from '../../src/ui/checkbox.js';
import { DialogController } from '../../src/ui/dialog-controller.js';
import { emptyState, outlinedPeople } from '../../src/ui/empty-state.js';
import { icon, iconNames, ring } from '../../src/ui/icons.js';
import { MenuController } from '../../src/ui/menu-controller.js';
import { menuTemplate, type MenuItem } from '../../src/ui/menu.js';
import { pager } from '../../src/ui/pager.js';
import { segments } from '../../src/ui/segments.js';
import { selectField } from '../../src/ui/select-field.js';
import { setStyles } from '../../src/ui/set-styles.js';
import { skeleton } from '../../src/ui/skeleton.js';
import { spinner } from '../../src/ui/spinner.js';
import { stepper } from '../../src/ui/stepper.js';
import { avatarStyles } from '../../src/ui/styles/avatar.styles.js';
import { bannerStyles } from '../../src/ui/styles/banner.styles.js';
import { baseStyles } from '../../src/ui/styles/base.styles.js';
import { buttonStyles } from '../../src/ui/styles/button.styles.js';
import { chipStyles } from '../../src/ui/styles/chip.styles.js';
import { choiceStyles } from '../../src/ui/styles/choice.styles.js';
import { dialogStyles } from '../../src/ui/styles/dialog.styles.js';
import { emptyStyles } from '../../src/ui/styles/empty.styles.js';
import { fieldStyles } from '../../src/ui/styles/field.styles.js';
import { listStyles } from '../../src/ui/styles/list.styles.js';
import { menuStyles } from '../../src/ui/styles/menu.styles.js';
import { skeletonStyles } from '../../src/ui/styles/skeleton.styles.js';
import { stepperStyles } from '../../src/ui/styles/stepper.styles.js';
import { tableStyles } from '../../src/ui/styles/table.styles.js';
import { tabsStyles } from '../../src/ui/styles/tabs.styles.js';
import { timelineStyles } from '../../src/ui/styles/timeline.styles.js';
import { toastStyles } from '../../src/ui/styles/toast.styles.js';
import { tabPanel, tabs } from '../../src/ui/tabs.js';
import { textArea } from '../../src/ui/text-area.js';
import { textField } from '../../src/ui/text-field.js';
import { ToastController } from '../../src/ui/toasts.js';
import { tokenStyles } from '../../src/ui/tokens/tokens.styles.js';

interface Row {
  readonly initials: string;
  readonly name: string;
  readonly sub: string;
  readonly hue: 1 | 2 | 3 | 4 | 5 | 6;
  readonly face: 'here' | 'pending' | 'away';
  readonly state: TemplateResult;
  readonly tags: readonly string[];
  readonly selected?: boolean;
}

const state = (tone: string, sign: TemplateResult, word: string, sub: string): TemplateResult => html`
  <div class="two-lines">
    <span class="state ${tone}">${sign}<span>${word}</span></span
    ><span class="sub num">${sub}</span>
  </div>
`;

const rows: readonly Row[] = [
  {
    initials: 'OL',
    name: 'Opal Lind',
    sub: 'opal.lind@office.example',
    hue: 5,
    face: 'here',
    state: html`<span class="num">12 Mar 2024</span>`,
    tags: ['Administrators', '+2'],
  },
  {
    initials: 'KS',
    name: 'Kasia Sroka',
    sub: 'k.sroka@office.example',
    hue: 4,
    face: 'away',
    state: state('quiet', icon('minus-circle'), 'Disabled', 'Removed 28 Oct'),
    tags: ['Everyone'],
  },
  {
    initials: 'LF',
    name: 'Luca Ferro',
    sub: 'luca.ferro@office.example',
    hue: 3,
    face: 'away',
    state: state('danger', icon('ban'), 'Blocked', 'By Opal Lind, 4 Nov'),
    tags: ['Support'],
  },
  {
    initials: 'MH',
    name: 'Maximilienne von Hochstein-Waldenburg',
    sub: 'm.hochstein-waldenburg@verkauf-sued.example',
    hue: 2,
    face: 'here',
    state: html`<span class="num">3 Jun 2024</span>`,
    tags: ['Regionalvertrieb Sueddeutschland', '+1'],
  },
  {
    initials: 'NC',
    name: 'Nga Chau',
    sub: 'nga.chau@office.example',
    hue: 1,
    face: 'pending',
    state: state('warning', ring(1), 'Invited, expires in 9 hours', 'Sent 16 Nov'),
    tags: ['Everyone'],
    selected: true,
  },
  {
    initials: 'TD',
    name: 'Tom Dvor',
    sub: 'tom.dvor@office.example',
    hue: 6,
    face: 'pending',
    state: state('warning', icon('late'), 'Invitation expired', '3 days ago'),
    tags: ['Finance'],
    selected: true,
  },
  {
    initials: 'EY',
    name: 'Ela Yildiz',
    sub: 'ela@office.example',
    hue: 3,
    face: 'pending',
    state: state('info', ring(6), 'Invited, expires in 6 days', 'Sent 21 Nov'),
    tags: ['Procurement'],
  },
];

/** Every part of ui/ in one host: what is looked at, and what axe looks at. */
export class UiGallery extends LitElement {
  static override styles = [
    tokenStyles,
    baseStyles,
    buttonStyles,
    fieldStyles,
    choiceStyles,
    chipStyles,
    avatarStyles,
    menuStyles,
    dialogStyles,
    tabsStyles,
    bannerStyles,
    tableStyles,
    listStyles,
    stepperStyles,
    timelineStyles,
    skeletonStyles,
    emptyStyles,
    toastStyles,
    css`
      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--usher-space-8);
        padding: var(--usher-space-5);
        background: var(--usher-surface);
      }
    `,
  ];
  static override properties = { still: { type: Boolean } };

  /** No skeleton and no spinner: nothing moves in a picture. */
  declare still: boolean;
  readonly announcer = new Announcer(this);
  readonly toasts = new ToastController(this, {
    announcer: this.announcer,
    labels: () => ({ region: 'Messages', close: 'Close message' }),
  });
  readonly menu = new MenuController(this, { menu: () => this.renderRoot.querySelector('#row-menu') });
  readonly dialog = new DialogController(this, { dialog: () => this.renderRoot.querySelector('dialog') });
  #tab = 'users';
  #segment = 'all';

  readonly items: readonly MenuItem[] = [
    { id: 'view', label: 'View', icon: 'eye', run: () => undefined },
    { id: 'groups', label: 'Edit groups', icon: 'groups', run: () => undefined },
    { id: 'copy', label: 'Copy link', icon: 'link', separatorBefore: true, run: () => undefined },
    { id: 'resend', label: 'Resend invitation', icon: 'send', run: () => undefined },
    {
      id: 'renew',
      label: 'Send new invitation',
      icon: 'refresh',
      reason: 'This one is valid for 9 more hours.',
      run: () => undefined,
    },
    {
      id: 'revoke',
      label: 'Revoke invitation',
      icon: 'close',
      danger: true,
      separatorBefore: true,
      run: () => undefined,
    },
  ];

  override render(): TemplateResult {
    return html`<div class="page">
        ${this.#head()} ${this.#buttons()} ${this.#fields()} ${this.#choices()} ${this.#signs()} ${this.#table()}
        ${this.#banners()} ${this.#wizard()} ${this.#lists()} ${this.#times()} ${this.#empties()}
      </div>
      ${this.menu.open ? menuTemplate(this.items, { id: 'row-menu', label: 'Actions', menu: this.menu }) : nothing}
      ${this.#modal()} ${this.dialog.open ? nothing : html`${this.announcer.template()}${this.toasts.template()}`}`;
  }

  #head(): TemplateResult {
    return html`<section>
      <div class="row wrap">
        <div>
          <h2 class="title">Users</h2>
          <p class="small muted">148 people</p>
        </div>
        <span class="row push">
          <button type="button" class="button">${icon('list')}Add many</button>
          <button type="button" class="button primary" @click=${() => this.dialog.show()}>
            ${icon('user-plus')}Invite users
          </button>
        </span>
      </div>
      ${tabs({
        id: 'page',
        label: 'Sections',
        selected: this.#tab,
        tabs: [
          { id: 'users', label: 'Users', count: '148' },
          { id: 'groups', label: 'Groups', count: '12' },
        ],
        onSelect: (id) => {
          this.#tab = id;
          this.requestUpdate();
        },
      })}
      ${tabPanel({ id: 'page', tab: this.#tab }, html`<p class="small muted">Panel of ${this.#tab}</p>`)}
    </section>`;
  }

  #buttons(): TemplateResult {
    const kinds = ['', 'primary', 'danger', 'ghost', 'ghost-danger', 'small', 'large'];
    return html`<section class="stack tight">
      <h3>Buttons</h3>
      <div class="row wrap">
        ${kinds.map((kind) => html`<button type="button" class="button ${kind}">Save ${kind}</button>`)}
      </div>
      <div class="row wrap">
        ${kinds.map((kind) => html`<button type="button" class="button ${kind}" aria-disabled="true">${icon('send')}Off ${kind}</button>`)}
      </div>
      ${
        this.still
          ? nothing
          : html`<div class="row wrap">
              ${kinds.map((kind) => html`<button type="button" class="button ${kind}" aria-busy="true">Save ${kind}</button>`)}
              <button type="button" class="button primary" aria-busy="true">${icon('send')}Send</button>
              <button type="button" class="button icon-only" aria-busy="true" aria-label="Reload">
                ${icon('refresh')}
              </button>
            </div>`
      }
      <div class="row wrap">
        <button type="button" class="button icon-only" aria-label="Filter">${icon('filter')}</button>
        <button type="button" class="button icon-only ghost" aria-label="More">${icon('more')}</button>
        <button type="button" class="button icon-only small" aria-label="Close">${icon('close', 'sm')}</button>
        <button type="button" class="link">Clear</button> <a class="link" href="#x">Edit</a>
        <span class="row wrap"
          >${iconNames.map((name) => icon(name, 'lg'))} ${[0, 1, 2, 3, 4, 5, 6, 7].map((left) => ring(left))}</span
        >
      </div>
      <button type="button" class="button primary large block">Accept and join</button>
    </section>`;
  }

  #fields(): TemplateResult {
    return html`<section class="stack">
      <h3>Fields</h3>
      <div class="columns">
        ${textField({ id: 'first', name: 'first', label: 'First name', value: 'Ela', autocomplete: 'given-name' })}
        ${textField({ id: 'last', name: 'last', label: 'Last name', value: '', error: 'Enter a last name.', hint: 'As it is written in your passport.' })}
      </div>
      ${textField({ id: 'email', name: 'email', type: 'email', dir: 'ltr', label: 'Email', value: 'ela@office.example', readonly: true, prefix: icon('lock') })}
      <div class="input-group">
        ${selectField({
          id: 'country',
          name: 'country',
          label: 'Country',
          optional: 'optional',
          value: 'tr',
          options: [
            { label: 'Suggested', options: [{ value: 'tr', label: 'TR +90' }] },
            { value: 'de', label: 'DE +49' },
          ],
          onChange: () => undefined,
        })}
        <div class="grow">
          ${textField({ id: 'phone', name: 'phone', type: 'tel', dir: 'ltr', label: 'Phone', optional: 'optional', value: '532 418 07 26' })}
        </div>
      </div>
      ${textField({
        id: 'password',
        name: 'password',
        type: 'password',
        label: 'Password',
        value: 'secret secret',
        hint: 'At least 12 characters.',
        suffix: html`<button type="button" class="button ghost small icon-only" aria-label="Show password">
          ${icon('eye')}
        </button>`,
      })}
      <ul class="checks">
        <li class="met">${icon('check-circle')}At least 12 characters</li>
        <li>${icon('circle')}A number or a symbol</li>
      </ul>
      ${textArea({ id: 'note', name: 'note', label: 'Note', value: 'See you on Monday.', onInput: () => undefined })}
      <p class="message warning">
        ${icon('info')}<span>Did you mean <b>ela@office.example</b>?</span>
      </p>
    </section>`;
  }

  #choices(): TemplateResult {
    const change = (): void => undefined;
    return html`<section class="stack tight">
      <h3>Choices</h3>
      ${checkbox({ id: 'terms', label: html`I agree to the <a class="link" href="#terms">terms</a>.`, checked: true, onChange: change })}
      ${checkbox({ id: 'mixed', label: 'Some of them', checked: false, mixed: true, onChange: change })}
      ${checkbox({ id: 'off', label: 'None', checked: false, onChange: change })}
      ${checkbox({ id: 'locked', label: 'Everyone', checked: true, reason: 'The default group is always there.', onChange: change })}
      <label class="choice"><input type="radio" class="radio" name="r" checked />One</label>
      <label class="choice"><input type="radio" class="radio" name="r" />Two</label>
    </section>`;
  }

  #signs(): TemplateResult {
    return html`<section class="stack tight">
      <h3>Signs</h3>
      <div class="row wrap">
        <span class="pill success">${icon('tick')}Active</span><span class="pill info">${ring(5)}Invited</span>
        <span class="pill warning">${icon('late')}Expired</span><span class="pill danger">${icon('ban')}Blocked</span>
        <span class="pill quiet">${icon('minus-circle')}Disabled</span>
      </div>
      <div class="chips">
        <span class="chip"
          ><span class="chip-what">Group</span>not Archive<button
            type="button"
            class="chip-remove"
            aria-label="Remove Group"
          >
            ${icon('close', 'sm')}
          </button></span
        >
        <span class="chip soft"
          >Everyone<button type="button" class="chip-remove" aria-label="Remove Everyone">
            ${icon('close', 'sm')}
          </button></span
        >
        <button type="button" class="chip add">${icon('plus', 'sm')}Add filter</button><kbd class="key">/</kbd>
      </div>
      <div class="row wrap">
        ${([1, 2, 3, 4, 5, 6] as const).map((hue) => avatar({ initials: 'AB', hue, face: 'here' }))}
        ${avatar({ initials: 'NM', hue: 1, face: 'pending', size: 'lg' })}${avatar({ initials: 'KS', hue: 1, face: 'away', size: 'sm' })}
      </div>
    </section>`;
  }

  #table(): TemplateResult {
    return html`<section class="stack">
      <div class="tools">
        ${segments({
          name: 'state',
          label: 'State',
          selected: this.#segment,
          segments: [
            { value: 'all', label: 'All', count: '131' },
            { value: 'invited', label: 'Invited', count: '9' },
            { value: 'expired', label: 'Expired', count: '11' },
            { value: 'blocked', label: 'Blocked', count: '3' },
          ],
          onSelect: (value) => {
            this.#segment = value;
            this.requestUpdate();
          },
        })}
        <div class="tools-end">
          ${textField({ id: 'search', name: 'search', type: 'search', label: 'Search name, email or ID', placeholder: 'Search name, email or ID', labelHidden: true, small: true, value: '', prefix: icon('search') })}
          <button type="button" class="button icon-only" aria-label="Filter">${icon('filter')}</button>
          <button type="button" class="button wide-only">${icon('download')}Export</button>
        </div>
      </div>
      <div>
        <table class="table" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" class="cell-check">
                ${check({ label: 'Select all', checked: false, mixed: true, onChange: () => undefined })}
              </th>
              <th role="columnheader" aria-sort="ascending">
                <button type="button" class="sort">User${icon('sort-up', 'sm')}</button>
              </th>
              <th role="columnheader" class="cell-state">Joined</th>
              <th role="columnheader" class="cell-tags">Groups</th>
              <th role="columnheader" class="cell-menu"><span class="visually-hidden">Actions</span></th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${rows.map((row) => this.#row(row))}
          </tbody>
        </table>
        ${pager({ id: 'pager', label: 'Pages', sizeLabel: 'Rows per page', size: 10, sizes: [10, 25], rangeText: '1-10 of 131', previousLabel: 'Previous page', nextLabel: 'Next page', onNext: () => undefined, onSize: () => undefined })}
      </div>
    </section>`;
  }

  #row(row: Row): TemplateResult {
    return html`<tr role="row" aria-selected=${row.selected ? 'true' : 'false'}>
      <td role="cell" class="cell-check">
        ${check({ label: `Select ${row.name}`, checked: row.selected ?? false, onChange: () => undefined })}
      </td>
      <td role="cell" class="cell-main">
        <div class="entry">
          ${avatar(row)}
          <div class="entry-text">
            <span class="entry-name"><bdi class="clip">${row.name}</bdi></span
            ><span class="sub clip ltr">${row.sub}</span>
          </div>
        </div>
      </td>
      <td role="cell" class="cell-state">${row.state}</td>
      <td role="cell" class="cell-tags">
        <div class="tags one-line">
          ${row.tags.map((tag) => html`<span class="tag ${tag.startsWith('+') ? 'outline' : ''}">${tag}</span>`)}
        </div>
      </td>
      <td role="cell" class="cell-menu">
        <button
          type="button"
          class="button icon-only ghost"
          aria-label="Actions for ${row.name}"
          aria-haspopup="menu"
          data-menu-key=${row.sub}
          aria-expanded=${this.menu.isOpen(row.sub) ? 'true' : 'false'}
          @click=${this.menu.onButtonClick}
          @keydown=${this.menu.onButtonKeydown}
        >
          ${icon('more')}
        </button>
      </td>
    </tr>`;
  }

  #banners(): TemplateResult {
    const act = html`<button type="button" class="button small">Refresh</button>`;
    return html`<section class="stack tight">
      <h3>Banners</h3>
      ${banner({ kind: 'info', icon: 'refresh', title: '3 users changed', text: 'since you opened this list.', actions: act })}
      ${banner({ kind: 'quiet', icon: 'wifi-off', title: 'You are offline.', text: 'Shown as of 14:02.' })}
      ${banner({ kind: 'warning', title: 'Already invited.', text: 'Sent by Opal Lind on 17 Nov, expires in 2 days.', stacked: true, actions: html`${act}<button type="button" class="button ghost small">View</button>` })}
      ${banner({ kind: 'danger', title: 'The list did not load.', text: 'Your filters are kept.', actions: act })}
    </section>`;
  }

  #wizard(): TemplateResult {
    return html`<section class="pane boxed" aria-labelledby="pane-title">
      <div class="pane-head">
        <h3 class="pane-title" id="pane-title">Invite a user</h3>
        <button type="button" class="button ghost icon-only pane-close" aria-label="Close">${icon('close')}</button>
      </div>
      ${stepper({
        label: 'Steps',
        ofText: 'Step 2 of 4',
        doneText: 'done',
        onPick: () => undefined,
        steps: [
          { id: 'details', label: 'User details', state: 'done' },
          { id: 'groups', label: 'Groups', state: 'now' },
          { id: 'overview', label: 'Overview', state: 'later' },
          { id: 'summary', label: 'Summary', state: 'later' },
        ],
      })}
      <div class="pane-body"><p class="small muted">Choose at least one group.</p></div>
      <div class="pane-foot">
        <button type="button" class="button ghost">${icon('chevron-left')}Back</button>
        <span class="pane-end"
          ><span class="pane-reason" id="why">Resolve the email above to go on.</span
          ><button type="button" class="button" aria-disabled="true" aria-describedby="why">Next</button
          ><button type="button" class="button primary">Next</button></span
        >
      </div>
    </section>`;
  }

  #lists(): TemplateResult {
    const groups = [
      ['Everyone', 'Sign in and see the home page', '148 members', true],
      ['Finance', 'Invoices and reports', '18 members', true],
      ['Support', 'Tickets', '31 members', false],
    ] as const;
    return html`<section class="stack">
      <h3>Lists</h3>
      <div class="list" role="group" aria-label="Groups">
        ${groups.map(
          ([name, sub, count, on]) =>
            html`<label class="list-row"
              >${check({ checked: on, onChange: () => undefined })}
              <span class="list-text"
                ><span class="list-title">${name}<span class="tag outline">Default</span></span
                ><span class="list-sub">${sub}</span></span
              ><span class="list-end">${count}</span></label
            >`,
        )}
      </div>
      <div class="section">
        <div class="section-head">
          <h4 class="section-title">User details</h4>
          <button type="button" class="link">Edit</button>
        </div>
        <dl class="dl">
          <dt>Name</dt>
          <dd>Ela Yildiz</dd>
          <dt>Email</dt>
          <dd class="ltr">ela@office.example</dd>
          <dt>Phone</dt>
          <dd class="ltr">+90 532 418 07 26</dd>
        </dl>
      </div>
      <div class="section">
        <div class="section-head"><h4 class="section-title">Groups</h4></div>
        <div class="tags"><span class="tag">Everyone</span><span class="tag">Finance</span></div>
      </div>
      <div class="card">
        <b>Share the link yourself</b>
        <div class="row">
          <span class="grow"
            >${textField({ id: 'link', name: 'link', label: 'Link', labelHidden: true, readonly: true, dir: 'ltr', value: 'https://app.office.example/accept#7Kq2vXw9RtB4' })}</span
          >
          <button type="button" class="button field-height">${icon('copy')}Copy link</button>
        </div>
      </div>
      <div class="divider">or</div>
    </section>`;
  }

  #times(): TemplateResult {
    return html`<section class="stack">
      <h3>Times</h3>
      <ol class="track">
        <li class="done"><b>Sent</b>17 Nov</li>
        <li class="done"><b>Delivered</b>17 Nov</li>
        <li><b>Opened</b>waiting</li>
        <li><b>Accepted</b></li>
      </ol>
      <ol class="log">
        <li>
          <span class="log-dot">${icon('ban', 'sm')}</span>
          <div><b>Opal Lind</b> blocked Luca<span class="log-time num">4 Nov 2026, 16:02</span></div>
        </li>
        <li>
          <span class="log-dot">${icon('send', 'sm')}</span>
          <div><b>Priya Rao</b> sent the invitation again<span class="log-time num">13 Feb 2024, 17:20</span></div>
        </li>
      </ol>
      <div class="progress" role="progressbar" aria-label="Sent" aria-valuenow="40">
        <span ${setStyles({ '--share': '40%' })}></span><span class="failed" ${setStyles({ '--share': '8%' })}></span>
      </div>
      ${
        this.still
          ? nothing
          : html`<p class="row small muted">${spinner()} Refreshing</p>
              ${skeleton({ rows: 2 })}`
      }
    </section>`;
  }

  #empties(): TemplateResult {
    return html`<section class="stack">
      ${emptyState({ art: outlinedPeople(), title: 'Invite the first people', text: 'They get an email with a personal link and choose their own password.', actions: html`<button type="button" class="button">${icon('user-plus')}Invite users</button>` })}
      ${emptyState({ art: 'alert', tone: 'danger', title: 'The list did not load', text: 'The server answered with an error. Your filters are kept.' })}
      <span class="hero warning">${icon('late', 'lg')}</span>
    </section>`;
  }

  #modal(): TemplateResult {
    return html`<dialog class="dialog narrow" aria-labelledby="modal-title">
      <div class="pane">
        <div class="pane-head"><h2 class="pane-title" id="modal-title">Remove 2 of 3 users from this account?</h2></div>
        <div class="pane-body"><p class="small muted">They may be invited again.</p></div>
        <div class="pane-foot">
          <button type="button" class="button ghost" @click=${() => void this.dialog.close()}>Cancel</button>
          <span class="pane-end"><button type="button" class="button danger">Remove 2 users</button></span>
        </div>
      </div>
      ${this.dialog.open ? html`${this.announcer.template()}${this.toasts.template()}` : nothing}
    </dialog>`;
  }
}
