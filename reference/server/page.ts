import type { Answer, Pair } from '../state/model.js';
import { escapeAttribute } from './xml.js';

/** A page whose form posts itself: how a client is brought to a return_url when the address would be too long. */
export function postingForm(action: string, pairs: readonly Pair[]): Answer {
  const inputs = pairs.map(
    ([name, value]) => `<input type="hidden" name="${escapeAttribute(name)}" value="${escapeAttribute(value)}">`,
  );
  // An input called "submit" would hide the form's own method.
  const html = `<!DOCTYPE html>
<title>Returning</title>
<form method="post" accept-charset="utf-8" action="${escapeAttribute(action)}">
${inputs.join('\n')}
<noscript><button>Continue</button></noscript>
</form>
<script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>
`;
  return { status: 200, headers: [['Content-Type', 'text/html; charset=utf-8']], body: Buffer.from(html) };
}
