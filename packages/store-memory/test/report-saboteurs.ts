import type { ReportPart } from '@csms/store';
import { inPart, pause, type Saboteur } from './saboteur.js';

/** Falsifies the parts of reports before they are recorded. */
function takingParts(
  change: (part: ReportPart<never>) => ReportPart<never> | undefined,
): Saboteur['sabotage'] {
  return inPart('customerInformation', (inner) => ({
    async recordReportPart(stationId, part) {
      const changed = change(part as ReportPart<never>);
      if (changed) await inner.recordReportPart(stationId, changed);
    },
  }));
}

const reports = 'customerInformation.recordReportPart';

/** Stores, each of which breaks one promise about the reports of stations. */
export const reportSaboteurs: readonly Saboteur[] = [
  {
    does: 'replaces an event that is known',
    sabotage: inPart('securityEvents', (inner) => {
      const texts = new Map<string, string | undefined>();
      return {
        async record(stationId, event) {
          texts.set(event.id, event.techInfo);
          await inner.record(stationId, event);
        },
        async list(stationId, request) {
          const { items, ...next } = await inner.list(stationId, request);
          return { items: items.map((event) => ({ ...event, techInfo: texts.get(event.id) })), ...next };
        },
      };
    }),
    caughtBy: 'securityEvents.record: of two events of one id the first stays',
  },
  {
    does: 'keeps the events that came first',
    sabotage: inPart('securityEvents', (inner) => {
      let count = 0;
      return {
        async record(stationId, event) {
          count++;
          if (count <= 500) await inner.record(stationId, event);
        },
      };
    }),
    caughtBy: 'securityEvents.record: keeps the latest 500, in whatever order they come, and not without end',
  },
  {
    does: 'creates the stations of events',
    sabotage: inPart('monitoringEvents', (inner, { stations }) => ({
      async record(stationId, events) {
        await stations.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } });
        await inner.record(stationId, events);
      },
    })),
    caughtBy: 'monitoringEvents.record: leaves an unknown station unknown, and another station alone',
  },
  {
    does: 'keeps the first of the events that come together',
    sabotage: inPart('monitoringEvents', (inner) => ({
      record: (stationId, events) => inner.record(stationId, events.slice(0, 1)),
    })),
    caughtBy: 'monitoringEvents.record: events that come together are each kept once, and none is no event',
  },
  {
    does: 'takes no request for request 0',
    sabotage: inPart('progress', (inner) => ({
      record: (stationId, report) => inner.record(stationId, { ...report, requestId: report.requestId ?? 0 }),
      find: (stationId, kind, requestId = 0) => inner.find(stationId, kind, requestId),
    })),
    caughtBy:
      'progress.find: works of other kinds, requests and stations are apart, and one without a request too',
  },
  {
    does: 'keeps the latest step only',
    sabotage: inPart('progress', (inner) => ({
      async find(stationId, kind, requestId) {
        const progress = await inner.find(stationId, kind, requestId);
        return progress && { ...progress, steps: progress.steps.slice(-1) };
      },
    })),
    caughtBy: 'progress.record: keeps all of a step, and steps in order of their time',
  },
  {
    does: 'takes each report for the last of its parts',
    sabotage: takingParts((part) => ({ ...part, isLast: true })),
    caughtBy: `${reports}: nothing is known before all parts are there, in order 0, 1, 2, copies among them`,
  },
  {
    does: 'keeps parts in the order in which they come',
    sabotage: (() => {
      let count = 0;
      return takingParts((part) => ({ ...part, seqNo: count++ }));
    })(),
    caughtBy: `${reports}: puts the text together as it is, and says when it was received`,
  },
  {
    does: 'takes all reports of a station for one',
    sabotage: takingParts((part) => ({ ...part, requestId: 1 })),
    caughtBy: `${reports}: reports of other requests and stations are apart`,
  },
  {
    does: 'mixes what is left of a report with the next one',
    sabotage: takingParts((part) => ({ ...part, askedAt: new Date(0) })),
    caughtBy: `${reports}: what is left of a report that never became whole does not mix with one that is asked for later`,
  },
  {
    does: 'keeps unfinished reports for ever',
    sabotage: takingParts((part) => ({ ...part, receivedAt: new Date(0) })),
    caughtBy: `${reports}: a report that was not added to for long is forgotten`,
  },
  {
    does: 'loses one of two parts that come at once',
    sabotage: (() => {
      let isBusy = false;
      return inPart('customerInformation', (inner) => ({
        async recordReportPart(stationId, part) {
          if (isBusy) return;
          isBusy = true;
          await pause();
          await inner.recordReportPart(stationId, part);
          isBusy = false;
        },
      }));
    })(),
    caughtBy: `${reports}: parts that come at once make the report whole`,
  },
  {
    does: 'merges complete reports into the model',
    sabotage: inPart('deviceModel', (inner) => ({
      recordReportPart: (stationId, part) =>
        inner.recordReportPart(stationId, { ...part, isComplete: false }),
    })),
    caughtBy: 'deviceModel.recordReportPart: a complete report takes out what it leaves out',
  },
  {
    does: 'replaces the model by each report',
    sabotage: inPart('deviceModel', (inner) => ({
      recordReportPart: (stationId, part) => inner.recordReportPart(stationId, { ...part, isComplete: true }),
    })),
    caughtBy:
      'deviceModel.recordReportPart: the latest value of each attribute stays, in whatever order reports come',
  },
  {
    does: 'believes clocks that are ahead',
    sabotage: inPart('deviceModel', (inner) => ({
      recordReportPart: (stationId, part) =>
        inner.recordReportPart(stationId, { ...part, receivedAt: part.at }),
    })),
    caughtBy:
      'deviceModel.recordReportPart: what was set after a report came stays, though the report is of a clock ahead',
  },
  {
    does: 'believes clocks that are behind',
    sabotage: inPart('deviceModel', (inner) => ({
      recordReportPart: (stationId, part) => inner.recordReportPart(stationId, { ...part, askedAt: part.at }),
    })),
    caughtBy:
      'deviceModel.recordReportPart: what was set before a report was asked for is over, though its clock is behind',
  },
  {
    does: 'loses monitors to a clock that was ahead',
    sabotage: inPart('variableMonitors', (inner) => ({
      recordReportPart: (stationId, part) =>
        inner.recordReportPart(stationId, { ...part, receivedAt: part.at }),
    })),
    caughtBy:
      'variableMonitors.recordReportPart: monitors set after a report came stay, though it is of a clock ahead',
  },
  {
    does: 'goes by the order in which reports come',
    sabotage: inPart('variableMonitors', (inner) => {
      let count = 0;
      return {
        recordReportPart: (stationId, part) =>
          inner.recordReportPart(stationId, { ...part, at: new Date(count++) }),
      };
    }),
    caughtBy:
      'variableMonitors.recordReportPart: of each monitor the latest stays, all of it, in order of the ids',
  },
];
