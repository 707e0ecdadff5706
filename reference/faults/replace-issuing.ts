import type { AnswerDecisions } from '../decisions/answers.js';
import { change } from '../decisions/decisions.js';
import type { Pair } from '../state/model.js';
import { type Fault, faultsOf } from './fault.js';

const field = (changed: (name: string, value: string) => readonly Pair[]) =>
  change(
    'answers',
    (before): Partial<AnswerDecisions> => ({
      fields: (reply, format) =>
        before
          .fields(reply, format)
          .flatMap(([name, value]): readonly Pair[] =>
            reply.wrapper === 'replacetoken' ? changed(name, value) : [[name, value]],
          ),
    }),
  );

export const replaceIssuingFaults: readonly Fault[] = faultsOf('replace-issuing', [
  {
    id: 'replace-xml-called-upload-token',
    breaks: 'replace.issue.xml',
    sentence: 'The XML answer calls the replace token upload_token.',
    plant: change('answers', ({ fields }) => ({
      fields: (reply, format) =>
        fields(reply, format).map(([name, value]) => [
          format === 'xml' && name === 'replace_token' ? 'upload_token' : name,
          value,
        ]),
    })),
  },
  {
    id: 'replace-json-wrapper-uploadtoken',
    breaks: 'replace.issue.json',
    sentence: 'The JSON answer wraps the fields of a replace token as uploadtoken.',
    plant: change('answers', ({ json }) => ({
      json: {
        ...json,
        members: (reply, values, site) =>
          json.members(reply.wrapper === 'replacetoken' ? { ...reply, wrapper: 'uploadtoken' } : reply, values, site),
      },
    })),
  },
  {
    id: 'replace-post-body-ignored',
    breaks: 'replace.issue.post',
    sentence: 'The parameters of a POST for a replace token are read from the address.',
    plant: change('requests', ({ asked }) => ({
      asked: (method, query, body, kind) => (kind === 'replace' ? query : asked(method, query, body, kind)),
    })),
  },
  {
    id: 'replace-photo-id-not-told',
    breaks: 'replace.issue.photo-id',
    sentence: 'The answer does not name the photo.',
    plant: field((name, value) => (name === 'photo_id' ? [] : [[name, value]])),
  },
  {
    id: 'replace-photo-id-padded',
    breaks: 'replace.issue.photo-id',
    sentence: 'The answer names the photo with a zero in front.',
    plant: field((name, value) => [[name, name === 'photo_id' ? `0${value}` : value]]),
  },
  {
    id: 'replace-return-url-not-told',
    breaks: 'replace.issue.return-url',
    sentence: 'The answer has an empty return_url.',
    plant: field((name, value) => [[name, name === 'return_url' ? '' : value]]),
  },
  {
    id: 'replace-token-of-the-photo',
    breaks: 'replace.distinct',
    sentence: 'A photo has one replace token, whatever the call.',
    plant: change('replaceTokens', () => ({
      mint: ({ photoId }) => `r${photoId}`.padEnd(40, '0'),
    })),
  },
  {
    id: 'replace-unknown-photo-made',
    breaks: 'replace.no-photo',
    sentence: 'A replace token for a photo that does not exist makes one.',
    plant: change('archive', () => ({ mustExist: false, makesMissing: true })),
  },
  {
    id: 'replace-without-photo-id-latest',
    breaks: 'replace.no-photo',
    sentence: 'A replace token without photo_id replaces the latest photo.',
    plant: change('archive', ({ number, target }) => {
      let latest = '';
      return {
        mustExist: false,
        number(count, token) {
          const photo = number(count, token);
          latest = photo.photoId;
          return photo;
        },
        target: (token, sent) => target(token, sent) || latest,
      };
    }),
  },
]);
