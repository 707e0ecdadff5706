import { idPattern } from './requirement.js';

// Abbreviations whose full stop does not end a sentence.
const abbreviation = /\b(e\.g|i\.e|etc|vs|cf|no)\.$/i;

/** Reports what is wrong with one requirement taken by itself, beyond its structure. */
export function RequirementItem() {
  return {
    Requirement(requirement, { report, location }) {
      for (const [field, message] of problems(requirement)) {
        report({ message, location: location.child(field.split('/')) });
      }
    },
  };
}

function* problems({ id, role, because, text, accepts, untestable, needs, dependsOn }) {
  if (typeof id === 'string') {
    if (!idPattern.test(id)) {
      yield [
        'id',
        `"${id}" is not a requirement id: lower case words and hyphens, in two or more parts joined by dots.`,
      ];
    } else if (id.split('.').some((part) => /^\d+$/.test(part))) {
      yield ['id', `"${id}" has a part that is only a number; an id says what is required, never its position.`];
    }
  }
  if (typeof id === 'string' && id.startsWith('client.') !== (role === 'client')) {
    yield ['id', 'The ids of what binds clients, and no others, begin with "client.".'];
  }
  if (role === 'client' && needs !== undefined) {
    yield ['needs', 'Only targets have capabilities; what binds clients needs none.'];
  }
  if (typeof text === 'string' && !isSentence(text)) {
    yield ['text', 'The text of a requirement is one sentence on one line that ends with a full stop.'];
  }
  if (typeof because === 'string' && !/\S\.$/.test(because)) {
    yield ['because', 'Say in whole sentences why no target that keeps the documents can fail it.'];
  }
  if (typeof untestable === 'string' && untestable.trim() === '') {
    yield ['untestable', 'Say why no black box can check it, or leave "untestable" out.'];
  }
  for (const [field, list] of Object.entries({ accepts, needs, dependsOn })) {
    if (Array.isArray(list)) yield* listProblems(field, list);
  }
}

function* listProblems(field, list) {
  if (list.length === 0) yield [field, `"${field}" lists at least one, or is left out.`];
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'string') continue;
    if (item.trim() === '') yield [`${field}/${index}`, `An item of "${field}" is not empty.`];
    if (list.indexOf(item) < index) yield [`${field}/${index}`, `"${item}" is listed twice.`];
  }
}

function isSentence(text) {
  if (!/\S\.$/.test(text) || /\.\.$|\n|^\s/.test(text)) return false;
  const ends = [...text.matchAll(/[.!?](?=\s+\S)/g)].map((match) => text.slice(0, match.index + 1));
  return ends.every((upToHere) => abbreviation.test(upToHere));
}
