import { expect } from '@open-wc/testing';
import { html, render, svg } from 'lit';
import { html as staticHtml } from 'lit/static-html.js';
import { copyText } from '../../src/ui/copy-text.js';
import { debounce } from '../../src/ui/debounce.js';
import { icon, registerIcons, ring } from '../../src/ui/icons.js';
import { safeUrl } from '../../src/ui/safe-url.js';
import { setStyles, type Styles } from '../../src/ui/set-styles.js';
import { staticTag } from '../../src/ui/static-tag.js';
import { tokenNames } from '../../src/ui/tokens/token-names.js';
import { mount } from './ui-host.js';

describe('safeUrl', () => {
  const cases: readonly [value: unknown, base: string | undefined, expected: string | undefined][] = [
    ['https://office.example/a?b#c', undefined, 'https://office.example/a?b#c'],
    ['HTTP://office.example', undefined, 'http://office.example/'],
    ['mailto:ela@office.example', undefined, 'mailto:ela@office.example'],
    ['tel:+905324180726', undefined, 'tel:+905324180726'],
    ['/terms', 'https://office.example/x', 'https://office.example/terms'],
    ['//other.example/terms', 'https://office.example', 'https://other.example/terms'],
    ['/terms', undefined, undefined],
    ['javascript:alert(1)', undefined, undefined],
    ['JaVaScRiPt:alert(1)', undefined, undefined],
    [' javascript:alert(1)', undefined, undefined],
    ['java\nscript:alert(1)', undefined, undefined],
    ['java\tscript:alert(1)', 'https://office.example', undefined],
    ['\u0000javascript:alert(1)', undefined, undefined],
    ['data:text/html,<script>alert(1)</script>', undefined, undefined],
    ['vbscript:msgbox(1)', undefined, undefined],
    ['blob:https://office.example/0b1c', undefined, undefined],
    ['file:///etc/passwd', undefined, undefined],
    ['https://', undefined, undefined],
    ['', undefined, undefined],
    [undefined, undefined, undefined],
    [{ toString: () => 'javascript:alert(1)' }, undefined, undefined],
    [new URL('https://office.example/'), undefined, 'https://office.example/'],
    [new URL('javascript:alert(1)'), undefined, undefined],
  ];
  for (const [value, base, expected] of cases) {
    it(`${JSON.stringify(value)} ${base ? `on ${base} ` : ''}is ${expected ?? 'refused'}`, () => {
      expect(safeUrl(value, base)).to.equal(expected);
    });
  }
});

describe('staticTag', () => {
  it('puts a checked name into a template, and the same object each time', () => {
    const tag = staticTag('acme-user-list');
    expect(staticTag('acme-user-list')).to.equal(tag);
    const frame = document.createElement('div');
    render(staticHtml`<${tag}></${tag}>`, frame);
    expect(frame.firstElementChild?.localName).to.equal('acme-user-list');
  });

  for (const name of [
    'userlist',
    'user-list onclick=x',
    'user-list>',
    '<b-c',
    'User-list',
    'user--list',
    '-user',
    'user-',
    'font-face',
    '',
  ]) {
    it(`refuses ${JSON.stringify(name)}`, () => {
      expect(() => staticTag(name)).to.throw(TypeError);
    });
  }
});

