import type { Page } from 'playwright-core';

/**
 * Presses, as a person would, what leads to return_url: the button of a form that goes there, or a link. Where none says
 * so and the page knows the address, the first button there is. Fields may hide what a form has under their names, so
 * everything is asked of the prototypes.
 */
const pressIn = (returnUrl: string): string => `(() => {
  const there = ${JSON.stringify(new URL(returnUrl).href)};
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name);
  const leads = (address) => {
    try {
      return address !== null && new URL(address, document.baseURI).href.startsWith(there);
    } catch {
      return false;
    }
  };
  const isShown = (element) => element.checkVisibility() && !element.disabled;
  const buttons = [
    ...document.querySelectorAll('button, input[type=submit], input[type=image], input[type=button]'),
  ].filter(isShown);
  const pressed =
    buttons.find(
      (one) =>
        !['button', 'reset'].includes(one.type) &&
        one.form !== null &&
        leads(attribute(one, 'formaction') ?? attribute(one.form, 'action')),
    ) ??
    [...document.querySelectorAll('a[href], area[href]')].find(
      (one) => isShown(one) && leads(attribute(one, 'href')),
    ) ??
    (document.documentElement.outerHTML.includes(there) ? buttons[0] : undefined);
  pressed?.click();
  return pressed !== undefined;
})()`;

/** Presses what leads to return_url, and says whether there was anything. */
export async function press(page: Page, returnUrl: string): Promise<boolean> {
  try {
    return await page.evaluate<boolean>(pressIn(returnUrl));
  } catch {
    // A page that leaves by itself meanwhile needs none.
    return false;
  }
}
