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
  /** That a token is taken off its local list: what it reads, and the kind of token in the words of 2.0.1. */
  | { readonly kind: 'unlisting'; readonly uid: string; readonly type?: string }
  /**
   * A report on all that it is made of, or on all of its monitors. What came of it is remembered: a report that the station
   * gave, or does not have, is asked for again when it is another station, or has booted where that matters.
   */
  | {
      readonly kind: 'report';
      readonly report: 'inventory' | 'monitors';
      /** Names what the station is: its hardware and its firmware. */
      readonly of: string;
      /** Names the boot that it is to come after; absent for a report that any boot leaves as it is. */
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
  /** That the value of a setting is left out: it is secret, and has ended. */
  readonly isBlank?: true;
}

/** Something wanted in the hands of whoever claimed it. */
export interface ClaimedItem extends Pick<WorkItem, 'attempts' | 'reason'> {
  /**
   * Names the attempt: the claim that began it. What was begun by somebody who died is given to the next as it was begun,
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
  /** What was begun before comes first, in the order in which it was begun; what is begun now as it was asked for. */
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
        /** False when the station was not asked, but what it was asked before has come to this. */
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

/** So much of a station is kept, pending and ended: what is pending in any case. */
export const maxWorkItems = 500;

/** So large may what is kept of a station be, in bytes of its JSON. */
export const maxWorkBytes = 500_000;

/** So much of a station is claimed at a time. */
export const maxClaimedItems = 50;

/** So long what has ended is kept, unless there is no room for it; what came of reports is kept in any case. */
export const maxEndedWorkAgeMs = 30 * 24 * 60 * 60_000;

/** So long after a report of a station was given up the same station is not asked for it again. */
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
   * Gives stations on which something is due at `now`, those first that have been for the longest, `limit` of them at
   * most, with what is due. Nobody else gets them until `leaseUntil`, unless the claim is settled before; somebody does
   * when whoever got them has died.
   */
  claimDue(now: Date, leaseUntil: Date, limit: number): Promise<readonly WorkClaim[]>;
  /** On how many stations something is due at `now` that nobody has; `limit` when it is more. */
  countDue(now: Date, limit: number): Promise<number>;
  /**
   * Keeps what came of attempts, by `settleWork`, and gives the station up when the claim is the latest one. An attempt has
   * one outcome, the first; one of which nothing is said goes on.
   */
  settle(claim: Pick<WorkClaim, 'stationId' | 'claim'>, outcomes: readonly WorkOutcome[]): Promise<void>;
  /**
   * A station is there at a time: all that is pending is due then. When it is being worked on, what comes to nothing
   * meanwhile is due at once again. Resolves to whether anything is due.
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
