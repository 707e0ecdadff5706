import { avoidedIn } from '../../scripts/plain-words/words.mjs';

const fields = ['title', 'summary', 'description', 'text', 'because', 'untestable'];

/** Reports words that stop a reader from outside, in every text of the document. */
export function PlainWords() {
  return {
    any(node, { report, location }) {
      if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
      const texts = [
        ...fields.map((field) => [[field], node[field]]),
        ...(Array.isArray(node.accepts) ? node.accepts : []).map((text, index) => [['accepts', index], text]),
      ];
      for (const [path, text] of texts) {
        if (typeof text !== 'string') continue;
        for (const { found, instead } of avoidedIn(text))
          report({ message: `"${found}" is not plain; write: ${instead}.`, location: location.child(path) });
      }
    },
  };
}
