import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

/** Property names as CSS writes them, `--share` or `inline-size`; undefined takes a property away. */
export type Styles = Readonly<Record<string, string | undefined>>;

/**
 * `<div ${setStyles({ '--share': '40%' })}>` sets styles through the CSS object model. A style attribute, which
 * other ways write, is refused under a strict content security policy.
 */
class SetStyles extends Directive {
  #set = new Set<string>();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError('setStyles stands on an element: <div ${setStyles({})}>');
  }

  render(_styles: Styles): symbol {
    return noChange;
  }

  override update(part: ElementPart, [styles]: [Styles]): symbol {
    const { style } = part.element as HTMLElement;
    for (const name of this.#set) if (styles[name] === undefined) style.removeProperty(name);
    this.#set = new Set();
    for (const [name, value] of Object.entries(styles)) {
      if (value === undefined) continue;
      style.setProperty(name, value);
      this.#set.add(name);
    }
    return noChange;
  }
}

export const setStyles = directive(SetStyles);
