import { dateTime } from './common.js';
import { flag, integer, objectOf, oneOf, text } from './object-of.js';
import { componentSchema, variableSchema } from './settings.js';

/** Schema of a state that a connector took. */
export const connectorStateSchema = objectOf(
  {
    evseId: integer('0 for the station as a whole'),
    connectorId: integer('0 for the EVSE or the station as a whole'),
    status: text('State of the connector', 'Available', 'Occupied', 'Charging', 'Faulted'),
    at: { ...dateTime, description: 'When it entered this state, by the station' },
  },
  {
    errorCode: text('OCPP 1.6 only; absent for NoError', 'GroundFailure'),
    info: text('What the station adds'),
    vendorId: text('Whose error code the next one is'),
    vendorErrorCode: text("Error code of the station's maker"),
  },
);

/** Schema of something that a station tells of its security. */
export const securityEventSchema = objectOf(
  {
    id: text("Unique among the station's"),
    type: text('What happened', 'FirmwareUpdated'),
    at: { ...dateTime, description: "When it happened, by the station's clock" },
    receivedAt: dateTime,
  },
  { techInfo: text('What the station adds') },
);

/** Schema of something that a station tells of a variable that it watches. */
export const monitoringEventSchema = objectOf(
  {
    id: text("Unique among the station's"),
    eventId: integer("The station's number of it, which may begin anew when it boots"),
    at: { ...dateTime, description: "When it happened, by the station's clock" },
    receivedAt: dateTime,
    component: componentSchema,
    variable: variableSchema,
    actualValue: text('Value of the variable'),
    trigger: text('Why it is told', 'Alerting'),
    notificationType: text('What watches the variable', 'CustomMonitor'),
  },
  {
    monitorId: integer('The monitor that watches'),
    causeEventId: integer('`eventId` of what caused it'),
    isCleared: flag('Whether what an earlier event told of is over'),
    techCode: text('What the station adds, as a code'),
    techInfo: text('What the station adds'),
    transactionId: text('The transaction that it happened in'),
  },
);

/** Schema of a way in which a station departs from the standard. */
export const deviationSchema = objectOf({
  rule: text('Name of the rule that puts up with it', 'null-field'),
  action: text('OCPP action of the message'),
  field: text(
    'JSON pointer to the field; empty for the message as a whole',
    '/meterValue/sampledValue/value',
  ),
  count: integer('Messages in which it was met'),
  firstAt: dateTime,
  lastAt: dateTime,
  example: text('What the station sent there last'),
});

/** Schema of whether a part of a station is in service. */
export const availabilitySchema = objectOf({
  evseId: integer('0 for the station as a whole'),
  connectorId: integer('0 for the EVSE or the station as a whole'),
  isOperative: flag('Whether the station was taken into service, or out of it'),
  isScheduled: flag('Whether it does so only when the transaction that goes on has ended'),
  at: dateTime,
});

/** Schema of a message that a station shows to drivers. */
export const displayMessageSchema = objectOf(
  {
    displayMessageId: integer('Unique within the station'),
    priority: text('When it is shown', 'NormalCycle'),
    format: text('Format of its content', 'UTF8'),
    content: text('What is shown'),
    at: { ...dateTime, description: 'When the station reported it' },
  },
  {
    state: text('State of the station in which it is shown; absent for all of them', 'Charging'),
    startsAt: dateTime,
    endsAt: dateTime,
    transactionId: text('The transaction during which it is shown'),
    display: { ...componentSchema, description: 'The display that shows it; absent for the main one' },
    language: text('RFC 5646', 'en'),
  },
);

/** Schema of what a station said of the messages that it has yet to send. */
export const messageQueueSchema = objectOf(
  { hasMessages: flag('Whether messages wait to be sent'), at: dateTime },
  {
    transactionId: text('The transaction that it was asked for; absent for all of them'),
    isOngoing: flag('Whether that transaction goes on at the station'),
  },
);

/** Schema of what came of a request about a customer. */
export const customerInformationSchema = objectOf(
  { requestId: integer('Id of the request') },
  {
    answer: objectOf({
      status: oneOf(['Accepted', 'Rejected', 'Invalid']),
      isClear: flag('Whether the station was asked to forget the customer'),
      at: dateTime,
    }),
    text: text('What the station knows of the customer, once all of it is there'),
    receivedAt: dateTime,
  },
);
