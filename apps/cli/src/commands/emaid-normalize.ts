import { contractIdFault, normalizeContractId } from '@csms/services';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../command.js';

const faults = {
  form: 'expected an eMAID: a country, a provider and an instance, such as GB-TWK-012345678-V',
  check_digit: 'its last character is not the correct check digit',
} as const;

/** `emaid normalize`: the form in which contract ids are kept. */
export const normalizeEmaid = defineCommand({
  name: 'emaid normalize',
  summary: 'Prints a contract id in its normal form',
  details: 'Upper case, without separators, with check digit. An id with a wrong check digit is not valid.',
  operands: ['EMAID'],
  options: {},
  async run([emaid]) {
    const fault = contractIdFault(emaid);
    if (fault) throw new CliError(`${emaid}: ${faults[fault]}`);
    const contractId = normalizeContractId(emaid);
    return { value: { contractId }, text: contractId };
  },
});
