import type { AnswerDecisions, Reply } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';
import { wholeNumber } from '../server/parameters.js';
import type { Pair } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

const xml = (make: (before: AnswerDecisions['xml']) => Partial<AnswerDecisions['xml']>) =>
  change('answers', (before) => ({ xml: { ...before.xml, ...make(before.xml) } }));

const json = (make: (before: AnswerDecisions['json']) => Partial<AnswerDecisions['json']>) =>
  change('answers', (before) => ({ json: { ...before.json, ...make(before.json) } }));

const token = 'ab54a98ceb1f0ad2ab54a98ceb1f0ad2ab54a98c';

const unescaped = ' is no whole number of minutes';

const misnumbered = ({ asked }: Reply) => {
  const text = asked.get('valid_minutes');
  return wholeNumber(text ?? '0') === undefined ? text : undefined;
};

export const refusalFaults: readonly Fault[] = faultsOf('answers', [
  {
    id: 'xml-refusal-failed',
    breaks: 'answer.refusal.xml',
    sentence: 'A refusal in XML has the status failed.',
    plant: xml(({ attributes }) => ({
      attributes: (reply) => attributes(reply).map(([name, value]) => [name, value === 'error' ? 'failed' : value]),
    })),
  },
  {
    id: 'xml-refusal-unescaped',
    breaks: 'answer.refusal.xml',
    sentence: 'A valid_minutes that is not a number is refused, and repeated in the message without escapes.',
    plant: change('answers', ({ fields, xml: { escapeAttribute, ...others } }) => ({
      fields: (reply, format) => (misnumbered(reply) === undefined ? fields(reply, format) : []),
      xml: {
        ...others,
        attributes(reply) {
          const text = misnumbered(reply);
          const refusal = { ...reply, code: 'invalid_input', message: `${text}${unescaped}` };
          return others.attributes(text === undefined ? reply : refusal);
        },
        escapeAttribute: (text) => (text.endsWith(unescaped) ? text : escapeAttribute(text)),
      },
    })),
  },
  {
    id: 'json-refusal-unescaped',
    breaks: 'answer.refusal.json',
    sentence: 'In JSON a valid_minutes that is not a number is refused, and repeated in the message without escapes.',
    plant: change('answers', ({ finished }) => ({
      finished(answer, reply) {
        const text = misnumbered(reply);
        if (text === undefined || reply.asked.get('format') !== 'json') return finished(answer, reply);
        return { ...answer, body: Buffer.from(`{"status": "error", "message": "${text}${unescaped}"}`) };
      },
    })),
  },
  {
    id: 'refusal-500',
    breaks: 'answer.refusal.status',
    sentence: 'A refusal is answered with HTTP 500.',
    plant: change('answers', () => ({ errorStatus: () => 500 })),
  },
  {
    id: 'xml-refusal-ok',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'A refusal in XML has the status ok and a code.',
    plant: xml(({ attributes }) => ({
      attributes: (reply) => attributes(reply).map(([name, value]) => [name, value === 'error' ? 'ok' : value]),
    })),
  },
  {
    id: 'json-refusal-ok',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'A refusal in JSON has the status ok and a code.',
    plant: json(({ members }) => ({ members: (...args) => ({ ...members(...args), status: 'ok' }) })),
  },
  {
    id: 'json-refusal-without-status',
    breaks: 'answer.refusal.json',
    sentence: 'A refusal in JSON has a code and no status.',
    plant: json(({ members }) => ({
      members(reply, fields, site) {
        const { status, ...others } = members(reply, fields, site);
        return reply.code === undefined ? { status: status ?? '', ...others } : others;
      },
    })),
  },
  {
    id: 'uses-refused-with-token',
    breaks: 'token.uses.above',
    sentence: 'A max_uploads above 100 is refused, and the refusal holds a token that takes 100 uploads.',
    plant: xml(({ attributes }) => ({
      attributes: (reply) =>
        attributes(
          reply.wrapper === 'uploadtoken' && Number(reply.asked.get('max_uploads')) > 100
            ? { ...reply, code: 'invalid_input', message: 'max_uploads is out of range' }
            : reply,
        ),
    })),
  },
  {
    id: 'missing-file-refused-as-ok',
    breaks: 'file.upload.missing',
    sentence: 'A call without a file is answered with HTTP 400, without a url and with the status ok.',
    plant: change('answers', ({ errorStatus, xml: before }) => ({
      errorStatus: (code) => (code === 'no_file' ? 400 : errorStatus(code)),
      xml: {
        ...before,
        attributes: (reply) =>
          before
            .attributes(reply)
            .map(([name, value]): Pair => [name, name === 'status' && reply.code === 'no_file' ? 'ok' : value]),
      },
    })),
  },
  {
    id: 'refusal-with-token',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'A refusal in XML holds a token all the same.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) => (reply.code === undefined ? fields(reply, format) : [['upload_token', token]]),
    })),
  },
  {
    id: 'json-refusal-with-token',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'A refusal in JSON holds a token all the same.',
    plant: json(({ members }) => ({
      members: (reply, fields, site) => ({
        ...members(reply, fields, site),
        ...(reply.code === undefined ? {} : { uploadtoken: { upload_token: token } }),
      }),
    })),
  },
  {
    id: 'refusal-of-replace-with-token',
    breaks: 'answer.refusal.empty-handed',
    sentence: 'The refusal of a replace token holds one.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        reply.code !== undefined && reply.endpoint.endsWith('/get-replace-token')
          ? [['replace_token', token]]
          : fields(reply, format),
    })),
  },
  {
    id: 'forged-credentials-500',
    breaks: 'answer.refusal.status',
    sentence: 'Credentials that do not hold are answered with HTTP 500.',
    plant: change('answers', ({ errorStatus }) => ({
      errorStatus: (code) => (code === 'invalid_signature' ? 500 : errorStatus(code)),
    })),
  },
  {
    id: 'unknown-photo-500',
    breaks: 'answer.refusal.status',
    sentence: 'A photo_id that does not exist is answered with HTTP 500.',
    plant: change('answers', ({ errorStatus }) => ({
      errorStatus: (code) => (code === 'no_such_photo' ? 500 : errorStatus(code)),
    })),
  },
]);
