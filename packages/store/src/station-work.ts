import { hash } from 'node:crypto';
import { foldCase } from './fold-case.js';
import type { InstalledCertificateUse } from './installed-certificates.js';
import type { Page, PageRequest } from './page.js';

/** What a certificate is for that a station is to trust. */
export type RootCertificateUse = Extract<
  InstalledCertificateUse,
  'csms_root' | 'manufacturer_root' | 'v2g_root' | 'mo_root'
>;

/** A message that a station is to send. */
export type TriggeredMessage =
  | 'BootNotification'
  | 'StatusNotification'
  | 'SignV2GCertificate'
  | 'SignChargingStationCertificate'
  | 'SignCombinedCertificate';

/** What a station is to be brought to. */
export type Wanted =
  /** A configuration key of 1.6, or a variable of 2.0.1 by its name as text; two that differ in case only are one. */
  | { readonly kind: 'setting'; readonly name: string; readonly value: string }
  /** PEM. */
  | { readonly kind: 'certificate'; readonly use: RootCertificateUse; readonly certificate: string }
  | { readonly kind: 'trigger'; readonly message: TriggeredMessage }
  /**
   * A token that is to be taken off the station's local list: what the station reads, and the kind in the words of
   * 2.0.1.
   */
  | { readonly kind: 'unlisting'; readonly uid: string; readonly type?: string }
  /**
   * A report on all that it is made of, or on all of its monitors. What came of it is remembered: a report that the
   * station gave, or does not have, is asked for again only when `of` or `boot` has changed.
   */
  | {
      readonly kind: 'report';
      readonly report: 'inventory' | 'monitors';
      /** Names what the station is: its hardware and its firmware. */
      readonly of: string;
      /** Names the boot after which it is wanted; absent for a report that booting does not change. */
      readonly boot?: string;
    }
  /** A call that a service queues. Its id is the caller's; the call to the station has another one. */
  | {
      readonly kind: 'call';
      readonly callId: string;
      readonly action: string;
      readonly request: object;
    };

/** The kinds of {@link Wanted}. */
export type WorkKind = Wanted['kind'];

/** Where something wanted stands. All but `Pending` is final, until it is asked for again. */
export type WorkStatus =
  | 'Pending'
  /** The station took it. */
  | 'Accepted'
  /** The station took it, and it takes effect when it boots. */
  | 'RebootRequired'
  /** The station does not take it. */
  | 'Rejected'
  /** It was given up. */
  | 'Failed';

/** Something wanted of a station, and what has come of it. */
export interface WorkItem {
  readonly wanted: Wanted;
  readonly status: WorkStatus;
  /** Why, for people: of what is final, and of the last attempt at what is pending. */
  readonly reason?: string;
  /** When it was asked for last. */
  readonly requestedAt: Date;
  /** How often it was tried; that the station was away is no attempt. */
  readonly attempts: number;
  /** When it is to be tried again, unless the station is heard of before; absent once it has ended. */
  readonly dueAt?: Date;
  readonly endedAt?: Date;
  /** Present when the value of a setting was left out: it is secret, and the work has ended. */
  readonly isBlank?: true;
}

/** Something wanted in the hands of whoever claimed it. */
export interface ClaimedItem extends Pick<WorkItem, 'attempts' | 'reason'> {
  /**
   * Names the attempt: the claim that began it. What a manager began that died is given to the next as it was begun,
   * with the same number and the same items, although something else may be wanted by now.
   */
  readonly attempt: number;
  /** As it was wanted when the attempt began. */
  readonly wanted: Wanted;
  /** When that was asked for. */
  readonly requestedAt: Date;
}

/** The work on a station, in the hands of whoever claimed it. */
export interface WorkClaim {
  readonly stationId: string;
  /** Tells this claim from the others of the station. */
  readonly claim: number;
  /**
   * First what an earlier claim began, in the order in which it was begun; then what begins now, in the order of the
   * requests.
   */
  readonly items: readonly ClaimedItem[];
}

/** What came of an attempt at something wanted. */
export type WorkOutcome = Pick<ClaimedItem, 'attempt' | 'wanted'> &
  (
    | {
        readonly status: Exclude<WorkStatus, 'Pending'>;
        readonly reason?: string;
        readonly at: Date;
        /** Whether the value of the setting is secret: then it is not kept any longer. */
        readonly isSecret?: boolean;
        /** False when the station was not asked in this attempt: this came of an earlier one. */
        readonly wasAsked?: boolean;
      }
    | {
        readonly status: 'Pending';
        readonly reason?: string;
        /** When to try again, unless the station is heard of before. */
        readonly dueAt: Date;
        /** Whether the station was asked: then this was an attempt. */
        readonly wasAsked: boolean;
      }
  );

/** How many items of a station are kept, pending and ended; those pending are never dropped. */
export const maxWorkItems = 500;

/** How large all that is kept of a station may be, in bytes of its JSON. */
export const maxWorkBytes = 500_000;

/** How many items of a station are claimed at a time. */
export const maxClaimedItems = 50;

/** How long what has ended is kept, as long as there is room; what came of reports is kept for ever. */
export const maxEndedWorkAgeMs = 30 * 24 * 60 * 60_000;

/** How long the same station is not asked again for a report that was given up. */
export const failedReportRestMs = 24 * 60 * 60_000;

/**
 * What stations are to be brought to: of each setting, certificate, message, token that is taken off its
 * local list, report and queued call the latest. Every value
 * returned is the caller's own copy. A station need not be known, and stays unknown.
 */
export interface StationWorkStore {
  /**
   * Takes what is wanted of a station, by `requestWork`: all of it or nothing.
   *
   * @throws {StoreError} `full` when more would be pending than there is room for.
   */
  request(stationId: string, wanted: readonly Wanted[], at: Date): Promise<void>;
  /**
   * Claims the stations on which something is due at `now`, the longest due first, `limit` of them at most, with what
   * is due. Nobody else gets them until `leaseUntil`, unless the claim is settled before; somebody does when the
   * claimant has died.
   */
  claimDue(now: Date, leaseUntil: Date, limit: number): Promise<readonly WorkClaim[]>;
  /** How many unclaimed stations have something due at `now`; `limit` when there are more. */
  countDue(now: Date, limit: number): Promise<number>;
  /**
   * Keeps what came of attempts, by `settleWork`, and releases the station when the claim is the latest one. The first
   * outcome of an attempt counts; an attempt without one goes on.
   */
  settle(claim: Pick<WorkClaim, 'stationId' | 'claim'>, outcomes: readonly WorkOutcome[]): Promise<void>;
  /**
   * A station is there at a time: all that is pending is due then. When it is claimed, attempts that fail meanwhile are
   * due again at once. Resolves to whether anything is due.
   */
  wake(stationId: string, at: Date): Promise<boolean>;
  /** What is wanted of a station, of some kinds, in order of {@link workKey}. */
  list(stationId: string, kinds: readonly WorkKind[], page: PageRequest): Promise<Page<WorkItem>>;
}

/** For the stores: what something wanted is known and ordered by among that of its station. */
export function workKey(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'setting':
      return `setting ${foldCase(wanted.name)}`;
    case 'certificate':
      return `certificate ${wanted.use} ${hash('sha256', wanted.certificate, 'base64url')}`;
    case 'trigger':
      return `trigger ${wanted.message}`;
    case 'unlisting':
      return `unlisting ${foldCase(wanted.uid)}`;
    case 'report':
      return `report ${wanted.report}`;
    case 'call':
      return `call ${wanted.callId}`;
  }
}
