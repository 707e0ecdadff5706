import type { Pairs } from '../../client/pairs.js';
import { another, failure } from './callbacks.js';
import type { HandlerPage } from './page.js';

const mark = 'uc7421';

/** Values that become markup, an attribute, an address or a script wherever they are written as they are. */
export const payloads: Readonly<Record<string, string>> = {
  'an element': `<i id=${mark}>x</i>`,
  'an attribute': `x' on${mark}='1" on${mark}="1`,
  'an element behind the end of a script': `</title></textarea></style></script><i id=${mark}>x</i>`,
  'a call in a script, behind a quote': `x';${mark}();//`,
  'a call in a script, behind a double quote': `x";${mark}();//`,
  'an address that runs': `javascript:${mark}()`,
};

/**
 * Callbacks in which each value in turn is one of these.
 * @param number of the first photo; the next one has the next number
 */
export function carriers(payload: string, number: number): readonly Pairs[] {
  return [
    failure('uc-markup', payload),
    another('uc-markup', number).concat([
      ['uc_note', payload],
      [payload, 'x'],
      ['title', payload],
    ]),
    another('uc-markup', number + 1).map(([name]) => [name, payload]),
    failure('uc-markup', 'No.').map(([name, value]) => [name, name === 'error_message' ? value : payload]),
  ];
}

/** Attributes that lead somewhere. */
const leading: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'data']);

/** Whether the end of a text of JavaScript is outside of every string. */
function isCode(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') at += 1;
    else if (quote === '' && /["'`]/.test(sign)) quote = sign;
    else if (sign === quote || (sign === '\n' && quote !== '`')) quote = '';
  }
  return quote === '';
}

/** Where a value of another is part of a page's markup; undefined where it is text everywhere. */
export function injectedInto({ elements, scripts }: HandlerPage): string | undefined {
  for (const { tagName, attrs } of elements)
    for (const { name, value } of attrs) {
      if (name === 'id' && value === mark) return `the element <${tagName}>`;
      if (name === `on${mark}`) return `an attribute of <${tagName}>`;
      if (leading.has(name) && value.trim().startsWith(`javascript:${mark}`)) return `the ${name} of <${tagName}>`;
    }
  const call = scripts.indexOf(`;${mark}()`);
  return call >= 0 && isCode(scripts.slice(0, call)) ? 'a script of the page' : undefined;
}
