import type { AvailabilityStore } from './availability.js';
import type { CallStore } from './calls.js';
import type { CertificateRequestStore } from './certificate-requests.js';
import type { ChargingLimitStore } from './charging-limits.js';
import type { ChargingProfileStore } from './charging-profiles.js';
import type { ClientCertificateStore } from './client-certificates.js';
import type { CompositeScheduleStore } from './composite-schedules.js';
import type { ConfigurationStore } from './configuration.js';
import type { CustomerInformationStore } from './customer-information.js';
import type { DeviationStore } from './deviations.js';
import type { DeviceModelStore } from './device-model.js';
import type { DisplayMessageStore } from './display-messages.js';
import type { EvCertificateStore } from './ev-certificates.js';
import type { EvChargingNeedsStore } from './ev-charging-needs.js';
import type { EvChargingScheduleStore } from './ev-charging-schedules.js';
import type { InstalledCertificateStore } from './installed-certificates.js';
import type { LocalListStore } from './local-lists.js';
import type { LocationStore } from './locations.js';
import type { MessageQueueStore } from './message-queues.js';
import type { MonitoringEventStore } from './monitoring-events.js';
import type { NetworkProfileStore } from './network-profiles.js';
import type { ProgressStore } from './progress.js';
import type { RecordedMessageStore } from './recorded-messages.js';
import type { RefusedConnectionStore } from './refused-connections.js';
import type { ReservationStore } from './reservations.js';
import type { SecurityEventStore } from './security-events.js';
import type { StationWorkStore } from './station-work.js';
import type { StationStore } from './stations.js';
import type { TariffStore } from './tariffs.js';
import type { TokenStore } from './tokens.js';
import type { TransactionStore } from './transactions.js';
import type { VariableMonitorStore } from './variable-monitors.js';

/**
 * Everything that the CSMS keeps. Methods are atomic and, where the protocol repeats, idempotent; they reject with
 * {@link StoreError} `unavailable` when the database can't be reached.
 */
export interface Store {
  readonly stations: StationStore;
  readonly tokens: TokenStore;
  readonly tariffs: TariffStore;
  readonly transactions: TransactionStore;
  readonly calls: CallStore;
  readonly securityEvents: SecurityEventStore;
  readonly monitoringEvents: MonitoringEventStore;
  readonly progress: ProgressStore;
  readonly configuration: ConfigurationStore;
  readonly deviceModel: DeviceModelStore;
  readonly variableMonitors: VariableMonitorStore;
  readonly displayMessages: DisplayMessageStore;
  readonly installedCertificates: InstalledCertificateStore;
  readonly availability: AvailabilityStore;
  readonly networkProfiles: NetworkProfileStore;
  readonly messageQueues: MessageQueueStore;
  readonly customerInformation: CustomerInformationStore;
  readonly deviations: DeviationStore;
  readonly certificateRequests: CertificateRequestStore;
  readonly clientCertificates: ClientCertificateStore;
  readonly evCertificates: EvCertificateStore;
  readonly localLists: LocalListStore;
  readonly chargingProfiles: ChargingProfileStore;
  readonly chargingLimits: ChargingLimitStore;
  readonly compositeSchedules: CompositeScheduleStore;
  readonly evChargingNeeds: EvChargingNeedsStore;
  readonly evChargingSchedules: EvChargingScheduleStore;
  readonly reservations: ReservationStore;
  readonly locations: LocationStore;
  readonly refusedConnections: RefusedConnectionStore;
  readonly stationWork: StationWorkStore;
  readonly recordedMessages: RecordedMessageStore;
  /**
   * Removes a station: its registration first, then everything that is kept of it, but for its transactions with their
   * readings and for connections that were turned away. Until it is registered again, nothing that it sends creates it,
   * and {@link StationStore.findAdmission} says `Rejected`. Resolves to whether anything was kept of it. When this is
   * interrupted, calling it again removes the rest.
   */
  removeStation(stationId: string): Promise<boolean>;
  /** Resolves when the database answers. */
  check(): Promise<void>;
  /** Releases connections and files. Closing twice does no harm. */
  close(): Promise<void>;
}
