import type { Call } from '../../src/client/call.js';
import type { BodyRecord, Exchange, FailureKind } from '../../src/client/exchange.js';
import type { Pairs } from '../../src/client/pairs.js';
import { transmissionInWords } from '../../src/client/transmission.js';
import { Block } from './block.js';
import { bytes, number, span } from './format.js';
import { Code, marked, Said, visible } from './text.js';

const failures: Readonly<Record<FailureKind, string>> = {
  unreachable: 'not reached',
  timeout: 'no answer in time',
  broken: 'answer broken off',
  'too-large': 'answer too large',
  aborted: 'aborted by the suite',
};

/** The answer in a few words, as in "200 OK". */
function Answered({ response, failure }: Exchange) {
  if (response === undefined) return <strong>{(failure && failures[failure.kind]) ?? 'no answer'}</strong>;
  return (
    <>
      <strong>{response.status}</strong> <Said text={response.statusText} limit={40} />
    </>
  );
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}

/** The beginning of an untrusted text. */
function brief(text: string, limit: number): string {
  return visible(cut(text, limit), limit + 1);
}

/** The parameters that distinguish calls, as far as they fit on a line. */
function gist({ query, form, file }: Exchange['call']): string {
  const pairs = [...query, ...(form ?? [])].map(([name, value]) => `${cut(name, 40)}=${cut(value, 24)}`);
  const piece = file === undefined ? [] : [`${file.descriptor.kind} of ${bytes(file.end - file.start)}`];
  return brief([...piece, ...pairs].join('  '), 120);
}

/** One exchange as a line. */
export function Line({ exchange }: { readonly exchange: Exchange }) {
  const { call, duration } = exchange;
  return (
    <span class="line">
      <code dir="ltr">
        {call.method} {brief(call.path, 80)}
      </code>{' '}
      <span class="gist">{gist(call)}</span>{' '}
      <span class="answered">
        <Answered {...exchange} /> <span class="took">{span(duration)}</span>
      </span>
    </span>
  );
}

function NamesAndValues({ title, pairs }: { readonly title: string; readonly pairs: Pairs | undefined }) {
  if (pairs === undefined || pairs.length === 0) return null;
  return (
    <>
      <p class="label">{title}</p>
      <dl class="pairs" dir="ltr">
        {pairs.map(([name, value]) => (
          <>
            <dt>{marked(name, false, 200)}</dt>
            <dd>{value === '' ? <em>empty</em> : marked(value)}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

/** The first line of a message and its headers, as sent. */
function Head({ label, first, headers }: { readonly label: string; readonly first: string; readonly headers: Pairs }) {
  const text = [first, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return (
    <Block label={label} text={text}>
      <b>{marked(first)}</b>
      {headers.map(([name, value]) => ['\n', marked(name, false, 200), ': ', marked(value)])}
    </Block>
  );
}

function Body({ body, label }: { readonly body: BodyRecord; readonly label: string }) {
  const { size, sha256, text, truncated } = body;
  if (size === 0) return <p class="label">No body</p>;
  if (text === undefined) {
    return (
      <p class="label">
        {sha256 === undefined ? 'Body of ' : 'Binary body of '}
        {number(size)} bytes
        {sha256 === undefined ? null : (
          <>
            , SHA-256 <Code text={sha256} />
          </>
        )}
      </p>
    );
  }
  return (
    <>
      <p class="label">
        Body of {number(size)} bytes{truncated === true ? `, of which this is the beginning` : ''}
      </p>
      <Block label={label} text={text} />
    </>
  );
}

function File({ file }: { readonly file: Call['file'] }) {
  if (file === undefined) return null;
  const { descriptor, start, end, filename, type } = file;
  const whole = start === 0 && end === descriptor.length;
  const piece = whole ? 'all' : `bytes ${number(start)} to ${number(end)}`;
  return (
    <>
      <p class="label">File</p>
      <p class="file">
        <Code text={filename} limit={300} /> as <Code text={type} limit={100} />: {piece} of a {descriptor.kind} of{' '}
        {bytes(descriptor.length)} (seed {descriptor.seed}
        {descriptor.payload === undefined ? '' : `, ${descriptor.payload} content`})
      </p>
    </>
  );
}

function Remarks({ call }: Exchange) {
  const remarks: [string, string | undefined][] = [
    ['Breaks the contract on purpose', call.deliberate],
    ['Unusual transmission', call.transmission === undefined ? undefined : transmissionInWords(call.transmission)],
  ];
  return remarks.map(([what, said]) =>
    said === undefined ? null : (
      <p class="remark">
        {what}: <Said text={said} />
      </p>
    ),
  );
}

/** Everything recorded of an exchange: request and answer, side by side where they fit. */
export function Whole({ exchange, began }: { readonly exchange: Exchange; readonly began: number }) {
  const { call, request, response, failure, startedAt, duration, id } = exchange;
  const what = `request ${id}`;
  return (
    <div class="exchange">
      <Remarks {...exchange} />
      <p class="label">
        Request {id} of the run, by {call.caller}, {span(startedAt - began)} after its beginning; the answer was
        complete {span(duration)} later
      </p>
      <div class="sides">
        <div>
          <Head label={`Head of ${what}`} first={`${request.method} ${request.url}`} headers={request.headers} />
          <NamesAndValues title="Query" pairs={call.query} />
          <NamesAndValues title={`Form, ${call.encoding ?? 'urlencoded'}`} pairs={call.form} />
          <File file={call.file} />
          {request.body === undefined ? null : <Body body={request.body} label={`Body of ${what}`} />}
        </div>
        <div>
          {response === undefined ? (
            <p class="remark">
              <strong>{(failure && failures[failure.kind]) ?? 'No answer'}</strong>:{' '}
              <Said text={failure?.message ?? ''} />
            </p>
          ) : (
            <>
              <Head
                label={`Head of the answer to ${what}`}
                first={`${response.status} ${response.statusText}`}
                headers={response.headers}
              />
              <Body body={response.body} label={`Body of the answer to ${what}`} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}
