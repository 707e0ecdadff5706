import type { AnswerDecisions, Json, Reply } from '../decisions/answers.js';
import type { Answer, Pair } from '../state/model.js';

/** Answers plain text: the form of every message of the redeem methods. */
export function plain(status: number, text: string, headers: readonly Pair[] = []): Answer {
  return { status, headers: [['Content-Type', 'text/plain; charset=utf-8'], ...headers], body: Buffer.from(text) };
}

function renderXml(reply: Reply, { xml, fields }: AnswerDecisions): string {
  const attributes = xml.attributes(reply).map(([name, value]) => ` ${name}="${xml.escapeAttribute(value)}"`);
  const content = fields(reply, 'xml').map(([name, value]) => xml.element(name, xml.escapeText(value), value));
  return xml.prolog + xml.root(attributes.join(''), content.join(''));
}

function renderJson(reply: Reply, { json, fields }: AnswerDecisions, site: Json): string {
  const named = fields(reply, 'json').map(([name, value]) => [name, json.value(name, value)] as const);
  return JSON.stringify(json.members(reply, reply.code === undefined ? Object.fromEntries(named) : undefined, site));
}

// A name that goes into a script must not be able to leave it.
const scriptName = (name: string | undefined) => (name !== undefined && /^[\w$.]+$/.test(name) ? name : undefined);

/** Gives a reply the format that was asked for: XML, bare JSON, JSON in a script, or JSON-P. */
export function render(reply: Reply, decisions: AnswerDecisions, site: Json): Answer {
  const answer = (format: 'xml' | 'json' | 'script', text: string): Answer => ({
    status: reply.code === undefined ? 200 : decisions.errorStatus(reply.code),
    headers: [['Content-Type', decisions.contentType(format)]],
    body: decisions.encode(text),
  });
  return decisions.finished(formatted(reply, decisions, site, answer), reply);
}

function formatted(
  reply: Reply,
  decisions: AnswerDecisions,
  site: Json,
  answer: (format: 'xml' | 'json' | 'script', text: string) => Answer,
): Answer {
  const { asked, accept } = reply;
  if (decisions.format(asked.get('format'), accept) === 'xml') return answer('xml', renderXml(reply, decisions));
  const json = renderJson(reply, decisions, site);
  const callback = scriptName(asked.get('callback'));
  if (callback !== undefined) return answer('script', decisions.json.call(callback, json));
  if (decisions.bare(asked)) return answer('json', json);
  return answer('script', decisions.json.script(scriptName(asked.get('varname')) ?? 'visual', json));
}
