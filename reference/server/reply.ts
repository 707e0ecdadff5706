import { identify } from '../auth/identify.js';
import type { Reply } from '../decisions/answers.js';
import type { PermissionDecisions } from '../decisions/permission.js';
import { type Answer, type Caller, isRefusal, type Refusal, refusal } from '../state/model.js';
import type { Site } from '../state/site.js';
import type { Call } from './call.js';
import type { Parameters } from './parameters.js';
import { render } from './render.js';

/** What an answer depends on besides its content. */
export interface ReplyContext {
  readonly call: Call;
  readonly asked: Parameters;
  readonly site: Site;
}

/** The caller of a method, if it has the level that the method needs. */
export function permitted(call: Call, method: keyof PermissionDecisions['needs'], site: Site): Caller | Refusal {
  const { permission } = site.decisions;
  const caller = identify(call, permission, site.nonces);
  if (isRefusal(caller)) return caller;
  const needed = permission.needs[method];
  if (permission.allows(caller.level, needed, call)) return caller;
  return refusal('permission_denied', `You need at least ${needed} permission, and have ${caller.level}`, caller);
}

export function answerRefusal({ code, message, caller }: Refusal, { call, asked, site }: ReplyContext): Answer {
  const level = site.decisions.permission.stated(caller);
  const { accept, endpoint } = call;
  const reply: Reply = { asked, accept, endpoint, level, message, code, wrapper: '', fields: [] };
  return render(reply, site.decisions.answers, site.description);
}

export function answerSuccess(
  content: Pick<Reply, 'message' | 'wrapper' | 'fields'>,
  { call, asked, site }: ReplyContext,
  caller: Caller,
): Answer {
  const level = site.decisions.permission.stated(caller);
  const { accept, endpoint } = call;
  const reply: Reply = { asked, accept, endpoint, level, code: undefined, ...content };
  return render(reply, site.decisions.answers, site.description);
}
