/** Country, provider and instance of a contract id, and perhaps its check digit (ISO 15118-2 annex H). */
const eMaid = /^([A-Z]{2}[0-9A-Z]{12})([0-9A-Z]?)$/;

/**
 * The normal form of a contract id (eMAID, ISO 15118-2 annex H): upper case, without separators, with a check digit. A
 * check digit that was given stays, even when it is wrong. What has another form than an eMAID keeps its letters and
 * digits.
 */
export function normalizeContractId(contractId: string): string {
  const compact = compactForm(contractId);
  const [, id, given] = eMaid.exec(compact) ?? [];
  return id !== undefined && given === '' ? id + checkDigit(id) : compact;
}

/**
 * What is wrong with a contract id as an eMAID (ISO 15118-2 annex H): it has another form, or another check digit than
 * follows from the rest. `undefined` for a good one, with or without check digit.
 */
export function contractIdFault(contractId: string): 'form' | 'check_digit' | undefined {
  const [, id, given] = eMaid.exec(compactForm(contractId)) ?? [];
  if (id === undefined) return 'form';
  return given === '' || given === checkDigit(id) ? undefined : 'check_digit';
}

/**
 * Whether two contract ids name the same contract, however they are written. The check digit says nothing of its own, so
 * it need not be there, nor right.
 */
export function isSameContract(one: string, other: string): boolean {
  return identifyingPart(one) === identifyingPart(other);
}

function identifyingPart(contractId: string): string {
  const compact = compactForm(contractId);
  return eMaid.exec(compact)?.[1] ?? compact;
}

function compactForm(contractId: string): string {
  return contractId.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}

/**
 * The check digit of a contract id. Each character is a number from 0 to 35, which two digits of base 2 and two of base 3
 * stand for; the i-th is weighted with the i-th power of a matrix, modulo 2 and 3, and the check digit brings both sums
 * to zero. The matrices are [[0, 1], [1, 1]] and [[0, 1], [1, 2]], whose 15th powers are the unit matrix and the inverse.
 */
function checkDigit(id: string): string {
  let [q1, q2, r1, r2] = [0, 0, 0, 0];
  // The last one goes through the most multiplications.
  for (const character of id.split('').toReversed()) {
    const value = Number.parseInt(character, 36);
    const [q, r] = [Math.floor(value / 9), value % 9];
    [q1, q2] = multiply([q1 + (q >> 1), q2 + (q & 1)], 1, 2);
    [r1, r2] = multiply([r1 + Math.floor(r / 3), r2 + (r % 3)], 2, 3);
  }
  [r1, r2] = multiply([3 - r1, 3 - r2], 2, 3);
  return ((q1 * 2 + q2) * 9 + r1 * 3 + r2).toString(36).toUpperCase();
}

/** A row times [[0, 1], [1, corner]]. */
function multiply([a, b]: readonly [number, number], corner: number, modulus: number): [number, number] {
  return [b % modulus, (a + corner * b) % modulus];
}
