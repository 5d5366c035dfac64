import type { Page, PageRequest } from './page.js';
import type { TokenReference } from './transactions.js';

/** A reservation as a station accepted it (1.6 ReserveNow, 2.0.1 H01). */
export interface NewReservation {
  /** Unique within the station: a later reservation of the same id takes its place. */
  readonly reservationId: number;
  /** Absent for any EVSE; on 1.6 connector 0 stands for that. */
  readonly evseId?: number;
  /** The kind of connector that is reserved, where it matters, such as `cCCS2` (2.0.1). */
  readonly connectorType?: string;
  readonly token: TokenReference;
  /** Tokens of this group may use it too. */
  readonly groupId?: string;
  readonly expiresAt: Date;
  /** When the station accepted it. */
  readonly reservedAt: Date;
}

/** How a reservation ended. */
export interface ReservationEnd {
  /** It was used, cancelled by the CSMS, or the station said that it expired or can't be kept (H04). */
  readonly status: 'consumed' | 'cancelled' | 'expired' | 'removed';
  readonly at: Date;
  /** The transaction that used it. */
  readonly transactionId?: string;
}

/** A reservation, as it stands at a time. */
export interface Reservation extends NewReservation {
  readonly status: 'active' | ReservationEnd['status'];
  readonly endedAt?: Date;
  /** The transaction that used it. */
  readonly transactionId?: string;
}

/** What is known of a reservation id. For the stores only: {@link reservationAt} says what it means. */
export interface ReservationRecord {
  readonly reservationId: number;
  /** Absent while only its end is known. */
  readonly reserved?: NewReservation;
  /**
   * In order of time: the first one that ends the reservation, and the last one, which may belong to a reservation that
   * is recorded later.
   */
  readonly ends: readonly ReservationEnd[];
}

/** How many reservations of a station are kept at least. */
export const maxReservations = 100;

/**
 * Reservations at stations. Every value returned is the caller's own copy.
 *
 * No manager has to expire a reservation: nobody is told, the station frees its connector by itself, and on 1.6 it says
 * nothing of it. Whether it has expired follows from the time at which it is looked at, so it is right at every
 * instant.
 */
export interface ReservationStore {
  /**
   * Keeps a reservation in place of the one of its id, unless that one is later. The station need not be known, and stays
   * unknown. The {@link maxReservations} of which something was told last are kept; a station never has more than twice
   * as many.
   */
  record(stationId: string, reservation: NewReservation): Promise<void>;
  /**
   * Ends the reservation that has this id at the time of the end, if there is one, whether it was recorded before or is
   * recorded later. The first end stays.
   */
  recordEnd(stationId: string, reservationId: number, end: ReservationEnd): Promise<void>;
  /** A reservation as it stands at a time. Resolves to `undefined` when there is none of that id. */
  find(stationId: string, reservationId: number, now: Date): Promise<Reservation | undefined>;
  /** The reservations of a station as they stand at a time, the latest first. */
  list(stationId: string, now: Date, page: PageRequest): Promise<Page<Reservation>>;
}

/** For the stores: what is known of an id after a reservation was accepted. Of two, the later stays. */
export function withReservation(
  known: ReservationRecord | undefined,
  told: NewReservation,
): ReservationRecord {
  const { reservationId } = told;
  const isOlder = known?.reserved !== undefined && known.reserved.reservedAt > told.reservedAt;
  return {
    reservationId,
    reserved: isOlder ? known.reserved : told,
    ends: known?.ends ?? [],
  };
}

/**
 * For the stores: what is known of an id after an end, which may come before the reservation that it ends, and more than
 * once. A transaction uses up one reservation only, at the first time that is told.
 */
export function withReservationEnd(
  known: ReservationRecord | undefined,
  reservationId: number,
  end: ReservationEnd,
): ReservationRecord {
  const { reserved, ends = [] } = known ?? {};
  const same = ends.filter((each) => isSameEnd(each, end));
  const [earliest = end] = [...same, end].toSorted(compareEnds);
  const all = [...ends.filter((each) => !same.includes(each)), earliest].toSorted(compareEnds);
  const first = endOf({ reserved, ends: all }) ?? all[0];
  const last = all.at(-1);
  return {
    reservationId,
    ...(reserved && { reserved }),
    ends: all.filter((each) => each === first || each === last),
  };
}

/** For the stores: a reservation as it stands at a time; `undefined` while only its end is known. */
export function reservationAt(
  record: Pick<ReservationRecord, 'reserved' | 'ends'>,
  now: Date,
): Reservation | undefined {
  const { reserved } = record;
  if (!reserved) return undefined;
  const end = endOf(record);
  if (end) {
    const { status, at: endedAt, transactionId } = end;
    return { ...reserved, status, endedAt, ...(transactionId !== undefined && { transactionId }) };
  }
  if (reserved.expiresAt <= now) return { ...reserved, status: 'expired', endedAt: reserved.expiresAt };
  return { ...reserved, status: 'active' };
}

/** For the stores: when something was last told of a reservation id. */
export function reservationToldAt({ reserved, ends }: ReservationRecord): Date {
  const times = [reserved?.reservedAt, ends.at(-1)?.at].flatMap((at) => at?.getTime() ?? []);
  return new Date(Math.max(...times));
}

/** The first end that the reservation was there for. */
function endOf({ reserved, ends }: Pick<ReservationRecord, 'reserved' | 'ends'>): ReservationEnd | undefined {
  return reserved && ends.find(({ at }) => at >= reserved.reservedAt);
}

function isSameEnd(a: ReservationEnd, b: ReservationEnd): boolean {
  if (a.transactionId === undefined) return compareEnds(a, b) === 0;
  return a.transactionId === b.transactionId;
}

function compareEnds(a: ReservationEnd, b: ReservationEnd): number {
  return a.at.getTime() - b.at.getTime() || Number(a.status > b.status) - Number(a.status < b.status);
}
