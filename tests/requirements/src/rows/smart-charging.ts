import type { Requirement } from '../requirement.js';

/** Block K: smart charging. */
export const smartCharging: readonly Requirement[] = [
  { id: 'K01.FR.01', behaviour: 'May limit a transaction by a TxProfile' },
  { id: 'K01.FR.02', behaviour: 'May send a new limit for an EVSE' },
  { id: 'K01.FR.03', behaviour: 'Names the transaction that a TxProfile is for' },
  { id: 'K01.FR.06', behaviour: 'Sends no two profiles for the same purpose, level and EVSE that overlap' },
  { id: 'K01.FR.08', behaviour: 'May send limits that hold by default' },
  { id: 'K01.FR.19', behaviour: 'Names a phase for one phase only' },
  { id: 'K01.FR.20', behaviour: 'Names a phase only where the EVSE can switch between phases' },
  { id: 'K01.FR.22', behaviour: 'Sets no profile for limits from outside' },
  { id: 'K01.FR.39', behaviour: 'Sends no two TxProfiles for the same transaction and level' },
  {
    id: 'K02.FR.01',
    behaviour: 'Stays within limits from outside',
    unmet:
      'how load is shared out is for a program that manages it: limits are kept, and profiles can be set',
  },
  { id: 'K02.FR.03', behaviour: 'Limits one transaction by a TxProfile' },
  { id: 'K02.FR.07', behaviour: 'Sets no profile for limits from outside in load balancing' },
  { id: 'K05.FR.01', behaviour: 'May start a transaction with a charging profile' },
  { id: 'K08.FR.01', behaviour: 'May ask for the schedule that is in force' },
  { id: 'K09.FR.03', behaviour: 'Asks for profiles by their ids or by at least one criterion' },
  { id: 'K10.FR.02', behaviour: 'Clears profiles by an id or by at least one criterion' },
  { id: 'K10.FR.06', behaviour: 'Clears no limits from outside' },
  { id: 'K15.FR.02', behaviour: 'Answers what an EV needs' },
  { id: 'K15.FR.03', behaviour: 'Says Accepted when a schedule follows' },
  { id: 'K15.FR.04', behaviour: 'Says Rejected when none does' },
  { id: 'K15.FR.05', behaviour: 'Says Processing when it takes some time' },
  {
    id: 'K15.FR.07',
    behaviour: 'Sends an EV a TxProfile of at most three schedules, with no more periods than it takes',
  },
  { id: 'K15.FR.08', behaviour: 'Sends an EV its schedule within 60 s' },
  { id: 'K15.FR.18', behaviour: 'Sends an EV one schedule' },
  { id: 'K16.FR.12', behaviour: 'Sends an EV that negotiates again a profile' },
  { id: 'K17.FR.02', behaviour: 'Answers what an EV needs when the EV asks for a new schedule' },
  {
    id: 'K17.FR.07',
    behaviour: 'Sends an EV that asks again a TxProfile with no more periods than it takes',
  },
  { id: 'K17.FR.08', behaviour: 'Sends an EV that asks again its schedule within 60 s' },
];
