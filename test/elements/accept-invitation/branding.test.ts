import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { AcceptInvitationElement } from '../../../src/elements/accept-invitation/accept-invitation.js';
import { accessible, button, field, press, sees, seen, show } from '../parts/acting.js';
import { acceptWorld, INVITED, type AcceptWorld } from './accept-world.js';

/** The element as a host dresses it: mark, terms, imprint, and rules for its parts from outside. */
async function branded(world: AcceptWorld): Promise<AcceptInvitationElement> {
  const frame = await show<AcceptInvitationElement>(
    html`<accept-invitation class="branded" .adapter=${world.adapter.as(undefined)} .token=${world.token}>
      <img slot="logo" alt="Northwind" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" />
      <span slot="terms">By joining you agree to the <a href="#terms">house rules</a>.</span>
      <p slot="footer">Northwind Trading, 12 Harbour Street</p>
    </accept-invitation>`,
  );
  await sees(frame, 'Join Northwind Trading');
  return frame;
}

const shownIn = (element: AcceptInvitationElement, name: string): Element | undefined =>
  element.renderRoot.querySelector<HTMLSlotElement>(`slot[name="${name}"]`)?.assignedElements()[0];

describe('accept-invitation: in the host’s clothes', () => {
  it('bears the host’s mark, terms and imprint', async () => {
    const element = await branded(await acceptWorld());
    expect(shownIn(element, 'logo')?.getAttribute('alt')).to.equal('Northwind');
    expect(shownIn(element, 'terms')?.textContent).to.contain('house rules');
    expect(shownIn(element, 'footer')?.getBoundingClientRect().height).to.be.greaterThan(0);
    await accessible(element);
  });

  it('lets the host’s style sheet reach its parts, on each page', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.branded::part(card) { border-radius: 3px } .branded::part(heading) { letter-spacing: 2px }' +
        '.branded::part(form) { row-gap: 7px } .branded::part(below) { column-gap: 9px }',
    );
    document.adoptedStyleSheets.push(sheet);
    const element = await branded(await acceptWorld());
    const styleOf = (part: string): CSSStyleDeclaration | undefined => {
      const found = element.renderRoot.querySelector(`[part="${part}"]`);
      return found ? getComputedStyle(found) : undefined;
    };
    expect(styleOf('card')?.borderRadius).to.equal('3px');
    expect(styleOf('heading')?.letterSpacing).to.equal('2px');
    expect(styleOf('form')?.rowGap).to.equal('7px');
    expect(styleOf('below')?.columnGap).to.equal('9px');
    await press(element, 'Decline');
    await sees(element, 'Decline the invitation to Northwind Trading?');
    expect(styleOf('card')?.borderRadius).to.equal('3px');
    expect(styleOf('heading')?.letterSpacing).to.equal('2px');
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  });

  for (const { lang, dir, heading, first, password, accept } of [
    {
      lang: 'de',
      dir: 'ltr',
      heading: 'Northwind Trading beitreten',
      first: 'Vorname',
      password: 'Passwort',
      accept: 'Annehmen und beitreten',
    },
    {
      lang: 'ar',
      dir: 'rtl',
      heading: 'الانضمام إلى Northwind Trading',
      first: 'الاسم الأول',
      password: 'كلمة المرور',
      accept: 'القبول والانضمام',
    },
  ] as const) {
    it(`speaks ${lang}, in its direction, and keeps the address from left to right`, async () => {
      const world = await acceptWorld();
      const element = await show<AcceptInvitationElement>(
        html`<accept-invitation
          lang=${lang}
          dir=${dir}
          .adapter=${world.adapter.as(undefined)}
          .token=${world.token}
        ></accept-invitation>`,
      );
      await sees(element, heading);
      expect((await field(element, first)).value).to.equal(INVITED.firstName);
      expect((await field(element, password)).type).to.equal('password');
      const email = element.renderRoot.querySelector<HTMLInputElement>('[name="email"]');
      expect(email && getComputedStyle(email).direction).to.equal('ltr');
      expect(getComputedStyle(await button(element, accept)).direction).to.equal(dir);
      expect(seen(element)).not.to.match(/Accept|Password|Decline/u);
      await accessible(element);
    });
  }

  it('follows the page when its language is changed', async () => {
    const world = await acceptWorld();
    const page = await show<AcceptInvitationElement>(
      html`<accept-invitation
        lang="en"
        .adapter=${world.adapter.as(undefined)}
        .token=${world.token}
      ></accept-invitation>`,
    );
    await sees(page, 'Join Northwind Trading');
    page.lang = 'de';
    await sees(page, 'Northwind Trading beitreten');
  });
});
