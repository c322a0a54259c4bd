/** How mails show whose they are. */
export interface Branding {
  /** Name of the product or company, such as it stands above every mail. */
  readonly name: string;
  /** An `https:` address of a picture, at least 48 pixels square; a letter stands in its place without one. */
  readonly logoUrl?: string;
  /** Colour of the button and of the letter, as `#rrggbb`. */
  readonly colour?: string;
  /** Postal address under the mail, as many countries require it. */
  readonly footerAddress?: string;
  /** Where mails come from, as `address` or `Name <address>`. */
  readonly from: string;
}

const COLOUR = /^#[0-9a-f]{6}$/iu;

/** @throws {RangeError} for a colour or a logo that could break out of the mail */
export function checkBranding(branding: Branding): Branding {
  const { colour, logoUrl } = branding;
  if (colour !== undefined && !COLOUR.test(colour))
    throw new RangeError('The colour of the branding has to be written as #rrggbb.');
  if (logoUrl !== undefined && new URL(logoUrl).protocol !== 'https:')
    throw new RangeError('The logo of the branding needs an https address.');
  return branding;
}

/** Black or white, whichever is read better on `colour` (WCAG 2.2, relative luminance). */
export function inkOn(colour: string): '#ffffff' | '#131417' {
  const channels = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.0565 ? '#ffffff' : '#131417';
}
