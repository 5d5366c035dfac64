import { createStationLookup } from '@csms/services';
import type { OpenApiDocument } from './openapi.js';
import type { Operation } from './operation.js';
import { addRefusedConnections } from './operations/add-refused-connections.js';
import { callStation } from './operations/call-station.js';
import { changeStation } from './operations/change-station.js';
import { commandOperations } from './operations/commands.js';
import { endTransaction } from './operations/end-transaction.js';
import { installCertificates } from './operations/install-certificates.js';
import { listLocations } from './operations/list-locations.js';
import { listReadings } from './operations/list-readings.js';
import { listRefusedConnections } from './operations/list-refused-connections.js';
import { listStations } from './operations/list-stations.js';
import { listTariffs } from './operations/list-tariffs.js';
import { listTokens } from './operations/list-tokens.js';
import { listTransactions } from './operations/list-transactions.js';
import { pageTokens } from './operations/page-tokens.js';
import { readCall } from './operations/read-call.js';
import { readCertificate } from './operations/read-certificate.js';
import { readDescription } from './operations/read-description.js';
import { readDocs } from './operations/read-docs.js';
import { readHealth } from './operations/read-health.js';
import { readLocation } from './operations/read-location.js';
import { readMetrics } from './operations/read-metrics.js';
import { readReadiness } from './operations/read-readiness.js';
import { readStation } from './operations/read-station.js';
import { readStationAuth } from './operations/read-station-auth.js';
import { readTariff } from './operations/read-tariff.js';
import { readToken } from './operations/read-token.js';
import { readTransaction } from './operations/read-transaction.js';
import { reconfigureStation } from './operations/reconfigure-station.js';
import { registerParty } from './operations/register-party.js';
import { registerStation } from './operations/register-station.js';
import { registerUnknownStation } from './operations/register-unknown-station.js';
import { removeCertificate } from './operations/remove-certificate.js';
import { removeLocation } from './operations/remove-location.js';
import { removeOld } from './operations/remove-old.js';
import { removeStation } from './operations/remove-station.js';
import { removeTariff } from './operations/remove-tariff.js';
import { removeToken } from './operations/remove-token.js';
import { setCertificate } from './operations/set-certificate.js';
import { setLocation } from './operations/set-location.js';
import { setTariff } from './operations/set-tariff.js';
import { setToken } from './operations/set-token.js';
import { setTokens } from './operations/set-tokens.js';
import { stationLists } from './operations/station-lists.js';
import { stationRecords } from './operations/station-records.js';
import { triggerStation } from './operations/trigger-station.js';
import { workLists } from './operations/work-lists.js';
import type { ApiOptions, Clock, Logger } from './options.js';

/** What operations work with. */
export interface OperationDeps extends ApiOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly description: () => OpenApiDocument;
}

/** Everything that the API does. */
export function apiOperations(deps: OperationDeps): readonly Operation[] {
  const { store, calls, commands, billing, isGatewayAlive, metrics, clock, logger } = deps;
  const { tellGateways = () => {} } = deps;
  return [
    registerStation(store.stations, tellGateways),
    changeStation(store.stations, clock),
    removeStation(store, tellGateways),
    registerUnknownStation(store.stations),
    readStationAuth(createStationLookup(store.stations)),
    listStations(store.stations, isGatewayAlive),
    readStation(store.stations, isGatewayAlive),
    ...stationLists(store, clock),
    ...stationRecords(store),
    ...(calls ? [callStation(calls)] : []),
    readCall(store.calls),
    ...(commands ? commandOperations(commands) : []),
    reconfigureStation(store, clock),
    installCertificates(store, clock),
    triggerStation(store, clock),
    ...workLists(store),
    setCertificate(store.clientCertificates, clock),
    readCertificate(store.clientCertificates),
    removeCertificate(store.clientCertificates),
    setToken(store.tokens, clock),
    listTokens(store.tokens),
    readToken(store.tokens),
    removeToken(store.tokens),
    setTokens(store.tokens, clock),
    pageTokens(store.tokens),
    setTariff(store.tariffs, clock),
    listTariffs(store.tariffs),
    readTariff(store.tariffs),
    removeTariff(store.tariffs),
    setLocation(store.locations, clock),
    listLocations(store.locations),
    readLocation(store.locations),
    removeLocation(store.locations),
    registerParty(),
    listRefusedConnections(store.refusedConnections),
    addRefusedConnections(store.refusedConnections),
    listTransactions(store.transactions),
    readTransaction(store.transactions),
    endTransaction({ transactions: store.transactions, billing }, clock),
    listReadings(store.transactions),
    removeOld(store, clock),
    readHealth('/health'),
    readHealth('/health/live'),
    readReadiness({
      store,
      ready: deps.ready ?? (async () => ({})),
      timeoutMs: deps.readyTimeoutMs ?? 2_000,
      logger,
    }),
    ...(metrics ? [readMetrics(metrics)] : []),
    readDescription(deps.description),
    readDocs(deps.description),
  ];
}
