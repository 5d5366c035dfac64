import type { Requirement } from '../requirement.js';

/** Blocks E to H and J: transactions, remote control, availability, reservations, meter values. */
export const transactions: readonly Requirement[] = [
  { id: 'E01.FR.10', behaviour: 'Takes the token from the event that first knows it' },
  { id: 'E01.FR.11', behaviour: 'Checks the token of an event' },
  { id: 'E01.FR.12', behaviour: 'Answers the token of an event with its status and group' },
  { id: 'E02.FR.02', behaviour: 'Answers an event whose cable came first with a status' },
  { id: 'E02.FR.04', behaviour: 'Checks a token that came after the cable' },
  { id: 'E03.FR.02', behaviour: 'Answers an event whose token came first with a status' },
  { id: 'E04.FR.03', behaviour: 'Takes events that come after an outage as of their own time' },
  { id: 'E05.FR.01', behaviour: 'Refuses in the response a token that the station had accepted wrongly' },
  { id: 'F01.FR.08', behaviour: 'May limit a transaction that it starts by a charging profile' },
  {
    id: 'F02.FR.16',
    behaviour: 'May limit a transaction that is started before the cable by a charging profile',
  },
  { id: 'F03.FR.01', behaviour: 'Stops a transaction by its id' },
  { id: 'F04.FR.01', behaviour: 'Stops a transaction that was started from afar by its id' },
  { id: 'F06.FR.01', behaviour: 'Names the message that it triggers' },
  { id: 'F06.FR.02', behaviour: 'May name the EVSE that it triggers a message of' },
  { id: 'F06.FR.13', behaviour: 'Names the connector whose status it triggers' },
  { id: 'G01.FR.01', behaviour: 'Keeps the status of connectors' },
  { id: 'H01.FR.15', behaviour: 'Takes a reservation for used by the transaction that names it' },
  { id: 'H04.FR.01', behaviour: 'Takes a reservation for over when the station says so' },
  { id: 'G02.FR.03', behaviour: 'Tells the time in the response to a heartbeat' },
  { id: 'G02.FR.04', behaviour: 'Takes a station for there when any message comes' },
  { id: 'G05.FR.03', behaviour: 'Answers the event of a lock that failed' },
  { id: 'J01.FR.18', behaviour: 'Answers meter values always' },
  { id: 'J02.FR.19', behaviour: 'Answers events of transactions always' },
];
