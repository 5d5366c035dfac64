import type { Requirement } from '../requirement.js';

/** Block A: security. */
export const security: readonly Requirement[] = [
  {
    id: 'A00.FR.001',
    behaviour: 'Speaks one security profile with a station at a time',
  },
  {
    id: 'A00.FR.002',
    behaviour: 'Closes a connection in another profile than the station has',
  },
  {
    id: 'A00.FR.006',
    behaviour: 'May serve profiles and versions at addresses of their own',
  },
  {
    id: 'A00.FR.207',
    behaviour: 'Basic: the user name is the identity and the password is its own',
    in16: true,
  },
  { id: 'A00.FR.306', behaviour: 'Is the server of TLS', in16: true },
  { id: 'A00.FR.307', behaviour: 'Shows its own certificate as the server', in16: true },
  { id: 'A00.FR.313', behaviour: 'Speaks TLS 1.2 or newer only', in16: true },
  { id: 'A00.FR.315', behaviour: 'Closes a connection in an older version', in16: true },
  {
    id: 'A00.FR.318',
    behaviour: 'Offers the four cipher suites, for RSA and for ECDSA',
    in16: true,
  },
  {
    id: 'A00.FR.320',
    behaviour: 'Uses no cipher suite that has become unsuitable',
    in16: true,
  },
  {
    id: 'A00.FR.322',
    behaviour: 'Closes a connection that has unsuitable suites only',
    in16: true,
  },
  {
    id: 'A00.FR.324',
    behaviour: 'Over TLS too, Basic is checked against the identity',
    in16: true,
  },
  {
    id: 'A00.FR.403',
    behaviour: 'Checks the path of a station certificate to a root',
    in16: true,
  },
  {
    id: 'A00.FR.404',
    behaviour: 'The organisation of a station certificate is the operator',
    in16: true,
  },
  {
    id: 'A00.FR.405',
    behaviour: 'The common name of a station certificate is its serial number',
    in16: true,
  },
  {
    id: 'A00.FR.407',
    behaviour: 'Closes a connection without a valid certificate',
    in16: true,
  },
  {
    id: 'A00.FR.409',
    behaviour: 'Is the server of TLS with client certificates',
    in16: true,
  },
  {
    id: 'A00.FR.410',
    behaviour: 'Shows its own certificate to clients with one',
    in16: true,
  },
  {
    id: 'A00.FR.416',
    behaviour: 'Speaks TLS 1.2 or newer only, with client certificates',
    in16: true,
  },
  {
    id: 'A00.FR.418',
    behaviour: 'Closes a connection with a client certificate in an older version',
    in16: true,
  },
  {
    id: 'A00.FR.421',
    behaviour: 'Offers the four cipher suites to clients with certificates',
    in16: true,
  },
  {
    id: 'A00.FR.423',
    behaviour: 'Uses no unsuitable suite with client certificates',
    in16: true,
  },
  {
    id: 'A00.FR.425',
    behaviour: 'Closes a connection of a client that has unsuitable suites only',
    in16: true,
  },
  {
    id: 'A00.FR.429',
    behaviour: 'May let an expired certificate in as Pending, to renew it, where told so',
    unmet: 'a station whose certificate has expired is let in by a password, until it has a new one',
  },
  {
    id: 'A00.FR.702',
    behaviour: 'Checks online whether a station certificate is good, where told to',
  },
  { id: 'A00.FR.705', behaviour: 'Asks the authority whether a certificate is revoked' },
  {
    id: 'A00.FR.707',
    behaviour: 'Checks a signed firmware and its certificate before it is handed out',
    unmet: 'stations fetch firmware from where operators keep it: it never passes through the CSMS',
  },
  { id: 'A00.FR.806', behaviour: 'May keep a station with factory credentials Pending' },
  {
    id: 'A00.FR.807',
    behaviour: 'May let an expired maker certificate in as Pending, to replace it',
    unmet: 'a station whose certificate has expired is let in by a password, until it has a new one',
  },
  {
    id: 'A01.FR.02',
    behaviour: 'Sets a password by the variable BasicAuthPassword',
    in16: true,
  },
  { id: 'A01.FR.03', behaviour: 'After Accepted, takes the new password only', in16: true },
  { id: 'A01.FR.04', behaviour: 'Without Accepted, keeps to the old password', in16: true },
  {
    id: 'A01.FR.05',
    behaviour: 'May keep a station Pending whose password could not be changed',
    in16: true,
  },
  {
    id: 'A01.FR.08',
    behaviour: 'Stores salted hashes of passwords only',
    in16: true,
    unmet: 'the API takes and gives the plain SHA-256, for gateways that work with it',
  },
  { id: 'A01.FR.09', behaviour: 'Writes no password into a log', in16: true },
  {
    id: 'A02.FR.04',
    behaviour: 'Lets an authority sign the certificates of stations',
    in16: true,
  },
  {
    id: 'A02.FR.11',
    behaviour: 'Answers a request for a certificate Accepted when it can be worked on',
    in16: true,
  },
  { id: 'A02.FR.12', behaviour: 'Answers a request for a certificate Rejected when it cannot', in16: true },
  {
    id: 'A02.FR.14',
    behaviour: 'Sends a signed certificate with the type that was asked for',
  },
  {
    id: 'A02.FR.16',
    behaviour: 'Sends no chain that is longer than the station can take',
  },
  {
    id: 'A03.FR.04',
    behaviour: 'Lets an authority sign what stations ask for on their own',
    in16: true,
  },
  {
    id: 'A03.FR.11',
    behaviour: 'Answers a request that the station makes on its own as one that was triggered',
    in16: true,
  },
  {
    id: 'A03.FR.12',
    behaviour: 'Refuses a request that the station makes on its own when it cannot be worked on',
    in16: true,
  },
  { id: 'A04.FR.03', behaviour: 'Confirms every security event', in16: true },
  {
    id: 'A05.FR.07',
    behaviour: 'Lets no station in by a lower profile than before',
    in16: true,
  },
];
