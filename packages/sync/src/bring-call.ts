import type { Call } from '@csms/calls';
import { answerWaitMs, type BringDeps, type Bringing, requestedBy } from './bring.js';
import { judgeError, refusal, saidBy, silence, type Verdict } from './verdict.js';

/** Makes a call that a service queued. */
export async function bringCall(
  { calls }: Pick<BringDeps, 'calls'>,
  { action, request }: { readonly action: string; readonly request: object },
  { station, id, signal }: Bringing,
): Promise<Verdict> {
  try {
    const options = { id, waitMs: answerWaitMs, signal, requestedBy };
    return judgeCall(await calls.sendUntyped(station.stationId, action, request, options));
  } catch (error) {
    return judgeError(error);
  }
}

function judgeCall(call: Call): Verdict {
  if (call.status === 'Refused') return refusal(call.error);
  if (call.status !== 'Answered') return silence(call.status);
  const ended = call.completedAt ? { at: call.completedAt } : {};
  const { status } = call.response as { readonly status?: unknown };
  const isRejected = status === 'Rejected' || status === 'NotSupported' || status === 'NotImplemented';
  return isRejected
    ? { status: 'Rejected', reason: saidBy(status), ...ended }
    : { status: 'Accepted', ...ended };
}
