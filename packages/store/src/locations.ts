import type { Page, PageRequest } from './page.js';

/** A socket or plug of an EVSE at a location (OCPI 2.2.1, Connector). */
export interface LocationConnector {
  /** Unique within the EVSE. */
  readonly id: string;
  /** Such as `IEC_62196_T2`. */
  readonly standard: string;
  /** `SOCKET` or `CABLE`. */
  readonly format: string;
  /** Such as `AC_3_PHASE`. */
  readonly powerType: string;
  readonly maxVoltageV: number;
  readonly maxAmperageA: number;
}

/** An EVSE at a location (OCPI 2.2.1, EVSE). */
export interface LocationEvse {
  /** Unique within the location. */
  readonly uid: string;
  /** As drivers know it, such as `BE*BEC*E041503001`. */
  readonly evseId?: string;
  /** Such as `AVAILABLE`, as it was set: what stations say does not change it. */
  readonly status: string;
  readonly connectors: readonly LocationConnector[];
}

/** A place where EVs charge (OCPI 2.2.1, Location). */
export interface Location {
  readonly locationId: string;
  /** ISO 3166-1 alpha-2 country of the party that runs it. */
  readonly countryCode: string;
  readonly partyId: string;
  readonly name?: string;
  readonly address: string;
  readonly city: string;
  readonly postalCode?: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** In decimal degrees, as text, so that no digit is lost. */
  readonly coordinates: { readonly latitude: string; readonly longitude: string };
  /** Such as `ON_STREET`. */
  readonly parkingType?: string;
  readonly evses: readonly LocationEvse[];
  readonly lastUpdated: Date;
}

/** Locations. Every value returned is the caller's own copy. */
export interface LocationStore {
  /** Creates a location, or replaces the one with the same id. */
  set(location: Location): Promise<void>;
  /** Resolves to `undefined` when there is no such location. */
  find(locationId: string): Promise<Location | undefined>;
  /** Removes a location, and resolves to whether there was one. */
  remove(locationId: string): Promise<boolean>;
  /** All locations, ordered by id. */
  list(page: PageRequest): Promise<Page<Location>>;
}
