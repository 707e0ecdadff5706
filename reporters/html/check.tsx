import { scriptFileOf } from '../../src/replay/recording.js';
import { quoted, tellingExchange } from '../../src/results/curl.js';
import type { ReportedCheck } from '../../src/results/results.js';
import { Badge } from './badge.js';
import { Command, scrollable, scrolls } from './block.js';
import { Counterexample } from './counterexample.js';
import { showsCommand } from './evidence.js';
import { counted, number, span } from './format.js';
import type { ReportContext } from './report-context.js';
import { Steps } from './steps.js';
import { Code, Said } from './text.js';
import type { Standing } from './words.js';

interface PartProps {
  readonly check: ReportedCheck;
  /** Characters of each text that are shown. */
  readonly limit: number;
}

function Compared({ name, text, limit }: { readonly name: string; readonly text: string; readonly limit: number }) {
  const said = <Said text={text} limit={limit} />;
  const long = scrolls(text) ? (
    <div class="scrolls" {...scrollable(name)}>
      {said}
    </div>
  ) : (
    said
  );
  return (
    <div>
      <dt>{name}</dt>
      <dd>{long}</dd>
    </div>
  );
}

function ExpectedAndActual({ check, limit }: PartProps) {
  const { expected, actual, reason } = check;
  if (expected === undefined && actual === undefined) return null;
  return (
    <dl class="compared">
      <Compared name="Expected" text={expected ?? 'not specified'} limit={limit} />
      <Compared name="Actual" text={actual ?? reason} limit={limit} />
    </dl>
  );
}

/** Why a check did not pass, where expected and actual values do not say it all. */
function Reason({ check, limit }: PartProps) {
  const { reason, expected, actual, frequency } = check;
  const said = reason === '' || reason === `expected ${expected}, got ${actual}`;
  if (said && frequency === undefined) return null;
  return (
    <p class="reason">
      {said ? null : <Said text={reason} limit={limit} />}
      {said || frequency === undefined ? null : '. '}
      {frequency === undefined ? null : (
        <>
          Shows <Said text={frequency} limit={200} />
        </>
      )}
    </p>
  );
}

function Commands({ check, limit }: PartProps) {
  const { curl, replay } = check;
  return (
    <>
      {curl === null ? null : showsCommand(curl, limit) ? (
        <Command title="The request as a shell command" command={curl} />
      ) : (
        <p class="label">
          The curl line that reproduces it has {number(curl.length)} characters; it is in results.json
        </p>
      )}
      {replay === null ? null : (
        <Command
          title="All requests again as a script, which gets its own tokens"
          command={`sh ${quoted(scriptFileOf(replay))}`}
        />
      )}
      {replay === null ? null : (
        <Command
          title="All steps again, run from the folder of this report"
          command={`upload-contract replay ${quoted(replay)}`}
        />
      )}
    </>
  );
}

interface CheckProps {
  readonly check: ReportedCheck;
  readonly standing: Standing;
  readonly context: ReportContext;
  /** Initially open. */
  readonly open: boolean;
}

/** One check with the evidence of its verdict. */
export function Check({ check, standing, context, open }: CheckProps) {
  const { name, suite, verdict, duration, exchanges } = check;
  const failed = verdict === 'fail';
  const part = { check, limit: context.evidence.limit(check) };
  return (
    <details class="check" open={open}>
      <summary>
        <Badge standing={standing} /> <Said text={name} limit={300} />{' '}
        <span class="aside">
          <Code text={suite} limit={100} /> · {counted(exchanges.length, 'request')} · {span(duration)}
        </span>
      </summary>
      <Reason {...part} />
      <ExpectedAndActual {...part} />
      <Counterexample value={check.counterexample} limit={part.limit} />
      <Steps check={check} context={context} telling={failed ? tellingExchange(exchanges) : undefined} />
      <Commands {...part} />
    </details>
  );
}
