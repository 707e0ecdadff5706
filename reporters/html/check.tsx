import { quoted, tellingExchange } from '../../src/run/curl.js';
import type { ReportedCheck } from '../../src/run/results.js';
import { Badge } from './badge.js';
import { Command } from './block.js';
import { Counterexample } from './counterexample.js';
import { tooLong } from './evidence.js';
import { counted, number, span } from './format.js';
import type { Sight } from './sight.js';
import { Steps } from './steps.js';
import { Code, Said } from './text.js';
import type { Standing } from './words.js';

function ExpectedAndActual({ check }: { readonly check: ReportedCheck }) {
  const { expected, actual, reason } = check;
  if (expected === undefined && actual === undefined) return null;
  return (
    <dl class="compared">
      <div>
        <dt>Expected</dt>
        <dd>
          <Said text={expected ?? 'nothing in particular'} />
        </dd>
      </div>
      <div>
        <dt>Actual</dt>
        <dd>
          <Said text={actual ?? reason} />
        </dd>
      </div>
    </dl>
  );
}

/** Why a check did not pass, where what was expected and what came do not say all of it. */
function Reason({ check }: { readonly check: ReportedCheck }) {
  const { reason, expected, actual, frequency } = check;
  const said = reason === '' || reason === `expected ${expected}, came ${actual}`;
  if (said && frequency === undefined) return null;
  return (
    <p class="reason">
      {said ? null : <Said text={reason} />}
      {said || frequency === undefined ? null : '. '}
      {frequency === undefined ? null : (
        <>
          Shows <Said text={frequency} limit={200} />
        </>
      )}
    </p>
  );
}

function Commands({ check }: { readonly check: ReportedCheck }) {
  const { curl, replay } = check;
  return (
    <>
      {curl === null ? null : tooLong(curl) ? (
        <p class="label">
          The curl line that shows it again has {number(curl.length)} characters; it is in results.json
        </p>
      ) : (
        <Command title="The telling request, for a shell" command={curl} />
      )}
      {replay === null ? null : (
        <Command
          title="All steps again, from the folder of this report"
          command={`upload-contract replay ${quoted(replay)}`}
        />
      )}
    </>
  );
}

interface CheckProps {
  readonly check: ReportedCheck;
  readonly standing: Standing;
  readonly sight: Sight;
  /** Unfolded from the start. */
  readonly open: boolean;
}

/** One check with everything that proves its verdict. */
export function Check({ check, standing, sight, open }: CheckProps) {
  const { name, suite, verdict, duration, exchanges } = check;
  const failed = verdict === 'fail';
  return (
    <details class="check" open={open}>
      <summary>
        <Badge standing={standing} /> <Said text={name} limit={300} />{' '}
        <span class="aside">
          <Code text={suite} limit={100} /> · {counted(exchanges.length, 'request')} · {span(duration)}
        </span>
      </summary>
      <Reason check={check} />
      <ExpectedAndActual check={check} />
      <Counterexample value={check.counterexample} />
      <Steps check={check} sight={sight} telling={failed ? tellingExchange(exchanges) : undefined} />
      <Commands check={check} />
    </details>
  );
}