describe('copyText', () => {
  const withClipboard = async (clipboard: Partial<Clipboard> | undefined, text = 'words'): Promise<boolean> => {
    const { host } = await mount(() => html``);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    try {
      return await copyText(text, host.renderRoot);
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  };

  it('copies', async () => {
    const copied: string[] = [];
    const writeText = async (text: string): Promise<void> => void copied.push(text);
    expect(await withClipboard({ writeText })).to.equal(true);
    expect(copied).to.deep.equal(['words']);
  });

  it('says so when the browser refuses, or has no clipboard', async () => {
    const writeText = (): Promise<void> => Promise.reject(new DOMException('no', 'NotAllowedError'));
    expect(await withClipboard({ writeText })).to.equal(false);
    expect(await withClipboard(undefined)).to.equal(false);
  });
});

describe('setStyles', () => {
  it('sets, changes and takes away, and leaves what others set', () => {
    const element = document.createElement('div');
    const draw = (styles: Styles): HTMLElement => {
      render(html`<i ${setStyles(styles)}></i>`, element);
      return element.querySelector('i') as HTMLElement;
    };
    const drawn = draw({ '--share': '40%', 'inline-size': '3px' });
    drawn.style.color = 'red';
    expect(drawn.style.getPropertyValue('--share')).to.equal('40%');
    draw({ '--share': '60%', 'inline-size': undefined });
    expect(drawn.style.getPropertyValue('--share')).to.equal('60%');
    expect(drawn.style.inlineSize).to.equal('');
    expect(drawn.style.color).to.equal('red');
  });
});

describe('debounce', () => {
  it('runs once with the last arguments', async () => {
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      const said = debounce((word: string) => {
        heard.push(word);
        resolve();
      }, 1);
      said('a');
      said('b');
    });
    expect(heard).to.deep.equal(['b']);
  });

  it('can be flushed and cancelled', () => {
    const heard: string[] = [];
    const said = debounce((word: string) => heard.push(word), 60_000);
    said('a');
    said.flush();
    said.flush();
    said('b');
    said.cancel();
    said.flush();
    expect(heard).to.deep.equal(['a']);
  });
});

describe('icons', () => {
  const draw = (drawing: unknown): SVGSVGElement => {
    const frame = document.createElement('div');
    render(drawing, frame);
    return frame.querySelector('svg') as SVGSVGElement;
  };

  it('are hidden from the accessibility tree and from Tab', () => {
    const drawn = draw(icon('search'));
    expect(drawn.getAttribute('aria-hidden')).to.equal('true');
    expect(drawn.getAttribute('focusable')).to.equal('false');
  });

  it('can be replaced by a host', () => {
    const before = draw(icon('globe')).innerHTML;
    registerIcons({ globe: svg`<rect width="24" height="24" />` });
    const after = draw(icon('globe'));
    expect(before).not.to.contain('rect');
    expect(after.querySelector('rect')?.namespaceURI).to.equal('http://www.w3.org/2000/svg');
  });

  it('draw a ring with as many segments as days are left, amber for the last two', () => {
    const segments = (left: number): number =>
      (draw(ring(left)).querySelector('circle:not(.ring-rest)')?.getAttribute('stroke-dasharray')?.split(' ').length ??
        0) / 2;
    expect([-1, 0, 0.3, 1, 6.2, 7, 30].map(segments)).to.deep.equal([0, 0, 1, 1, 7, 7, 7]);
    expect([2, 3].map((left) => draw(ring(left)).classList.contains('ring-soon'))).to.deep.equal([true, false]);
  });

  it('have lengths along the ring that add up to its whole', () => {
    for (let left = 1; left <= 7; left++) {
      const dashes = draw(ring(left)).querySelector('circle:not(.ring-rest)')?.getAttribute('stroke-dasharray') ?? '';
      expect(dashes.split(' ').reduce((sum, part) => sum + Number(part), 0)).to.equal(70);
    }
  });
});

describe('tokens', () => {
  it('are all declared on the element, and every one of them has a value', async () => {
    const { host } = await mount(() => html``);
    host.parentElement?.style.setProperty('--usher-font', 'serif');
    const computed = getComputedStyle(host);
    const missing = tokenNames.filter((name) => computed.getPropertyValue(name) === '');
    expect(tokenNames.length).to.be.greaterThan(100);
    expect(missing).to.deep.equal([]);
  });

  it('derive from what a host sets on an ancestor', async () => {
    const { host } = await mount(() => html``);
    const frame = host.parentElement as HTMLElement;
    frame.style.setProperty('--usher-radius', '2px');
    frame.style.setProperty('--usher-font-size', '20px');
    const computed = getComputedStyle(host);
    expect(computed.getPropertyValue('--usher-radius-sm')).to.equal('2px');
    expect(computed.fontSize).to.equal('20px');
  });

  it('are smaller in a compact element', async () => {
    const { host } = await mount(() => html``);
    host.setAttribute('density', 'compact');
    expect(getComputedStyle(host).getPropertyValue('--usher-row')).to.equal('40px');
  });
});
