import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../../ui/icons.js';

export interface SearchFieldOptions {
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  /** Whether there is a list box to point into. */
  readonly listed: boolean;
  /** The option that the keys are on. */
  readonly activeId: string | undefined;
  /** Ids parted by blanks; empty when there are none. */
  readonly describedBy: string;
  readonly required: boolean;
  readonly invalid: boolean;
  readonly disabled: boolean;
  /** A browser looks for it inside, and not at the element. */
  readonly autofocus: boolean;
  readonly onInput: (text: string) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

/** The combobox of the pattern: it keeps the focus, and points at options of the list box `#list`. */
export function searchField(options: SearchFieldOptions): TemplateResult {
  const { listed, activeId } = options;
  return html`<span class="control" part="search">
    ${icon('search')}
    <input
      id="search"
      type="search"
      role="combobox"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      enterkeyhint="search"
      placeholder=${options.placeholder}
      aria-label=${options.label}
      aria-autocomplete="list"
      aria-expanded=${listed ? 'true' : 'false'}
      aria-controls=${listed ? 'list' : nothing}
      aria-activedescendant=${activeId ?? nothing}
      aria-required=${options.required ? 'true' : nothing}
      aria-invalid=${options.invalid ? 'true' : nothing}
      aria-describedby=${options.describedBy || nothing}
      ?disabled=${options.disabled}
      ?autofocus=${options.autofocus}
      .value=${live(options.typed)}
      @input=${(event: InputEvent) => {
        // The search is a part of the element: its typing is not the element's input.
        event.stopPropagation();
        options.onInput((event.currentTarget as HTMLInputElement).value);
      }}
      @change=${(event: Event) => event.stopPropagation()}
      @keydown=${options.onKeydown}
    />
  </span>`;
}
