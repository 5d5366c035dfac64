import { apiOptions, askApi } from '../ask-api.js';
import { CliError, UsageError } from '../cli-error.js';
import { defineCommand, type Options, type Values } from '../command.js';
import { readStandardInput } from '../read-input.js';

const fieldOptions = {
  uid: { value: 'UID', help: 'what the station reads' },
  'contract-id': { value: 'EMAID', help: 'contract, such as GB-TWK-012345678-V' },
  'country-code': { value: 'CODE', help: 'country of the issuing party, two letters' },
  'party-id': { value: 'ID', help: 'issuing party, three characters' },
  issuer: { value: 'NAME', help: 'name of the issuing company' },
  type: { choices: ['RFID', 'APP_USER', 'AD_HOC_USER', 'OTHER'], help: 'what it is; RFID by default' },
  'cache-mode': {
    choices: ['ALWAYS', 'ALLOWED', 'ALLOWED_OFFLINE', 'NEVER'],
    help: 'whether stations may decide by themselves; ALWAYS by default',
  },
  invalid: { help: 'it may not charge' },
  'visual-number': { value: 'NUMBER', help: 'what is printed on the card' },
  'group-id': { value: 'ID', help: "tokens of one group may stop each other's transactions" },
  'language-code': { value: 'CODE', help: 'language of its owner, two letters' },
  'expiry-date': { value: 'TIME', help: 'when it expires, such as 2027-01-31T12:00:00Z' },
  'tariff-id': { value: 'ID', help: 'tariff of its transactions' },
} as const satisfies Options;

type Fields = Values<typeof fieldOptions>;

/** `token add`: makes a token known, or replaces the one with the same uid. */
export const addToken = defineCommand({
  name: 'token add',
  summary: 'Adds a token, or replaces the one with the same uid',
  details: `The token is given by options, of which the first five are required,
or with --stdin as JSON on standard input, with the fields of the API.`,
  operands: [],
  options: {
    ...fieldOptions,
    stdin: { help: 'read the token from standard input, in place of the options above' },
    ...apiOptions,
  },
  async run(_, values) {
    const body = values.stdin ? await readToken(values) : tokenOf(values);
    await askApi(values, { method: 'POST', path: '/token', body });
    return { value: { uid: (body as { readonly uid?: unknown }).uid } };
  },
});

function tokenOf(fields: Fields): object {
  const needed = ['uid', 'contract-id', 'country-code', 'party-id', 'issuer'] as const;
  const missing = needed.find((name) => fields[name] === undefined);
  if (missing) throw new UsageError(`token add: expected --${missing}, or --stdin`);
  return {
    uid: fields.uid,
    contractId: fields['contract-id'],
    countryCode: fields['country-code'],
    partyId: fields['party-id'],
    issuer: fields.issuer,
    type: fields.type ?? 'RFID',
    cacheMode: fields['cache-mode'] ?? 'ALWAYS',
    valid: !fields.invalid,
    visualNumber: fields['visual-number'],
    groupId: fields['group-id'],
    languageCode: fields['language-code'],
    expiryDate: fields['expiry-date'],
    tariffId: fields['tariff-id'],
  };
}

async function readToken(fields: Fields): Promise<object> {
  const given = Object.keys(fieldOptions).find((name) => name in fields);
  if (given) throw new UsageError(`token add: --stdin and --${given} exclude each other`);
  const text = await readStandardInput();
  try {
    const token: unknown = JSON.parse(text);
    if (typeof token === 'object' && token !== null && !Array.isArray(token)) return token;
  } catch {
    // Thrown below: the error of the parser would show what was read.
  }
  throw new CliError('expected a token on standard input, as an object of JSON');
}
