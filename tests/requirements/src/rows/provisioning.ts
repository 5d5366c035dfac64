import type { Requirement } from '../requirement.js';

/** Block B: provisioning. */
export const provisioning: readonly Requirement[] = [
  { id: 'B01.FR.02', behaviour: 'Tells a station that boots whether it is accepted' },
  {
    id: 'B01.FR.10',
    behaviour: 'Refuses with SecurityError what a station sends unasked before it is accepted',
  },
  {
    id: 'B01.FR.11',
    behaviour: 'Compares the serial number of a boot with the client certificate, where told to',
  },
  {
    id: 'B01.FR.12',
    behaviour: 'Closes the connection of a station with the serial number of another',
  },
  { id: 'B02.FR.01', behaviour: 'May ask and configure a station that is pending' },
  { id: 'B02.FR.05', behaviour: 'Asks no pending station to start or stop' },
  {
    id: 'B02.FR.09',
    behaviour: 'Refuses what a pending station sends, but a boot and what it was asked for',
  },
  { id: 'B03.FR.03', behaviour: 'Sends a rejected station nothing' },
  { id: 'B03.FR.07', behaviour: 'Refuses what a rejected station sends, but a boot' },
  { id: 'B05.FR.11', behaviour: 'Sets no more variables in a message than the station takes' },
  { id: 'B05.FR.13', behaviour: 'Names no attribute of a variable twice in a message' },
  { id: 'B06.FR.05', behaviour: 'Asks for no more variables in a message than the station takes' },
  { id: 'B06.FR.16', behaviour: 'Splits a request that has too many items for the station' },
  { id: 'B06.FR.17', behaviour: 'Splits a request that is too long for the station' },
  { id: 'B07.FR.04', behaviour: 'Puts the parts of a report together by its request id' },
  { id: 'B07.FR.10', behaviour: 'Orders the parts of a report by a number that begins with 0' },
  { id: 'B07.FR.14', behaviour: 'Asks a station that is new or has changed for a full inventory' },
];
