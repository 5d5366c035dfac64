import type { Command } from './command.js';
import { encodePassword } from './commands/auth-encode-password.js';
import { generateApiKey } from './commands/auth-generate-api-key.js';
import { generateCredential } from './commands/auth-generate-credential.js';
import { hashCertificate } from './commands/auth-hash-certificate.js';
import { checkConfiguration } from './commands/config-check.js';
import { validateContract } from './commands/contract-validate.js';
import { normalizeEmaid } from './commands/emaid-normalize.js';
import { removeOld } from './commands/retention.js';
import { registerStation } from './commands/station-register.js';
import { importData } from './commands/store-import.js';
import { addToken } from './commands/token-add.js';
import { endTransaction } from './commands/transaction-end.js';
import { getTransaction } from './commands/transaction-get.js';

/** Every command. */
export const commands: readonly Command[] = [
  encodePassword,
  generateApiKey,
  generateCredential,
  hashCertificate,
  checkConfiguration,
  validateContract,
  normalizeEmaid,
  removeOld,
  registerStation,
  importData,
  addToken,
  getTransaction,
  endTransaction,
];
