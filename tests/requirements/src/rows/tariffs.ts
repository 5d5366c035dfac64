import type { Requirement } from '../requirement.js';

/** Block I: tariff and cost. */
export const tariffs: readonly Requirement[] = [
  {
    id: 'I01.FR.01',
    behaviour: 'May tell the driver the tariff when a token is shown',
    unmet: 'stations are told what a transaction costs, and nothing else of tariffs',
  },
  {
    id: 'I01.FR.02',
    behaviour: 'Tells tariffs to stations that can show them only',
    unmet: 'stations are told what a transaction costs, and nothing else of tariffs',
  },
  { id: 'I02.FR.01', behaviour: 'Tells what a transaction costs so far' },
  { id: 'I03.FR.02', behaviour: 'Tells what a transaction cost in all' },
  { id: 'I03.FR.04', behaviour: 'Tells a cost of 0 for what is free, and none for what is not known' },
  { id: 'I04.FR.02', behaviour: 'May set the text that is shown for want of a tariff' },
  { id: 'I05.FR.01', behaviour: 'May set the text that is shown for want of a cost' },
  {
    id: 'I06.FR.01',
    behaviour: 'Bills a transaction by the tariff that was there when it began: none is new to it',
  },
  { id: 'I06.FR.02', behaviour: 'Has no new tariff of a transaction to tell' },
];
