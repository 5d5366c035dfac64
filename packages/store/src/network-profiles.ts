import type { Page, PageRequest } from './page.js';

/** How a station connects to its CSMS, as we set it (2.0.1 B09, NetworkConnectionProfileType). Secrets are left out. */
export interface NetworkProfile {
  /** Unique within the station. */
  readonly slot: number;
  /** Such as `OCPP20`. */
  readonly ocppVersion: string;
  /** `JSON` or `SOAP`. */
  readonly ocppTransport: string;
  readonly csmsUrl: string;
  readonly messageTimeoutS: number;
  readonly securityProfile: number;
  /** Such as `Wired0`. */
  readonly networkInterface: string;
  readonly apn?: {
    readonly name: string;
    readonly userName?: string;
    readonly preferredNetwork?: string;
    readonly useOnlyPreferredNetwork: boolean;
    /** Such as `CHAP`. */
    readonly authentication: string;
  };
  readonly vpn?: {
    readonly server: string;
    readonly user: string;
    readonly group?: string;
    /** Such as `IKEv2`. */
    readonly type: string;
  };
  /** When the station took it. */
  readonly at: Date;
}

/** How many slots of a station are kept at least. */
export const maxNetworkProfiles = 50;

/** Network profiles that stations took. Every value returned is the caller's own copy. */
export interface NetworkProfileStore {
  /**
   * Keeps the latest of each slot. The station need not be known, and stays unknown. The {@link maxNetworkProfiles} that
   * are the latest are kept; a station never has more than twice as many.
   */
  record(stationId: string, profile: NetworkProfile): Promise<void>;
  /** The profiles of a station, by slot. */
  list(stationId: string, page: PageRequest): Promise<Page<NetworkProfile>>;
}
