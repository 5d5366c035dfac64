import type { Requirement } from '../requirement.js';

/** Blocks C and D: authorization, and the local list. */
export const authorization: readonly Requirement[] = [
  { id: 'C01.FR.06', behaviour: 'Tells the group of a token, whatever its status' },
  { id: 'C01.FR.07', behaviour: 'Answers every token with a status' },
  {
    id: 'C01.FR.18',
    behaviour: 'Refuses a token that is not for the type of the EVSEs as NotAllowedTypeEVSE',
  },
  { id: 'C01.FR.19', behaviour: 'Gives no list of EVSEs to a token that is good at all of them' },
  { id: 'C01.FR.20', behaviour: 'Gives the list of EVSEs to a token that is good at some of them' },
  { id: 'C01.FR.22', behaviour: 'Refuses a token that is good at none as NotAtThisLocation, without a list' },
  { id: 'C01.FR.24', behaviour: 'Refuses another token as NotAtThisTime while a refused one goes on' },
  { id: 'C02.FR.02', behaviour: 'Accepts what needs no authorization' },
  { id: 'C04.FR.01', behaviour: 'Refuses a key code that is not good as Invalid' },
  { id: 'C04.FR.02', behaviour: 'Accepts a key code that is good' },
  { id: 'C04.FR.04', behaviour: 'Shows no key code in a log' },
  { id: 'C07.FR.05', behaviour: 'Checks contract certificates by OCSP, fresh or kept' },
  {
    id: 'C07.FR.13',
    behaviour: 'Good certificates with a token that is not: ContractCancelled, and its status',
  },
  { id: 'C07.FR.14', behaviour: 'Good certificates with any other token: Accepted, and its status' },
  { id: 'C07.FR.15', behaviour: 'Expired certificates: CertificateExpired, and the token is Expired' },
  { id: 'C07.FR.16', behaviour: 'Revoked certificates: CertificateRevoked, and the token is Invalid' },
  {
    id: 'C07.FR.17',
    behaviour: 'Certificates that cannot be verified: CertChainError, and the token is Invalid',
  },
  { id: 'C09.FR.09', behaviour: 'Tells the group of a token that is to stop' },
  { id: 'C09.FR.10', behaviour: 'Answers a token that is to stop with a status' },
  { id: 'C09.FR.12', behaviour: 'Tells the group of a token in the response to an event' },
  { id: 'C10.FR.08', behaviour: 'Tells how long an answer may be kept' },
  { id: 'C12.FR.03', behaviour: 'Checks a token that the station accepted by itself when its event comes' },
  { id: 'D01.FR.03', behaviour: 'Sends the whole list where changes could not be taken' },
  { id: 'D01.FR.06', behaviour: 'Sends no token of a list twice' },
  { id: 'D01.FR.11', behaviour: 'Sends a list in parts that the station can take' },
  { id: 'D01.FR.18', behaviour: 'Gives a list a version above 0' },
  { id: 'D01.FR.19', behaviour: 'Gives a changed list a higher version' },
];
