import type { Store } from '@csms/store';

/** A store that notes which of its methods are called, such as `tokens.find`. */
export function counted(store: Store): { readonly store: Store; readonly calls: string[] } {
  const calls: string[] = [];

  function noting<Part extends object>(name: string, part: Part): Part {
    return new Proxy(part, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          calls.push(`${name}.${String(method)}`);
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  }

  return {
    calls,
    store: {
      ...store,
      stations: noting('stations', store.stations),
      tokens: noting('tokens', store.tokens),
      tariffs: noting('tariffs', store.tariffs),
      transactions: noting('transactions', store.transactions),
      calls: noting('calls', store.calls),
      securityEvents: noting('securityEvents', store.securityEvents),
      monitoringEvents: noting('monitoringEvents', store.monitoringEvents),
      progress: noting('progress', store.progress),
      configuration: noting('configuration', store.configuration),
      deviceModel: noting('deviceModel', store.deviceModel),
      variableMonitors: noting('variableMonitors', store.variableMonitors),
      displayMessages: noting('displayMessages', store.displayMessages),
      installedCertificates: noting('installedCertificates', store.installedCertificates),
      availability: noting('availability', store.availability),
      networkProfiles: noting('networkProfiles', store.networkProfiles),
      messageQueues: noting('messageQueues', store.messageQueues),
      customerInformation: noting('customerInformation', store.customerInformation),
      deviations: noting('deviations', store.deviations),
      certificateRequests: noting('certificateRequests', store.certificateRequests),
      clientCertificates: noting('clientCertificates', store.clientCertificates),
      evCertificates: noting('evCertificates', store.evCertificates),
      localLists: noting('localLists', store.localLists),
      chargingProfiles: noting('chargingProfiles', store.chargingProfiles),
      chargingLimits: noting('chargingLimits', store.chargingLimits),
      compositeSchedules: noting('compositeSchedules', store.compositeSchedules),
      evChargingNeeds: noting('evChargingNeeds', store.evChargingNeeds),
      evChargingSchedules: noting('evChargingSchedules', store.evChargingSchedules),
      reservations: noting('reservations', store.reservations),
      locations: noting('locations', store.locations),
      refusedConnections: noting('refusedConnections', store.refusedConnections),
      stationWork: noting('stationWork', store.stationWork),
      recordedMessages: noting('recordedMessages', store.recordedMessages),
      removeStation(stationId) {
        calls.push('removeStation');
        return store.removeStation(stationId);
      },
    },
  };
}
