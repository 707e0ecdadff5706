import type { ReportedCheck, ReportedRequirement } from '../../src/results/results.js';
import { checkCountedAs, countedAs } from '../../src/results/tally.js';
import { Badge } from './badge.js';
import { Check } from './check.js';
import { longestReason } from './evidence.js';
import type { ReportContext } from './report-context.js';
import { Sources } from './sources.js';
import { Code, Said } from './text.js';
import { anchor } from './words.js';

const bases: ReadonlyMap<string, string> = new Map([
  ['stated', 'stated in'],
  ['implied', 'implied by'],
  ['ecosystem', 'from the ecosystem,'],
]);

/** Attributes that the filters of the page use. */
function marks(requirement: ReportedRequirement) {
  const { level, operation } = requirement;
  return { 'data-standing': countedAs(requirement), 'data-level': level, 'data-operation': operation };
}

function Origin({ requirement }: { readonly requirement: ReportedRequirement }) {
  const { id, level, basis, source, sources = [], operation } = requirement;
  return (
    <p class="origin">
      <Code text={id} /> · <b>{level}</b> · {bases.get(basis) ?? basis} <Sources source={source} sources={sources} /> ·{' '}
      {operation === 'all' ? 'every operation' : <Code text={operation} limit={100} />}
    </p>
  );
}

function Reasons({ requirement }: { readonly requirement: ReportedRequirement }) {
  const { reason, dependsOn, verdict, checks } = requirement;
  // The checks give the reason.
  const told = reason === '' || verdict === 'fail' || checks.some((check) => check.reason === reason);
  if (dependsOn.length > 0) {
    return (
      <p class="reason">
        Depends on{' '}
        {dependsOn.map((id, at) => (
          <>
            {at === 0 ? '' : ', '}
            <a href={`#${anchor(id)}`}>
              <Code text={id} />
            </a>
          </>
        ))}
        , which does not hold
      </p>
    );
  }
  return told ? null : (
    <p class="reason">
      <Said text={reason} limit={longestReason} />
    </p>
  );
}

function failuresFirst(checks: readonly ReportedCheck[]): ReportedCheck[] {
  return [...checks].sort((a, b) => Number(b.verdict === 'fail') - Number(a.verdict === 'fail'));
}

interface RequirementProps {
  readonly requirement: ReportedRequirement;
  readonly context: ReportContext;
  /** Initially open. */
  readonly open?: boolean;
}

/** One requirement with its verdict and evidence. */
export function Requirement({ requirement, context, open = false }: RequirementProps) {
  const { id, text, because, checks } = requirement;
  const heading = (
    <>
      <Badge standing={countedAs(requirement)} />{' '}
      <span class="sentence">
        <Said text={text} />
      </span>
    </>
  );
  return (
    <details class="requirement" id={anchor(id)} open={open} {...marks(requirement)}>
      <summary>{open ? <h3>{heading}</h3> : heading}</summary>
      <div class="proof">
        <Origin requirement={requirement} />
        {because === undefined ? null : (
          <p class="argument">
            Why it holds for every target: <Said text={because} limit={1000} />
          </p>
        )}
        <Reasons requirement={requirement} />
        {failuresFirst(checks).map((check) => (
          <Check
            check={check}
            standing={checkCountedAs(check, requirement)}
            context={context}
            open={checks.length === 1 || check.verdict === 'fail'}
          />
        ))}
      </div>
    </details>
  );
}

/** A link to a requirement that is shown elsewhere on the page. */
export function Pointer({ requirement }: { readonly requirement: ReportedRequirement }) {
  const { id, text } = requirement;
  return (
    <p class="pointer" {...marks(requirement)}>
      <Badge standing={countedAs(requirement)} />{' '}
      <a class="sentence" href={`#${anchor(id)}`}>
        <Said text={text} />
      </a>
    </p>
  );
}
