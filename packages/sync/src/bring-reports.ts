import type { Call } from '@csms/calls';
import type { Clock } from '@csms/router';
import { contentId, findRequest, numberFrom } from '@csms/services';
import type { CallStore, ClaimedItem, DeviceModelStore, VariableMonitorStore, Wanted } from '@csms/store';
import { answerWaitMs, type BringDeps, type Bringing, requestedBy } from './bring.js';
import { idOf } from './id-of.js';
import { maxAttempts, pauseMs } from './outcome-of.js';
import {
  away,
  type Judged,
  judgeError,
  refusal,
  saidBy,
  silence,
  type Verdict,
  whatIsLeft,
} from './verdict.js';

/** What bringing reports works with. */
export interface ReportDeps extends Pick<BringDeps, 'calls'> {
  readonly store: {
    readonly calls: Pick<CallStore, 'list'>;
    readonly deviceModel: Pick<DeviceModelStore, 'findReport'>;
    readonly variableMonitors: Pick<VariableMonitorStore, 'findReport'>;
  };
  /** Whether a station may be asked for a report now. */
  readonly isTurn: () => boolean;
  readonly clock: Clock;
}

/** To which station reports are brought. */
export interface ReportBringing extends Bringing {
  /** Whether it is known not to be there: then only what came of what it was asked before counts. */
  readonly isAway: boolean;
}

type WantedReport = Extract<Wanted, { readonly kind: 'report' }>;

/** How each report is asked for, and which store keeps it (2.0.1 B07, N02). */
const reports = {
  inventory: {
    action: 'GetBaseReport',
    criteria: { reportBase: 'FullInventory' },
    keptIn: ({ store }: ReportDeps) => store.deviceModel,
  },
  monitors: {
    action: 'GetMonitoringReport',
    criteria: {},
    keptIn: ({ store }: ReportDeps) => store.variableMonitors,
  },
} as const satisfies Record<WantedReport['report'], object>;

const awaited = 'the station was asked, and its report is awaited';

/** How long a station is not asked again after it said that it will report, in milliseconds, even when it is woken. */
const restMs = 30_000;

/** When a report of which no further part came counts as broken off, in milliseconds. */
const quietMs = 60_000;

/**
 * The shortest and the longest wait of a station whose turn it is not, in milliseconds: a range, so that not all come
 * back at once.
 */
const minTurnPauseMs = 60_000;
const maxTurnPauseMs = 10 * 60_000;

/**
 * Has a station report on itself, one report after the other (2.0.1 B07.FR.14, N04.FR.19). That it says it will is not
 * enough: a report is there when all of its parts are.
 */
export async function bringReports(
  deps: ReportDeps,
  items: readonly ClaimedItem[],
  bringing: ReportBringing,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const item of items) {
    const { wanted } = item;
    if (wanted.kind !== 'report') continue;
    const left = whatIsLeft(judged) ?? behind(judged.at(-1));
    judged.push([item, left ?? (await bringReport(deps, { ...item, wanted }, bringing))]);
  }
  return judged;
}

/** The verdict on a report when the one before it is not over. */
function behind(before: Judged | undefined): Verdict | undefined {
  if (!before) return undefined;
  const [item, verdict] = before;
  const reason = 'another report comes first';
  switch (verdict.status) {
    case 'Begun':
    case 'InVain':
      return { status: 'Later', reason, pauseMs: pauseMs(item) };
    case 'Later':
      return { ...verdict, reason };
    default:
      return undefined;
  }
}

async function bringReport(
  deps: ReportDeps,
  { wanted, requestedAt, attempts }: ClaimedItem & { readonly wanted: WantedReport },
  { station: { stationId }, id: attemptId, signal, isAway }: ReportBringing,
): Promise<Verdict> {
  const { action, criteria, keptIn } = reports[wanted.report];
  // The same for all attempts, whose parts are of one report then.
  const requestId = numberFrom(contentId(wanted.report, wanted.of, wanted.boot));
  const nowMs = deps.clock.now().getTime();
  const arrival = await keptIn(deps).findReport(stationId, requestId);
  if (arrival && arrival.receivedAt >= requestedAt) {
    if (arrival.isWhole) return { status: 'Accepted', at: arrival.receivedAt, wasAsked: false };
    const isComing = nowMs - arrival.receivedAt.getTime() < quietMs;
    if (isComing) return { status: 'Later', reason: 'the station is reporting', pauseMs: quietMs };
  }
  if (isAway) return away;
  if (attempts >= maxAttempts.report) {
    return { status: 'Failed', reason: `no whole report came, ${attempts} times`, wasAsked: false };
  }
  const asked =
    attempts > 0 ? await findRequest(deps.store.calls, stationId, [action], requestId) : undefined;
  const isBusy = asked?.status === 'Answered' && nowMs - asked.createdAt.getTime() < restMs;
  if (isBusy) return { status: 'Later', reason: awaited, pauseMs: restMs };
  const id = idOf(attemptId, wanted);
  if (!deps.isTurn()) {
    const spreadMs = numberFrom(id) % (maxTurnPauseMs - minTurnPauseMs);
    return { status: 'Later', reason: 'other stations are reporting', pauseMs: minTurnPauseMs + spreadMs };
  }
  try {
    const request = { requestId, ...criteria };
    return judgeAnswer(
      await deps.calls.sendUntyped(stationId, action, request, {
        id,
        waitMs: answerWaitMs,
        signal,
        requestedBy,
      }),
    );
  } catch (error) {
    return judgeError(error);
  }
}

function judgeAnswer(call: Call): Verdict {
  if (call.status === 'Refused') return refusal(call.error);
  if (call.status !== 'Answered') return silence(call.status);
  const { status } = call.response as { readonly status?: unknown };
  const ended = call.completedAt ? { at: call.completedAt } : {};
  switch (status) {
    case 'Accepted':
      return { status: 'Begun', reason: awaited };
    case 'EmptyResultSet':
      return { status: 'Accepted', ...ended };
    case 'NotSupported':
      return { status: 'Rejected', reason: saidBy(status), ...ended };
    default:
      // It has such a report, and can't make it now.
      return { status: 'InVain', reason: saidBy(String(status)) };
  }
}
