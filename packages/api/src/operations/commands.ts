import type { Commands } from '@csms/calls';
import type { Operation } from '../operation.js';
import {
  commandToken,
  count,
  listedToken,
  localListOutcome,
  monitorsCleared,
  newChargingProfile,
  numberId,
  placeFields,
  settingsOutcome,
  short,
  statusAnswer,
} from '../schemas/command-input.js';
import { dateTime } from '../schemas/common.js';
import { flag, integer, listOf, objectOf, oneOf, text } from '../schemas/object-of.js';
import { commandStation } from './command-station.js';
import { manyCalls } from './many-calls.js';

const { evseId, connectorId } = placeFields;
const acceptedOrRejected = ['Accepted', 'Rejected'];
const requestId = numberId(
  'The id that the station reports its progress with; made from the id of the call when absent',
);
const transactionId = short(36, 'The number on 1.6', '4711');
const location = short(512, 'URL', 'ftp://files.example/logs');
const retrying = {
  retries: count('How often it may try again'),
  retryIntervalS: count('Seconds between two tries'),
};

/** What operators tell stations of any version to do, each a path of its own. */
export function commandOperations(commands: Commands): readonly Operation[] {
  return [
    commandStation({
      operationId: 'startTransaction',
      name: 'start-transaction',
      summary: 'Start a transaction',
      body: objectOf(
        { token: commandToken },
        {
          evseId: { ...evseId, description: 'Absent or 0 when the station may choose' },
          remoteStartId: numberId('Identifies this start on 2.0.1; made from the id of the call when absent'),
          chargingProfile: { ...newChargingProfile, description: 'A TxProfile for this transaction only' },
        },
      ),
      answer: statusAnswer(acceptedOrRejected, {
        remoteStartId: integer('Shown by the transaction that it begins; absent on 1.6'),
        transactionId: text('The transaction that the cable had already begun, if it had (2.0.1)'),
      }),
      run: commands.startTransaction,
    }),
    commandStation({
      operationId: 'stopTransaction',
      name: 'stop-transaction',
      summary: 'Stop a transaction',
      body: objectOf({ transactionId }),
      answer: statusAnswer(acceptedOrRejected),
      run: commands.stopTransaction,
    }),
    commandStation({
      operationId: 'reset',
      name: 'reset',
      summary: 'Restart a station or an EVSE',
      body: objectOf(
        {
          type: oneOf(
            ['Immediate', 'OnIdle', 'Hard'],
            'Immediate ends transactions first, OnIdle lets them end (2.0.1), Hard has no regard for them',
          ),
        },
        { evseId },
      ),
      answer: statusAnswer(['Accepted', 'Rejected', 'Scheduled']),
      run: commands.reset,
    }),
    commandStation({
      operationId: 'unlockConnector',
      name: 'unlock-connector',
      summary: 'Release a cable',
      description: 'Not meant to stop a transaction.',
      body: objectOf({ evseId }, { connectorId: { ...connectorId, description: '1 when absent' } }),
      answer: statusAnswer([
        'Unlocked',
        'UnlockFailed',
        'NotSupported',
        'OngoingTransaction',
        'UnknownConnector',
      ]),
      run: commands.unlockConnector,
    }),
    commandStation({
      operationId: 'changeAvailability',
      name: 'change-availability',
      summary: 'Take a station, an EVSE or a connector into service or out of it',
      body: objectOf({ availability: oneOf(['Operative', 'Inoperative']) }, placeFields),
      answer: statusAnswer(['Accepted', 'Rejected', 'Scheduled']),
      run: commands.changeAvailability,
    }),
    commandStation({
      operationId: 'reserveNow',
      name: 'reserve-now',
      summary: 'Reserve a place for a driver',
      body: objectOf(
        { token: commandToken, expiresAt: dateTime },
        {
          evseId: { ...evseId, description: 'Absent or 0 when any will do' },
          connectorType: short(20, 'Kind of connector, as 2.0.1 names it; not used on 1.6', 'cCCS2'),
          reservationId: numberId('Made from the id of the call when absent'),
        },
      ),
      answer: statusAnswer(['Accepted', 'Faulted', 'Occupied', 'Rejected', 'Unavailable'], {
        reservationId: integer('Id of the reservation'),
      }),
      run: commands.reserveNow,
    }),
    commandStation({
      operationId: 'cancelReservation',
      name: 'cancel-reservation',
      summary: 'Cancel a reservation',
      body: objectOf({ reservationId: numberId('Id of the reservation') }),
      answer: statusAnswer(acceptedOrRejected),
      run: commands.cancelReservation,
    }),
    commandStation({
      operationId: 'setChargingProfile',
      name: 'set-charging-profile',
      summary: 'Set a charging profile',
      body: objectOf({ evseId, profile: newChargingProfile }),
      answer: statusAnswer(['Accepted', 'Rejected', 'NotSupported'], {
        profileId: integer('Id of the profile'),
      }),
      run: commands.setChargingProfile,
    }),
    commandStation({
      operationId: 'clearChargingProfile',
      name: 'clear-charging-profile',
      summary: 'Clear charging profiles',
      description: 'One profile by its id, or all that match the other fields.',
      body: objectOf(
        {},
        {
          profileId: numberId('Id of the profile'),
          evseId,
          purpose: short(50, 'As 2.0.1 names it', 'TxDefaultProfile'),
          stackLevel: count('Level of the profiles'),
        },
      ),
      answer: statusAnswer(['Accepted', 'Unknown']),
      run: commands.clearChargingProfile,
    }),
    commandStation({
      operationId: 'updateFirmware',
      name: 'update-firmware',
      summary: 'Update the firmware',
      body: objectOf(
        { location },
        {
          retrieveAt: { ...dateTime, description: 'Now when absent' },
          installAt: { ...dateTime, description: 'As soon as it is downloaded, when absent' },
          signed: objectOf({
            certificate: short(5_500, 'PEM of the certificate of the signature'),
            signature: short(800, 'Base64'),
          }),
          ...retrying,
          requestId,
        },
      ),
      answer: statusAnswer(
        ['Accepted', 'Rejected', 'AcceptedCanceled', 'InvalidCertificate', 'RevokedCertificate'],
        { requestId: integer('Absent for unsigned firmware of 1.6') },
      ),
      run: commands.updateFirmware,
    }),
    commandStation({
      operationId: 'getLog',
      name: 'get-log',
      summary: 'Have a log uploaded',
      body: objectOf(
        { log: oneOf(['Diagnostics', 'Security']), location },
        { from: dateTime, to: dateTime, ...retrying, requestId },
      ),
      answer: statusAnswer(['Accepted', 'Rejected', 'AcceptedCanceled', 'Empty'], {
        fileName: text('Name of the file'),
        requestId: integer('Absent for diagnostics of 1.6 that were asked for without one'),
      }),
      run: commands.getLog,
    }),
    commandStation({
      operationId: 'triggerMessage',
      name: 'trigger-message',
      summary: 'Have a station send a message',
      body: objectOf({ message: short(50, 'As 2.0.1 names it', 'StatusNotification') }, placeFields),
      answer: statusAnswer(['Accepted', 'Rejected', 'NotImplemented']),
      run: commands.triggerMessage,
    }),
    commandStation({
      operationId: 'installCertificate',
      name: 'install-certificate',
      summary: 'Have a station trust a certificate',
      body: objectOf({
        use: oneOf(
          ['csms_root', 'manufacturer_root', 'v2g_root', 'mo_root'],
          'For connections to the CSMS, for firmware, for ISO 15118 or for contracts',
        ),
        certificate: short(5_500, 'PEM'),
      }),
      answer: statusAnswer(['Accepted', 'Rejected', 'Failed']),
      run: commands.installCertificate,
    }),
    manyCalls({
      operationId: 'sendLocalList',
      name: 'send-local-list',
      summary: 'Send a station its local list of tokens',
      description: 'Without entries, the list is made of the known tokens.',
      body: objectOf(
        { kind: oneOf(['Full', 'Differential'], 'Whether the entries are the list, or change it') },
        {
          entries: { ...listOf(listedToken), maxItems: 10_000 },
          removed: { ...listOf(commandToken, 'Of a Differential: what is taken off'), maxItems: 10_000 },
        },
      ),
      outcome: localListOutcome,
      run: commands.sendLocalList,
    }),
    manyCalls({
      operationId: 'readSettings',
      name: 'read-settings',
      summary: 'Read settings',
      description:
        'By keys of 1.6, or names of 2.0.1 as component[;instance[;evse]]/variable[;instance[;attribute]].',
      body: objectOf(
        {},
        {
          names: {
            ...listOf(short(500, 'Name of a setting', 'HeartbeatInterval')),
            minItems: 1,
            maxItems: 1_000,
            description: 'When absent, all settings of a 1.6 station',
          },
        },
      ),
      outcome: settingsOutcome({
        value: text('Absent when it cannot be read; *** when it is secret'),
        isReadonly: flag('Absent on 2.0.1'),
      }),
      run: commands.readSettings,
    }),
    manyCalls({
      operationId: 'writeSettings',
      name: 'write-settings',
      summary: 'Write settings',
      description:
        'By keys of 1.6, or names of 2.0.1 as component[;instance[;evse]]/variable[;instance[;attribute]].',
      body: objectOf({
        settings: {
          ...listOf(
            objectOf({
              name: short(500, 'Name of the setting', 'HeartbeatInterval'),
              value: { ...text('The value that it is to have', '300'), maxLength: 2_500 },
            }),
          ),
          minItems: 1,
          maxItems: 1_000,
        },
      }),
      outcome: settingsOutcome({}),
      run: commands.writeSettings,
    }),
    manyCalls({
      operationId: 'clearMonitors',
      name: 'clear-monitors',
      summary: 'Clear monitors',
      description: '2.0.1 only.',
      body: objectOf({
        monitorIds: { ...listOf(numberId('Id of a monitor')), minItems: 1, maxItems: 1_000 },
      }),
      outcome: monitorsCleared,
      run: commands.clearMonitors,
    }),
  ];
}
