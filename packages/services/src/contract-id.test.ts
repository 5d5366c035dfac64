import { expect, test } from 'vitest';
import { contractIdFault, isSameContract, normalizeContractId } from './contract-id.js';

test.each([
  ['GBTWK012345678V', 'GBTWK012345678V'],
  ['gb-twk-012345678-v', 'GBTWK012345678V'],
  ['GB*TWK*012345678*V', 'GBTWK012345678V'],
  [' GB TWK 012345678 ', 'GBTWK012345678V'],
  ['NL-TNM-000122045', 'NLTNM000122045U'],
  ['DE83DUIEN83QGZ', 'DE83DUIEN83QGZD'],
  ['de83duien83qgz-d', 'DE83DUIEN83QGZD'],
])('the contract id %j is %s in normal form', (written, normal) => {
  expect(normalizeContractId(written)).toBe(normal);
});

test.each([
  ['a wrong check digit', 'DE-83D-UIEN83QGZ-A', 'DE83DUIEN83QGZA'],
  ['the form of DIN SPEC 91286', 'NL-TNM-012204-5', 'NLTNM0122045'],
  ['a form of its own', 'contract 7', 'CONTRACT7'],
])('a contract id with %s keeps its letters and digits', (_, written, normal) => {
  expect(normalizeContractId(written)).toBe(normal);
});

test.each([
  ['GB-TWK-012345678-V', undefined],
  ['gb-twk-012345678', undefined],
  ['GB-TWK-012345678-W', 'check_digit'],
  ['GB-TWK-01234567', 'form'],
  ['1B-TWK-012345678', 'form'],
  ['GB-TWK-012345678-VV', 'form'],
  ['', 'form'],
])('what is wrong with %j as an eMAID: %s', (contractId, fault) => {
  expect(contractIdFault(contractId)).toBe(fault);
});

test.each([
  ['DE-8AA-1A2B3C4D5-9', 'DE8AA1A2B3C4D59', true],
  ['DE-8AA-1A2B3C4D5', 'de8aa1a2b3c4d59', true],
  ['DE*8AA*1A2B3C4D5*V', 'DE8AA1A2B3C4D59', true],
  ['DE8AA1A2B3C4D6', 'DE8AA1A2B3C4D5', false],
  ['NL-TNM-012204-5', 'NLTNM0122045', true],
  ['NL-TNM-012204-5', 'NL-TNM-012204', false],
  ['', 'DE8AA1A2B3C4D5', false],
])('whether %j and %j name the same contract: %s', (one, other, same) => {
  expect(isSameContract(one, other)).toBe(same);
});
