import type { AuthenticationChange, AuthenticationChanges } from './authentication-changes.js';
import type { Page, PageRequest } from './page.js';
import type { Reading } from './readings.js';

/** Whether a station may take part (OCPP 1.6 section 4.2, 2.0.1 B01 to B03). */
export type RegistrationStatus = 'Accepted' | 'Pending' | 'Rejected';

/** How a station proves who it is. */
export interface StationAuthentication {
  /** OCPP's security profile: 1 Basic, 2 Basic over TLS, 3 TLS with a client certificate. */
  readonly securityProfile: 1 | 2 | 3;
  /** Base64 of the SHA-256 of the Basic password; without it nobody can log in by Basic. */
  readonly passwordSha256?: string;
  /** Whether Basic's user name may differ from the station id. */
  readonly anyUsername: boolean;
}

/** What is known to be odd about a station, and is tolerated. */
export interface StationQuirks {
  /** Whether its messages are read leniently; absent for the default of the CSMS. */
  readonly lenient?: boolean;
  /** The version of OCPP that is spoken with it when it offers none that is known, such as `1.6`. */
  readonly defaultOcppVersion?: string;
  /** Minutes that its clock is ahead of UTC, for times that it writes without a zone; 0 when absent. */
  readonly clockOffsetMinutes?: number;
}

/** How transactions of a station are billed. */
export interface StationBilling {
  /** The tariff of transactions whose token has none of its own. */
  readonly tariffId?: string;
  /** IANA time zone in which prices by time of day are meant, such as `Europe/Berlin`; UTC when absent. */
  readonly timeZone?: string;
}

/** What a station tells of itself when it boots. */
export interface StationBoot {
  readonly ocppVersion: string;
  readonly vendor: string;
  readonly model: string;
  readonly serialNumber?: string;
  readonly firmwareVersion?: string;
  readonly iccid?: string;
  readonly imsi?: string;
  readonly meterType?: string;
  readonly meterSerialNumber?: string;
  /** Why it booted (2.0.1). */
  readonly reason?: string;
  readonly at: Date;
}

/** Status of a connector: the five of 2.0.1, and the finer ones of 1.6. */
export type ConnectorStatus =
  | 'Available'
  | 'Occupied'
  | 'Preparing'
  | 'Charging'
  | 'SuspendedEV'
  | 'SuspendedEVSE'
  | 'Finishing'
  | 'Reserved'
  | 'Unavailable'
  | 'Faulted';

/** Names a connector of a station. A 1.6 connector is connector 1 of the EVSE with its number. */
export interface ConnectorName {
  /** 0 for the station as a whole. */
  readonly evseId: number;
  /** 0 for an EVSE or the station as a whole. */
  readonly connectorId: number;
}

/** A state of a connector. */
export interface ConnectorState extends ConnectorName {
  readonly status: ConnectorStatus;
  /** 1.6 only; absent for `NoError`. */
  readonly errorCode?: string;
  readonly info?: string;
  readonly vendorId?: string;
  readonly vendorErrorCode?: string;
  /** When the station says it took this state. */
  readonly at: Date;
}

/** How many connectors of a station are kept at least. */
export const maxConnectors = 500;

/** How many states of a connector are kept at least. */
export const maxConnectorStates = 100;

/** The last known connection of a station. */
export interface StationConnection {
  readonly connected: boolean;
  /** Names this connection among all of the station's. */
  readonly connectionId: string;
  readonly gatewayId: string;
  /** The version that is spoken on it, where it is known. */
  readonly ocppVersion?: string;
  readonly at: Date;
}

/** What is known of a station when it sends something. */
export interface StationAdmission {
  /** `Rejected` for a station that was removed. */
  readonly registrationStatus: RegistrationStatus;
  /** Until when its messages are recorded; absent when they are not. */
  readonly recordMessagesUntil?: Date;
}

/** A charge station. */
export interface Station {
  readonly stationId: string;
  readonly registrationStatus: RegistrationStatus;
  readonly authentication?: StationAuthentication;
  /** Present while that is being changed over OCPP. */
  readonly authenticationChanges?: AuthenticationChanges;
  readonly quirks?: StationQuirks;
  readonly billing?: StationBilling;
  /** Until when its messages are recorded; absent when that was never asked for, or called off. */
  readonly recordMessagesUntil?: Date;
  /** What it said when it last booted. */
  readonly boot?: StationBoot;
  /** When it was last heard, to the minute. */
  readonly lastSeenAt?: Date;
  readonly connection?: StationConnection;
  /** The last known states, ordered by EVSE and connector. */
  readonly connectors: readonly ConnectorState[];
}

/** What an operator sets of a station. */
export interface StationRegistration {
  readonly authentication: StationAuthentication;
  /** Without it, a new station is `Accepted` and a known one keeps its status. */
  readonly registrationStatus?: RegistrationStatus;
  /** Replaces what was set before as a whole; without it, a known station keeps that. */
  readonly quirks?: StationQuirks;
  /** Replaces what was set before as a whole; without it, a known station keeps that. */
  readonly billing?: StationBilling;
}

