import { css } from 'lit';

/** The rows of the list: of uniform height in one scroll, compact, waiting, and as cards on a narrow screen. */
export const listRowStyles = css`
  .entry-name > .tag {
    font-size: var(--usher-text-xs);
  }
  button.entry-name {
    inline-size: fit-content;
    max-inline-size: 100%;
  }
  .two-lines > .state {
    min-inline-size: 0;
  }
  .two-lines > .state > span:last-child {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* In one line the name has the first claim to the room, and the second line of a state goes. */
  :host([density='compact']) .entry-text {
    grid-template-columns: minmax(0, max-content) minmax(0, 1fr);
  }
  /* Half a number says nothing. */
  @container (max-width: 89.99em) {
    :host([density='compact']) .sub-wide {
      display: none;
    }
  }
  .waiting .bones .bone {
    max-inline-size: 168px;
  }
  .waiting .bone {
    inline-size: 72%;
  }
  .waiting .bone.short {
    inline-size: 44%;
  }
  .waiting .bone.round {
    inline-size: var(--usher-avatar);
  }
  .waiting {
    animation: usher-appear 0s 150ms both;
  }
  #all-groups {
    min-inline-size: 0;
    max-inline-size: min(320px, calc(100vw - var(--usher-space-5)));
    display: grid;
    gap: var(--usher-space-2);
    overflow-wrap: anywhere;
  }

  /* A reading that is over soon changes nothing that can be seen. */
  .table[aria-busy='true'] tbody :is(td, .entry-name, .state, .num, .avatar, .icon, .tag) {
    transition: 0s 500ms;
    transition-property: color, background, box-shadow, opacity;
  }

  @container (min-width: 34.29em) {
    :host([density='compact']) .two-lines > .state + .sub {
      display: none;
    }
  }
  @container (max-width: 34.28em) {
    .table-only,
    .table thead {
      display: none;
    }
    /* To the edges of the element and no further: whether there is room beyond them only the host knows. */
    .table {
      margin-inline: 0;
    }
    .table tbody tr {
      padding-inline: 0;
    }
    /* The tint goes on a little beyond the box and the menu, without taking room for it. */
    .table tbody tr:is([aria-selected='true'], [aria-current]) {
      box-shadow:
        calc(var(--usher-space-3) * -1) 0 var(--usher-surface-selected),
        var(--usher-space-3) 0 var(--usher-surface-selected);
    }
    .two-lines > .state > span:last-child {
      white-space: normal;
    }
    :host([density='compact']) .entry-text {
      grid-template-columns: minmax(0, 1fr);
    }
    :host([density='compact']) .two-lines {
      display: grid;
      gap: 0;
    }
    :host([density='compact']) .two-lines:has(> .state) > .sub {
      padding-inline-start: calc(var(--usher-icon-md) + var(--usher-space-2h));
    }
    .scroll tbody tr:not(.gap) {
      /* Name, address, state with its second line, groups: all rows as tall as one that has everything. */
      block-size: calc(
        var(--usher-text-md) * var(--usher-leading-md) + var(--usher-text-xs) * var(--usher-leading-xs) * 2 +
          var(--usher-text-sm) * var(--usher-leading-sm) + var(--usher-tag) + var(--usher-space-4) * 2 +
          var(--usher-space-2h) * 2 + var(--usher-space-3)
      );
      grid-auto-rows: max-content;
      align-content: start;
      overflow: hidden;
    }
    .scroll tbody .gap {
      display: block;
      padding: 0;
      border: 0;
    }
    .scroll .tags.one-line {
      flex-wrap: nowrap;
    }
    .scroll .two-lines > .state > span:last-child {
      white-space: nowrap;
    }
  }
`;
