import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { descriptionOf, fieldTemplate, type FieldParts } from './field-parts.js';

export interface TextAreaOptions extends FieldParts {
  readonly name: string;
  readonly value: string;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  readonly onInput: (value: string, event: InputEvent) => void;
}

export function textArea(options: TextAreaOptions): TemplateResult {
  return fieldTemplate(
    options,
    html`<span class="control area">
      <textarea
        id=${options.id}
        name=${options.name}
        dir="auto"
        rows=${options.rows ?? 4}
        maxlength=${options.maxlength ?? nothing}
        placeholder=${options.placeholder ?? nothing}
        .value=${live(options.value)}
        ?readonly=${options.readonly}
        aria-required=${options.required ? 'true' : nothing}
        aria-invalid=${options.error ? 'true' : nothing}
        aria-describedby=${descriptionOf(options)}
        @input=${(event: InputEvent) => options.onInput((event.currentTarget as HTMLTextAreaElement).value, event)}
      ></textarea>
    </span>`,
  );
}
