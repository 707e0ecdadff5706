import { describe, expect, it } from 'vitest';
import { load, problemOf } from './files.js';

const url = 'http://127.0.0.1:3000/upload';

describe('backend', () => {
  it('has the defaults of its library, each of which can be changed', async () => {
    const { backend } = await load(
      `backend: {url: "${url}", library: dropzone, completion: {status: 201}, fields: {number: part, offset: ""}, success: [201]}`,
    );
    expect(backend).toMatchObject({
      url,
      method: 'POST',
      fields: { number: 'part', offset: '', identifier: 'dzuuid', file: 'file' },
      firstNumber: 0,
      probe: false,
      success: [201],
      emptied: false,
    });
  });

  it('keeps the values of its headers secret', async () => {
    const { secrets } = await load(`backend: {url: "${url}", completion: {status: 201}, headers: {X-Key: hush}}`);
    expect(secrets).toEqual(['hush']);
  });

  it.each([
    ['backend: {url: "x", completion: {status: 201}}', 'backend.url must be an http or https URL'],
    [`backend: {url: "${url}"}`, 'backend needs completion or file'],
    [`backend: {url: "${url}", completion: {body: "("}}`, 'backend.completion.body must be a regular expression'],
    [
      `backend: {url: "${url}", file: {url: "http://h/{name}"}}`,
      'backend.file.url holds {name}; known are {identifier}',
    ],
    [`backend: {url: "${url}", file: {url: "http://h/", command: "cat x"}}`, 'backend.file must have exactly one of'],
    [
      `backend: {url: "${url}", library: uppy, completion: {status: 201}}`,
      'backend.library must be one of resumable.js, flow.js, dropzone, dash-uploader, not "uppy"',
    ],
    [`target: http://h\nbackend: {url: "${url}", completion: {status: 201}}`, 'backend and target exclude each other'],
    [
      `backend: {url: "${url}", completion: {status: 201}, headers: {"A B": c}}`,
      'backend.headers."A B" is not a valid header name',
    ],
  ])('refuses %s', async (text, problem) => {
    expect((await problemOf(load(text))).message).toContain(problem);
  });
});
