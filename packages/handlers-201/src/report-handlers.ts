import type { Store } from '@csms/store';
import { firmwareStatusNotification } from './firmware-status-notification.js';
import { logStatusNotification } from './log-status-notification.js';
import { notifyCustomerInformation } from './notify-customer-information.js';
import { notifyDisplayMessages } from './notify-display-messages.js';
import { notifyEvent } from './notify-event.js';
import { notifyMonitoringReport } from './notify-monitoring-report.js';
import { notifyReport } from './notify-report.js';
import { publishFirmwareStatusNotification } from './publish-firmware-status-notification.js';
import { securityEventNotification } from './security-event-notification.js';

/** What the handlers of a station's reports work with. */
export interface ReportHandlersDeps {
  readonly store: Pick<
    Store,
    | 'calls'
    | 'customerInformation'
    | 'deviceModel'
    | 'displayMessages'
    | 'monitoringEvents'
    | 'progress'
    | 'securityEvents'
    | 'stations'
    | 'variableMonitors'
  >;
}

/** Handlers of the messages by which a station reports on itself. */
export function reportHandlers({
  store: {
    calls,
    customerInformation,
    deviceModel,
    displayMessages,
    monitoringEvents,
    progress,
    securityEvents,
    stations,
    variableMonitors,
  },
}: ReportHandlersDeps) {
  return {
    FirmwareStatusNotification: firmwareStatusNotification({ progress }),
    LogStatusNotification: logStatusNotification({ progress }),
    NotifyCustomerInformation: notifyCustomerInformation({ calls, customerInformation }),
    NotifyDisplayMessages: notifyDisplayMessages({ calls, displayMessages }),
    NotifyEvent: notifyEvent({ monitoringEvents, stations }),
    NotifyMonitoringReport: notifyMonitoringReport({ calls, variableMonitors }),
    NotifyReport: notifyReport({ calls, deviceModel }),
    PublishFirmwareStatusNotification: publishFirmwareStatusNotification({ progress }),
    SecurityEventNotification: securityEventNotification({ securityEvents }),
  };
}
