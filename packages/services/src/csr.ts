const armor =
  /^-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([^-]*)-----END (?:NEW )?CERTIFICATE REQUEST-----$/;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The DER of a PKCS#10 request that is written as PEM or as the base64 of its DER; `undefined` for what is neither. Looks
 * at the outermost structure only.
 */
export function readCsr(text: string): Uint8Array | undefined {
  const trimmed = text.trim();
  const body = (armor.exec(trimmed)?.[1] ?? trimmed).replace(/\s/g, '');
  if (!base64.test(body)) return undefined;
  const der = Buffer.from(body, 'base64');
  return isSequence(der) ? new Uint8Array(der) : undefined;
}

/**
 * What a CSR says, without its signature, which differs each time it is made; the CSR is one that {@link readCsr} has
 * read. All of the CSR when its content does not come first, as it should.
 */
export function csrContent(csr: Uint8Array): Uint8Array {
  // Tag and length of the CSR take as many bytes as they tell of themselves.
  const start = csr[1] === 0x81 ? 3 : 4;
  const length = csr[start + 1] ?? 0;
  const [header, content] =
    length < 0x80
      ? [2, length]
      : length === 0x81
        ? [3, csr[start + 2] ?? 0]
        : [4, ((csr[start + 2] ?? 0) << 8) | (csr[start + 3] ?? 0)];
  const end = start + header + content;
  return csr[start] === 0x30 && end < csr.length ? csr.subarray(start, end) : csr;
}

/** Whether bytes are one DER sequence of 128 to 65,535 bytes, and nothing more: no CSR is shorter, none may be longer. */
function isSequence(der: Buffer): boolean {
  if (der[0] !== 0x30) return false;
  if (der[1] === 0x81) return der.length === 3 + (der[2] ?? 0);
  return der[1] === 0x82 && der.length === 4 + (der.length > 3 ? der.readUInt16BE(2) : 0);
}
