import { dateTime } from './common.js';
import { flag, integer, listOf, number, objectOf, oneOf, text } from './object-of.js';

const change = objectOf({
  rebootRequired: flag('Whether it takes effect when the station boots'),
  at: dateTime,
});

/** A component of the device model. */
export const componentSchema = objectOf(
  { name: text('Name of the component', 'EVSE') },
  {
    instance: text('Which of several'),
    evseId: integer('Absent for what belongs to the station as a whole'),
    connectorId: integer('Absent for what belongs to the EVSE as a whole'),
  },
);

/** A variable of a component. */
export const variableSchema = objectOf(
  { name: text('Name of the variable', 'AvailabilityState') },
  { instance: text('Which of several') },
);

/** Schema of a configuration key of a 1.6 station. */
export const configurationKeySchema = objectOf(
  {
    key: text('Name of the key', 'HeartbeatInterval'),
    isKnown: flag('Whether the station knows the key'),
    at: dateTime,
  },
  {
    value: text('Absent when it cannot be read or is secret'),
    isReadonly: flag('Absent while not known'),
    change: { ...change, description: 'The last change that the station accepted' },
  },
);

const attribute = objectOf(
  { type: oneOf(['Actual', 'Target', 'MinSet', 'MaxSet']), at: dateTime },
  {
    value: text('Absent when it cannot be read or is secret'),
    mutability: oneOf(['ReadOnly', 'WriteOnly', 'ReadWrite']),
    isPersistent: flag('Whether it outlives a reboot'),
    isConstant: flag('Whether it never changes'),
    change: { ...change, description: 'The last change that the station accepted' },
  },
);

const characteristics = objectOf(
  {
    dataType: text('Type of its values', 'integer'),
    supportsMonitoring: flag('Whether monitors may watch it'),
    at: dateTime,
  },
  {
    unit: text('Unit of its values', 's'),
    minLimit: number('The lowest value'),
    maxLimit: number('The highest value'),
    valuesList: text('What values it may have, separated by commas'),
  },
);

/** Schema of a variable of a 2.0.1 station. */
export const deviceVariableSchema = objectOf(
  { component: componentSchema, variable: variableSchema, attributes: listOf(attribute), at: dateTime },
  { characteristics },
);

/** Schema of a monitor of a 2.0.1 station. */
export const variableMonitorSchema = objectOf({
  monitorId: integer('Unique within the station'),
  component: componentSchema,
  variable: variableSchema,
  type: text('What it watches for', 'UpperThreshold'),
  value: number('Of a threshold or a delta the value, of a period its seconds'),
  severity: integer('0, a danger, to 9, of interest when debugging'),
  isInTransactionOnly: flag('Whether it watches only while a transaction goes on'),
  at: dateTime,
});

const apn = objectOf(
  {
    name: text('Address of the access point'),
    useOnlyPreferredNetwork: flag('Whether no other network is used'),
    authentication: text('How it authenticates', 'CHAP'),
  },
  { userName: text('User name'), preferredNetwork: text('Mobile country and network code') },
);

const vpn = objectOf(
  { server: text('Address of its server'), user: text('User name'), type: text('Its kind', 'IKEv2') },
  { group: text('Its group') },
);

/** Schema of a network profile of a 2.0.1 station. */
export const networkProfileSchema = objectOf(
  {
    slot: integer('Unique within the station'),
    ocppVersion: text('Version of OCPP', 'OCPP20'),
    ocppTransport: text('JSON or SOAP', 'JSON'),
    csmsUrl: text('Where the station connects to'),
    messageTimeoutS: integer('How long it waits for an answer, in seconds'),
    securityProfile: integer("OCPP's number of the security profile"),
    networkInterface: text('Which interface it uses', 'Wired0'),
    at: dateTime,
  },
  { apn, vpn },
);
