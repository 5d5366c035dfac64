import type { Store } from '@csms/store';
import { at } from './times.js';

const page = { limit: 1000 };

/** When reservations are looked at: later than all that happens in the tests. */
const now = at(60);

/** All that a store holds of stations, what they report, and transactions, to compare what two histories have left. */
export async function contentOf({
  stations,
  transactions,
  securityEvents,
  progress,
  configuration,
  deviceModel,
  variableMonitors,
  monitoringEvents,
  displayMessages,
  installedCertificates,
  availability,
  networkProfiles,
  messageQueues,
  customerInformation,
  certificateRequests,
  localLists,
  chargingProfiles,
  chargingLimits,
  compositeSchedules,
  evChargingNeeds,
  evChargingSchedules,
  reservations,
}: Store) {
  const { items: ofStations } = await stations.list(page);
  const { items: ofTransactions } = await transactions.list({}, page);
  return {
    stations: await Promise.all(
      ofStations.map(async (station) => ({
        ...station,
        meterValues: [...(await stations.findMeterValues(station.stationId))],
        securityEvents: (await securityEvents.list(station.stationId, page)).items,
        monitoringEvents: (await monitoringEvents.list(station.stationId, page)).items,
        customerInformation: await customerInformation.find(station.stationId, 1),
        certificateRequests: await certificateRequests.listOf(station.stationId),
        localList: await localLists.find(station.stationId),
        localListEntries: (await localLists.listEntries(station.stationId, page)).items,
        progress: (await progress.list(station.stationId, page)).items,
        configuration: (await configuration.list(station.stationId, page)).items,
        deviceModel: (await deviceModel.list(station.stationId, page)).items,
        displayMessages: (await displayMessages.list(station.stationId, page)).items,
        installedCertificates: (await installedCertificates.list(station.stationId, page)).items,
        availability: (await availability.list(station.stationId, page)).items,
        networkProfiles: (await networkProfiles.list(station.stationId, page)).items,
        messageQueues: (await messageQueues.list(station.stationId, page)).items,
        variableMonitors: (await variableMonitors.list(station.stationId, page)).items,
        connectorHistory: await Promise.all(
          station.connectors.map((connector) =>
            stations.listConnectorHistory(station.stationId, connector, page),
          ),
        ),
        chargingProfiles: (await chargingProfiles.list(station.stationId, page)).items,
        chargingLimits: (await chargingLimits.list(station.stationId, page)).items,
        compositeSchedules: (await compositeSchedules.list(station.stationId, page)).items,
        evChargingNeeds: (await evChargingNeeds.list(station.stationId, page)).items,
        evChargingSchedules: (await evChargingSchedules.list(station.stationId, page)).items,
        reservations: (await reservations.list(station.stationId, now, page)).items,
      })),
    ),
    transactions: await Promise.all(
      ofTransactions.map(async (transaction) => ({
        ...transaction,
        readings: (await transactions.listReadings(transaction.stationId, transaction.transactionId, page))
          .items,
      })),
    ),
  };
}
