import type { Requirement } from '../requirement.js';

/** Blocks L to P: firmware, certificates of ISO 15118, diagnostics, display messages, data transfer. */
export const maintenance: readonly Requirement[] = [
  { id: 'L01.FR.10', behaviour: 'Keeps the progress of an update by its request id', in16: true },
  { id: 'L01.FR.11', behaviour: 'Sends the certificate that signed a firmware along', in16: true },
  { id: 'L01.FR.20', behaviour: 'Takes a status without a request id for one of no update', in16: true },
  {
    id: 'M04.FR.07',
    behaviour: 'Deletes a certificate by the hash algorithm that the station lists it by',
  },
  { id: 'M06.FR.01', behaviour: 'Answers a question for the status of a certificate' },
  { id: 'M06.FR.02', behaviour: 'Says Accepted when it has got the status' },
  { id: 'M06.FR.03', behaviour: 'Hands on the answer of the responder' },
  { id: 'M06.FR.04', behaviour: 'Says Failed when it could not get the status' },
  { id: 'M06.FR.08', behaviour: 'Hands on the answer in the form of RFC 6960' },
  { id: 'M06.FR.09', behaviour: 'Hands on the answer as base64 of its DER' },
  { id: 'N04.FR.19', behaviour: 'Asks for the monitors of a station that booted' },
  { id: 'N06.FR.04', behaviour: 'Clears no more monitors in a message than the station takes' },
  { id: 'N07.FR.03', behaviour: 'Answers a notification of events with nothing' },
  { id: 'N08.FR.02', behaviour: 'Answers a notification of periodic events with nothing' },
  { id: 'N09.FR.04', behaviour: 'Names the customer whose information it asks for' },
  {
    id: 'N09.FR.08',
    behaviour: 'Names a customer by the hash algorithm of the certificate',
  },
  { id: 'N10.FR.02', behaviour: 'Takes a customer who is cleared out of the local list' },
  { id: 'N10.FR.08', behaviour: 'Names the customer whose information it clears' },
  {
    id: 'N10.FR.09',
    behaviour: 'Names a customer to clear by the hash algorithm of the certificate',
  },
];
