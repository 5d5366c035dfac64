import { AssertionError } from 'node:assert';
import { type ConformanceCase, storeCases } from '@csms/store/conformance';
import { expect, test } from 'vitest';
import { createMemoryStore } from '../src/memory-store.js';
import { assumedEndSaboteurs } from './assumed-end-saboteurs.js';
import { authenticationSaboteurs } from './authentication-saboteurs.js';
import { callExpirySaboteurs } from './call-expiry-saboteurs.js';
import { callSaboteurs } from './call-saboteurs.js';
import { certificateSaboteurs } from './certificate-saboteurs.js';
import { chargingSaboteurs } from './charging-saboteurs.js';
import { connectionSaboteurs } from './connection-saboteurs.js';
import { connectorHistorySaboteurs } from './connector-history-saboteurs.js';
import { costSaboteurs } from './cost-saboteurs.js';
import { deviationSaboteurs } from './deviation-saboteurs.js';
import { exclusiveUseSaboteurs } from './exclusive-use-saboteurs.js';
import { listSaboteurs } from './list-saboteurs.js';
import { localListSaboteurs } from './local-list-saboteurs.js';
import { locationSaboteurs } from './location-saboteurs.js';
import { readingSaboteurs } from './reading-saboteurs.js';
import { recordedMessageSaboteurs } from './recorded-message-saboteurs.js';
import { refusedConnectionSaboteurs } from './refused-connection-saboteurs.js';
import { removalSaboteurs } from './removal-saboteurs.js';
import { reportSaboteurs } from './report-saboteurs.js';
import { reportWorkSaboteurs } from './report-work-saboteurs.js';
import { reservationSaboteurs } from './reservation-saboteurs.js';
import { settingSaboteurs } from './setting-saboteurs.js';
import { stationSaboteurs } from './station-saboteurs.js';
import { stationWorkSaboteurs } from './station-work-saboteurs.js';
import { tariffSaboteurs } from './tariff-saboteurs.js';
import { tokenSaboteurs } from './token-saboteurs.js';
import { transactionSaboteurs } from './transaction-saboteurs.js';
import { workCountSaboteurs } from './work-count-saboteurs.js';

const saboteurs = [
  ...stationSaboteurs,
  ...authenticationSaboteurs,
  ...connectionSaboteurs,
  ...connectorHistorySaboteurs,
  ...tokenSaboteurs,
  ...tariffSaboteurs,
  ...transactionSaboteurs,
  ...assumedEndSaboteurs,
  ...exclusiveUseSaboteurs,
  ...readingSaboteurs,
  ...costSaboteurs,
  ...callSaboteurs,
  ...callExpirySaboteurs,
  ...listSaboteurs,
  ...reportSaboteurs,
  ...deviationSaboteurs,
  ...settingSaboteurs,
  ...certificateSaboteurs,
  ...localListSaboteurs,
  ...chargingSaboteurs,
  ...reservationSaboteurs,
  ...locationSaboteurs,
  ...refusedConnectionSaboteurs,
  ...stationWorkSaboteurs,
  ...reportWorkSaboteurs,
  ...recordedMessageSaboteurs,
  ...removalSaboteurs,
  ...workCountSaboteurs,
];

function caseOf(name: string): ConformanceCase {
  const found = storeCases.find((each) => each.name === name);
  if (!found) throw new Error(`expected a case named '${name}'`);
  return found;
}

test.each(saboteurs.map(({ does, ...rest }) => [does, rest] as const))(
  'a store that %s is found out',
  async (_does, { sabotage, caughtBy }) => {
    await expect(caseOf(caughtBy).run(sabotage(createMemoryStore()))).rejects.toBeInstanceOf(AssertionError);
  },
);
