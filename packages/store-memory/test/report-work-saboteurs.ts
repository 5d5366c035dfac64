import type { Wanted, WorkStatus } from '@csms/store';
import { inPart, type Saboteur } from './saboteur.js';

type WantedReport = Extract<Wanted, { readonly kind: 'report' }>;

/** Changes the reports that are requested. */
function asking(change: (report: WantedReport) => Wanted): Saboteur['sabotage'] {
  return inPart('stationWork', (inner) => ({
    request: (stationId, wanted, at) =>
      inner.request(
        stationId,
        wanted.map((each) => (each.kind === 'report' ? change(each) : each)),
        at,
      ),
  }));
}

/** Treats one end of work as another. */
function taking(status: WorkStatus, other: Exclude<WorkStatus, 'Pending'>): Saboteur['sabotage'] {
  return inPart('stationWork', (inner) => ({
    settle: (claim, outcomes) =>
      inner.settle(
        claim,
        outcomes.map((outcome) =>
          outcome.status === status && outcome.status !== 'Pending' ? { ...outcome, status: other } : outcome,
        ),
      ),
  }));
}

const request = 'stationWork.request';

/** Stores, each of which breaks one promise about the reports wanted of stations, and how far these have come. */
export const reportWorkSaboteurs: readonly Saboteur[] = [
  {
    does: 'asks again for a report that it has',
    sabotage: (() => {
      let count = 0;
      return asking((report) => ({ ...report, of: `${report.of} ${count++}` }));
    })(),
    caughtBy: `${request}: a report that was given is wanted anew of another station only`,
  },
  {
    does: 'takes each station for the same one',
    sabotage: asking((report) => ({ ...report, of: 'any' })),
    caughtBy: `${request}: a report that was given up is wanted anew of another station`,
  },
  {
    does: 'asks once for a report that boots matter to',
    sabotage: asking(({ kind, report, of }) => ({ kind, report, of })),
    caughtBy: `${request}: a report that boots matter to is wanted anew after another one`,
  },
  {
    does: 'asks again for a report that the station does not have',
    sabotage: taking('Rejected', 'Failed'),
    caughtBy: `${request}: a report that the station does not have is wanted anew of another station only, whenever that boots`,
  },
  {
    does: 'never asks again for a report that was given up',
    sabotage: taking('Failed', 'Rejected'),
    caughtBy: `${request}: a report that was given up is wanted anew after a rest`,
  },
  {
    does: 'forgets how often a report was asked for',
    sabotage: inPart('stationWork', (inner) => ({
      async list(stationId, kinds, page) {
        const { items, ...next } = await inner.list(stationId, kinds, page);
        return { items: items.map((item) => ({ ...item, attempts: 0 })), ...next };
      },
    })),
    caughtBy: `${request}: a report that waits and is asked for again is due at once, as often as it was tried`,
  },
  {
    does: 'takes each look at what came for an attempt',
    sabotage: inPart('stationWork', (inner) => ({
      settle: (claim, outcomes) =>
        inner.settle(
          claim,
          outcomes.map((outcome) => ({ ...outcome, wasAsked: true })),
        ),
    })),
    caughtBy: 'stationWork.settle: what the station was asked before may end without an attempt',
  },
  {
    does: 'takes a report from before a boot for the one after it',
    sabotage: asking((report) => ({ ...report, boot: 'any' })),
    caughtBy: `${request}: what came of a report before a boot does not end what is wanted after it`,
  },
  {
    does: 'forgets what came of reports',
    sabotage: inPart('stationWork', (inner) => ({
      async list(stationId, kinds, page) {
        const { items, ...next } = await inner.list(stationId, kinds, page);
        return {
          items: items.filter(({ wanted, endedAt }) => !endedAt || wanted.kind !== 'report'),
          ...next,
        };
      },
    })),
    caughtBy: `${request}: what came of a report is not forgotten`,
  },
  {
    does: 'takes each report of which anything came for a whole one',
    sabotage: inPart('deviceModel', (inner) => ({
      async findReport(stationId, requestId) {
        const arrival = await inner.findReport(stationId, requestId);
        return arrival && { ...arrival, isWhole: true };
      },
    })),
    caughtBy:
      'deviceModel.findReport: tells when the last part was received, and that the report is whole once all are there',
  },
  {
    does: 'takes a report for whole since one of the same request was',
    sabotage: inPart('variableMonitors', (inner) => {
      const whole = new Set<string>();
      return {
        async findReport(stationId, requestId) {
          return inner
            .findReport(stationId, requestId)
            .then((arrival) => arrival && { ...arrival, isWhole: arrival.isWhole || whole.has(stationId) });
        },
        async recordReportPart(stationId, part) {
          await inner.recordReportPart(stationId, part);
          if ((await inner.findReport(stationId, part.requestId))?.isWhole) whole.add(stationId);
        },
      };
    }),
    caughtBy:
      'variableMonitors.findReport: a later report of the same request is not whole before all of its parts are there',
  },
  {
    does: 'tells of one report how far another has come',
    sabotage: inPart('deviceModel', (inner) => ({
      findReport: (stationId) => inner.findReport(stationId, 1),
    })),
    caughtBy: 'deviceModel.findReport: reports of other requests and stations are apart',
  },
];
