import type { OcspContractValidator } from '@csms/services/certificates';
import { CliError, UsageError } from '../cli-error.js';
import { defineCommand, type Options, type Values } from '../command.js';
import { contractReasons } from '../contract-reasons.js';
import { loadConfiguration } from '../load-configuration.js';
import { complain } from '../output.js';
import { readInput } from '../read-input.js';

const options = {
  config: { value: 'FILE', help: 'how to check it; by default the one that CSMS_CONFIG names' },
  roots: { value: 'FILE', multiple: true, help: 'root certificates in PEM, in place of a configuration' },
  ocsp: {
    choices: ['required', 'preferred', 'off'],
    help: 'with --roots: whether the status of its certificates is required; required by default',
  },
  'responder-host': {
    value: 'HOST',
    multiple: true,
    help: 'with --roots: a responder that may be asked at any address, as host or host:port',
  },
  emaid: { value: 'EMAID', help: 'the contract that it should be for; by default the one that it names' },
} as const satisfies Options;

type Given = Values<typeof options>;

/** `contract validate`: what a station would be told of a contract certificate. */
export const validateContract = defineCommand({
  name: 'contract validate',
  summary: 'Checks the certificates of a contract as the CSMS does, and says why they are not valid',
  details: `FILE is the chain in PEM, the contract certificate first.
It is checked by a configuration (contract_cert_validator), or against --roots.`,
  operands: ['FILE'],
  options,
  async run([file], values) {
    const validator = await (values.roots ? ofRoots(values.roots, values) : ofConfiguration(values));
    const { contractIdOf } = await import('@csms/services/certificates');
    const certificateChain = String(await readInput(file));
    const contractId = values.emaid ?? contractIdOf(certificateChain);
    // A chain that names no contract is refused without a check.
    const { outcome, rule } = await validator.validate(contractId ?? '', { certificateChain }, new Date());
    const valid = outcome === 'valid';
    return { value: { valid, outcome, rule, reason: contractReasons[rule], contractId }, failed: !valid };
  },
});

async function ofRoots(
  files: readonly string[],
  { config, ocsp: mode, 'responder-host': responderHosts = [] }: Given,
): Promise<OcspContractValidator> {
  if (config !== undefined)
    throw new UsageError('contract validate: --roots and --config exclude each other');
  const { createOcspContractValidator, createOcspEngine, readRootFiles } = await import(
    '@csms/services/certificates'
  );
  const engine = createOcspEngine({ roots: await readRootFiles(files), responderHosts });
  return createOcspContractValidator({ engine, ...(mode && { mode }) });
}

async function ofConfiguration(given: Given): Promise<OcspContractValidator> {
  if (given.ocsp ?? given['responder-host']) {
    throw new UsageError('contract validate: --ocsp and --responder-host go with --roots');
  }
  const { config } = await loadConfiguration(given.config, { transport: 'in_process', services: [] });
  if (!config.contractValidator) {
    throw new CliError(
      'the configuration says nothing of contract_cert_validator; expected that, or --roots',
    );
  }
  const { openContractValidator } = await import('@csms/config');
  return openContractValidator(config.contractValidator, warnings);
}

/** A pool of root certificates that can't be read is worth a line; the verdict follows anyway. */
const warnings = {
  debug() {},
  info() {},
  warn({ err }: { readonly err?: unknown }, message: string) {
    if (err instanceof Error) complain(`${message}: ${err.message}`);
  },
  error() {},
};
