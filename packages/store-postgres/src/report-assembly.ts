import {
  addReportPart,
  codecOf,
  type OpenReport,
  type ReportArrival,
  type ReportPart,
  reportArrival,
} from '@csms/store';
import type { Queries } from './database.js';
import { keyOf } from './keys.js';
import { createStationMemos } from './station-memos.js';

/** Reports of stations that come in parts. Parts are added only within `inStation`. */
export interface ReportAssembly<Item> {
  /** Adds a part. Resolves to all parts of the report that it makes whole. */
  add(
    queries: Queries,
    stationId: string,
    part: ReportPart<Item>,
  ): Promise<readonly ReportPart<Item>[] | undefined>;
  /** How far a report has come. */
  find(queries: Queries, stationId: string, requestId: number): Promise<ReportArrival | undefined>;
}

type Reports = readonly OpenReport<never>[];

const reportsCodec = codecOf<Reports>([
  { receivedAt: 'date', wholeAt: 'date', parts: [{ at: 'date', receivedAt: 'date', askedAt: 'date' }] },
]);

/**
 * Makes the assembly of a kind of reports. The items of each part are a row of their own, so that each is written once,
 * however many parts a report has; {@link addReportPart} needs the parts without their items only.
 */
export function createReportAssembly<Item>(kind: string): ReportAssembly<Item> {
  const memos = createStationMemos(`reports of ${kind}`, reportsCodec);

  async function itemsOf(
    queries: Queries,
    stationId: string,
    requestId: number,
  ): Promise<ReadonlyMap<number, readonly Item[]>> {
    const rows = await queries.query<{ seq_no: string | number; items: string }>(
      `select seq_no, items::text as items from report_parts
       where station_id = $1 and kind = $2 and request_id = $3`,
      [keyOf(stationId), kind, requestId],
    );
    return new Map(rows.map(({ seq_no, items }) => [Number(seq_no), JSON.parse(items) as Item[]]));
  }

  return {
    async add(queries, stationId, part) {
      const header: ReportPart<never> = { ...part, items: [] };
      const { requestId, seqNo, items } = part;
      const before = (await memos.read(queries, stationId)) ?? [];
      const { reports, whole } = addReportPart(before, header);
      await memos.write(queries, stationId, reports);
      const isOpen = reports.some(({ parts }) => parts.includes(header));
      if (isOpen) {
        await queries.query(
          `insert into report_parts (station_id, kind, request_id, seq_no, items)
           values ($1, $2, $3, $4, $5::text::json)
           on conflict (station_id, kind, request_id, seq_no) do update set items = excluded.items`,
          [keyOf(stationId), kind, requestId, seqNo, JSON.stringify(items)],
        );
      }
      const others = whole && (await itemsOf(queries, stationId, requestId));
      const closed = openIds(before).filter((id) => !openIds(reports).includes(id));
      if (closed.length > 0) {
        await queries.query(
          `delete from report_parts where station_id = $1 and kind = $2 and request_id = any($3::double precision[])`,
          [keyOf(stationId), kind, closed],
        );
      }
      return whole?.map((each) =>
        each === header ? part : { ...each, items: others?.get(each.seqNo) ?? [] },
      );
    },

    async find(queries, stationId, requestId) {
      return reportArrival((await memos.read(queries, stationId)) ?? [], requestId);
    },
  };
}

/** Ids of the reports of which parts are kept. */
function openIds(reports: Reports): readonly number[] {
  return reports.filter(({ parts }) => parts.length > 0).map(({ requestId }) => requestId);
}