/**
 * Charge stations. Every value returned is the caller's own copy.
 *
 * No two stations' ids differ in case only (identities are case-insensitive in 2.0.1): a method that would create the
 * second rejects with {@link StoreError} `conflict`. Otherwise ids are taken as they are.
 *
 * A station that was removed, by {@link Store.removeStation}, comes back by {@link StationStore.register} and
 * {@link StationStore.registerUnknown} alone: what it still sends does not create it anew.
 */
export interface StationStore {
  /**
   * Creates a station, or sets these fields of a known one. What of its authentication is being changed over OCPP goes on
   * by {@link changesGoOn}.
   *
   * @throws {StoreError} `conflict` when another station's id differs in case only.
   */
  register(stationId: string, registration: StationRegistration): Promise<void>;
  /**
   * Creates a station as `Pending`, with what an unknown station showed when it connected. A known station stays as it
   * is. Resolves to whether it was created.
   *
   * @throws {StoreError} `conflict` when another station's id differs in case only.
   */
  registerUnknown(stationId: string, authentication: StationAuthentication): Promise<boolean>;
  /**
   * Keeps, by {@link changedAuthentication}, that something happened to how a station proves who it is. A station that is
   * not known stays unknown.
   */
  changeAuthentication(stationId: string, change: AuthenticationChange): Promise<void>;
  /** Sets the status of a station alone. Resolves to whether there is such a station. */
  setRegistrationStatus(stationId: string, status: RegistrationStatus): Promise<boolean>;
  /** Has the messages of a station recorded until a time, or not at all. Resolves to whether there is such a station. */
  setMessageRecording(stationId: string, until: Date | undefined): Promise<boolean>;
  /** Resolves to `undefined` when there is no such station. */
  find(stationId: string): Promise<Station | undefined>;
  /** All stations, ordered by id, ignoring case. */
  list(page: PageRequest): Promise<Page<Station>>;
  /**
   * Keeps what a station said when it booted and when it was seen, and resolves to its registration status. An unknown
   * station is created with `initialStatus`. A boot older than the one that is stored changes nothing. One of a station
   * that was removed is not kept, and resolves to `Rejected`.
   *
   * @throws {StoreError} `conflict` when another station's id differs in case only.
   */
  recordBoot(
    stationId: string,
    boot: StationBoot,
    initialStatus: RegistrationStatus,
  ): Promise<RegistrationStatus>;
  /** Resolves to `undefined` when there is no such station. */
  findRegistrationStatus(stationId: string): Promise<RegistrationStatus | undefined>;
  /** In one look-up. Resolves to `undefined` when there never was such a station. */
  findAdmission(stationId: string): Promise<StationAdmission | undefined>;
  /** Resolves to `undefined` when there is no such station, and when nothing odd is known of it. */
  findQuirks(stationId: string): Promise<StationQuirks | undefined>;
  /** Resolves to `undefined` when there is no such station, and when nothing was set for it. */
  findBilling(stationId: string): Promise<StationBilling | undefined>;
  /**
   * Keeps a connector's state as the last known one, unless a later one is stored, and always in its history, each
   * once. Creates an unknown station as `Accepted`; of one that was removed nothing is kept. The {@link maxConnectors}
   * whose last known states are the latest are kept, and of each the {@link maxConnectorStates} latest states; a
   * station never has more than twice as many, nor has a history.
   *
   * @throws {StoreError} `conflict` when another station's id differs in case only.
   */
  recordConnectorStatus(stationId: string, state: ConnectorState): Promise<void>;
  /** The states of a connector, the latest first; those of one time by {@link connectorStateId}. */
  listConnectorHistory(
    stationId: string,
    connector: ConnectorName,
    page: PageRequest,
  ): Promise<Page<ConnectorState>>;
  /**
   * Keeps a connection or its end. An older event never wins, and an end counts only for the connection that is stored;
   * at the same time as its begin it counts whichever comes first. An unknown station is left unknown.
   */
  recordConnection(stationId: string, connection: StationConnection): Promise<void>;
  /** Moves `lastSeenAt` of many stations forward, never back; unknown stations are left unknown. */
  recordSeen(seen: ReadonlyMap<string, Date>): Promise<void>;
  /**
   * Keeps the latest reading of an EVSE outside of transactions; EVSE 0 is the main meter. The station need not be
   * known, and stays unknown. The readings of {@link maxEvses} EVSEs are kept, the latest; a station never has more than
   * twice as many.
   */
  recordMeterValues(stationId: string, evseId: number, reading: Reading): Promise<void>;
  /** The latest reading of each EVSE outside of transactions, by EVSE. */
  findMeterValues(stationId: string): Promise<ReadonlyMap<number, Reading>>;
}

/** For the stores: names a state among those of its connector that have its time. */
export function connectorStateId(state: ConnectorState): string {
  const { status, errorCode, info, vendorId, vendorErrorCode } = state;
  return JSON.stringify([status, errorCode, info, vendorId, vendorErrorCode]);
}
