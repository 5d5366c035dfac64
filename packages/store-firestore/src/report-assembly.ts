import {
  addReportPart,
  codecOf,
  type OpenReport,
  type ReportArrival,
  type ReportPart,
  reportArrival,
} from '@csms/store';
import { documentId } from './document-ids.js';
import { createStationMemos } from './station-memos.js';
import type { StationUnit } from './station-unit.js';

/** The kinds of reports. */
export type ReportKind = 'customerInformation' | 'deviceModel' | 'monitors';

/** Reports of stations that come in parts. */
export interface ReportAssembly<Item> {
  /** Adds a part. Resolves to all parts of the report that it makes whole. */
  add(unit: StationUnit, part: ReportPart<Item>): Promise<readonly ReportPart<Item>[] | undefined>;
  /** How far a report has come. */
  find(unit: StationUnit, requestId: number): ReportArrival | undefined;
}

type Reports = readonly OpenReport<never>[];

const memos = createStationMemos(
  'reports',
  codecOf<Reports>([
    { receivedAt: 'date', wholeAt: 'date', parts: [{ at: 'date', receivedAt: 'date', askedAt: 'date' }] },
  ]),
);

/**
 * Makes the assembly of a kind of reports. The items of each part are a document of their own, so that each is written
 * once, however many parts a report has; {@link addReportPart} needs the parts without their items only.
 *
 * @param kind the kind of these reports
 */
export function createReportAssembly<Item>(kind: ReportKind): ReportAssembly<Item> {
  const collection = `${kind}Parts` as const;
  return {
    async add(unit, part) {
      const header: ReportPart<never> = { ...part, items: [] };
      const before = memos.read(unit) ?? [];
      const { reports, whole } = addReportPart(before, header);
      memos.write(unit, reports);
      const isOpen = reports.some(({ parts }) => parts.includes(header));
      if (isOpen) {
        unit.put(collection, idOf(part), { fields: {}, record: JSON.stringify(part.items) });
      }
      const others = whole?.filter((each) => each !== header) ?? [];
      const found = await unit.get(collection, others.map(idOf));
      const items = new Map(others.map((each, index) => [each, found[index]?.record ?? '[]']));
      const isStillOpen = new Set(openParts(reports));
      for (const id of openParts(before)) if (!isStillOpen.has(id)) unit.remove(collection, id);
      return whole?.map((each) =>
        each === header ? part : { ...each, items: JSON.parse(items.get(each) ?? '[]') as Item[] },
      );
    },

    find: (unit, requestId) => reportArrival(memos.read(unit) ?? [], requestId),
  };
}

/** Ids of the parts of which the items are kept. */
function openParts(reports: Reports): readonly string[] {
  return reports.flatMap(({ parts }) => parts.map(idOf));
}

function idOf({ requestId, seqNo }: Pick<ReportPart<unknown>, 'requestId' | 'seqNo'>): string {
  return documentId(requestId, seqNo);
}
