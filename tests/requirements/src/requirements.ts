import type { Requirement } from './requirement.js';
import { authorization } from './rows/authorization.js';
import { maintenance } from './rows/maintenance.js';
import { provisioning } from './rows/provisioning.js';
import { security } from './rows/security.js';
import { smartCharging } from './rows/smart-charging.js';
import { tariffs } from './rows/tariffs.js';
import { transactions } from './rows/transactions.js';

/** What OCPP 2.0.1 obliges a CSMS to, in order of ids. */
export const requirements: readonly Requirement[] = [
  ...security,
  ...provisioning,
  ...authorization,
  ...transactions,
  ...tariffs,
  ...smartCharging,
  ...maintenance,
].toSorted((a, b) => a.id.localeCompare(b.id));
