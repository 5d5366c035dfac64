import { dateTime } from './common.js';
import { integer, listOf, objectOf, oneOf, text } from './object-of.js';

const certificateHash = objectOf({
  hashAlgorithm: oneOf(['SHA256', 'SHA384', 'SHA512']),
  issuerNameHash: text('In hex'),
  issuerKeyHash: text('In hex'),
  serialNumber: text('In hex'),
});

/** Schema of a certificate in a station. */
export const installedCertificateSchema = objectOf(
  {
    use: oneOf(['csms_root', 'manufacturer_root', 'v2g_root', 'mo_root', 'oem_root', 'v2g_chain', 'station']),
    hashes: listOf(certificateHash, 'Its names, as OCSP has them'),
    children: listOf(certificateHash, 'Names of those that it came with'),
  },
  {
    certificate: text('PEM, where it was installed by us'),
    seenAt: { ...dateTime, description: 'When the station last listed it' },
    installedAt: { ...dateTime, description: 'When the station last accepted it from us' },
    goneAt: { ...dateTime, description: 'When the station no longer had it; absent while it is there' },
  },
);

/** Schema of a station's request for a certificate. */
export const certificateRequestSchema = objectOf(
  {
    requestId: text('Made from what the request says'),
    use: oneOf(['csms', 'v2g', 'combined'], 'What the certificate is for'),
    dialect: oneOf(['ocpp', 'pnc', 'has2be'], 'The kind of messages that asked for it'),
    csr: text('PKCS#10, the base64 of its DER'),
    status: oneOf(['Pending', 'Installed', 'Rejected', 'Failed']),
    createdAt: { ...dateTime, description: 'When the station first asked' },
    requestedAt: { ...dateTime, description: 'When the station last asked' },
    attempts: integer('How often it was tried in vain'),
  },
  {
    reason: text('Why, unless the station installed its certificate'),
    certificateChain: text('PEM, from the leaf on; absent until it is signed'),
    dueAt: { ...dateTime, description: 'When it is worked on; absent once it has ended' },
    endedAt: dateTime,
    installedAt: dateTime,
  },
);
