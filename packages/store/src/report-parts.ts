/** One message of a report that a station sends in several (2.0.1 B07, N02, N09). */
export interface ReportPart<Item> {
  readonly requestId: number;
  /** Counts the parts of a report from 0. */
  readonly seqNo: number;
  /** Whether no part comes after it. */
  readonly isLast: boolean;
  /** When the station made it, by its clock. */
  readonly at: Date;
  readonly receivedAt: Date;
  /** Of the first part: whether the report tells of everything, so that what it leaves out is gone. */
  readonly isComplete?: boolean;
  /** Of the first part: when the report was asked for, by our clock; absent where that is not known. */
  readonly askedAt?: Date;
  readonly items: readonly Item[];
}

/** What has come of a report so far. */
export interface OpenReport<Item> {
  readonly requestId: number;
  readonly receivedAt: Date;
  /** In order of `seqNo`; none once the report was whole. */
  readonly parts: readonly ReportPart<Item>[];
  /** When the latest part of the whole report was made, by which copies of its parts are recognized. */
  readonly wholeAt?: Date;
}

/** How far a report has come. */
export interface ReportArrival {
  readonly isWhole: boolean;
  /** When the last of its parts was received. */
  readonly receivedAt: Date;
}

/** What a whole report says. */
export interface WholeReport<Item> {
  readonly items: readonly ReportedItem<Item>[];
  /** Present when the report tells of everything: what was told before this time is gone. */
  readonly since?: Date;
}

/** An item of a report, and when it was so. */
export interface ReportedItem<Item> {
  readonly item: Item;
  readonly at: Date;
}

/** How many reports of one kind are open at a station at once. */
export const maxOpenReports = 10;

/** How many parts a report may have. */
export const maxReportParts = 1_000;

/** How long after its last part a report is forgotten, whole or not. */
export const maxReportAgeMs = 60 * 60_000;

/**
 * For the stores: the open reports of a station with one more part, which may come in any order and more than once.
 * With the part that makes a report whole, all of its parts are returned, once. Reports that were not added to for
 * {@link maxReportAgeMs}, and the oldest of more than {@link maxOpenReports}, are dropped.
 */
export function addReportPart<Item>(
  reports: readonly OpenReport<Item>[],
  part: ReportPart<Item>,
): { readonly reports: readonly OpenReport<Item>[]; readonly whole?: readonly ReportPart<Item>[] } {
  const { requestId, receivedAt } = part;
  const young = reports.filter(
    (report) => receivedAt.getTime() - report.receivedAt.getTime() <= maxReportAgeMs,
  );
  const known = young.find((report) => report.requestId === requestId);
  const isCopy = known?.wholeAt !== undefined && part.at <= known.wholeAt;
  if (isCopy || part.seqNo < 0 || part.seqNo >= maxReportParts) return { reports: young };
  const parts = withPart(known?.parts ?? [], part);
  const whole = wholeOf(parts);
  const report = whole
    ? { requestId, receivedAt, parts: [], wholeAt: whole.reduce(latestOf, part.at) }
    : { requestId, receivedAt, parts };
  const others = young.filter((other) => other !== known);
  return { reports: [...others, report].slice(-maxOpenReports), whole };
}

/** For the stores: how far the report of a request has come; `undefined` when nothing of it is known. */
export function reportArrival(
  reports: readonly OpenReport<unknown>[],
  requestId: number,
): ReportArrival | undefined {
  const report = reports.find((each) => each.requestId === requestId);
  return report && { isWhole: report.wholeAt !== undefined, receivedAt: new Date(report.receivedAt) };
}

/**
 * For the stores: what a report says, by all of its parts. The clock of the station may be off, so its times are
 * bounded by ours: they lie between the request for the report and the receipt of each part.
 */
export function wholeReport<Item>(parts: readonly ReportPart<Item>[]): WholeReport<Item> {
  const { isComplete = false, askedAt } = parts[0] ?? {};
  const askedMs = askedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const timesMs = parts.map(({ at, receivedAt }) =>
    Math.min(Math.max(at.getTime(), askedMs), receivedAt.getTime()),
  );
  const items = parts.flatMap((part, index) => {
    const at = new Date(timesMs[index] as number);
    return part.items.map((item) => ({ item, at }));
  });
  return isComplete ? { items, since: new Date(Math.min(...timesMs)) } : { items };
}

/**
 * Of two parts with one number the later one stays: the station was asked again under the same id. What was received
 * before that belongs to a report that never became whole.
 */
function withPart<Item>(
  parts: readonly ReportPart<Item>[],
  part: ReportPart<Item>,
): readonly ReportPart<Item>[] {
  const same = parts.find(({ seqNo }) => seqNo === part.seqNo);
  if (same && same.at > part.at) return parts;
  const all = [...parts.filter((other) => other !== same), part].toSorted((a, b) => a.seqNo - b.seqNo);
  const [{ askedAt, receivedAt } = part] = all;
  // The clock of the manager that asked may be ahead of that of the manager that receives.
  const begunMs = Math.min(askedAt?.getTime() ?? Number.NEGATIVE_INFINITY, receivedAt.getTime());
  return all.filter((each) => each.receivedAt.getTime() >= begunMs);
}

function wholeOf<Item>(parts: readonly ReportPart<Item>[]): readonly ReportPart<Item>[] | undefined {
  const missing = parts.findIndex(({ seqNo }, index) => seqNo !== index);
  const last = parts.findIndex(({ isLast }) => isLast);
  return last >= 0 && (missing < 0 || last < missing) ? parts.slice(0, last + 1) : undefined;
}

function latestOf(latest: Date, { at }: ReportPart<unknown>): Date {
  return at > latest ? at : latest;
}
