import type { SampledValue, SignedMeterValue } from '@csms/store';

/** What a station may say about a value. Sampled values of every OCPP version fit. */
export interface SampledValueFields {
  readonly measurand?: string;
  readonly context?: string;
  readonly location?: string;
  readonly phase?: string;
  readonly signedMeterValue?: SignedMeterValue;
}

/** The context and the location of a value, when the station does not say. */
export const defaultContext = 'Sample.Periodic';
export const defaultLocation = 'Outlet';

/** A value with the defaults of the standard filled in (1.6 section 7.43, 2.0.1 SampledValueType). */
export function sampledValue(
  value: number | string,
  unit: string | undefined,
  {
    measurand = 'Energy.Active.Import.Register',
    context = defaultContext,
    location = defaultLocation,
    phase,
    signedMeterValue,
  }: SampledValueFields,
): SampledValue {
  return {
    value,
    measurand,
    unit: unitName(unit) ?? defaultUnit(measurand),
    context,
    location,
    phase,
    signedMeterValue: signedMeterValue && copyOf(signedMeterValue),
  };
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The decimal number in a text, or the text as it is when it has none. */
export function readValue(text: string): number | string {
  const plain = readPlain(text);
  if (plain !== undefined) return plain;
  const trimmed = text.trim();
  const value = decimal.test(trimmed) ? Number(trimmed) : Number.NaN;
  return Number.isFinite(value) ? value : text;
}

/** How many digits always make a number without rounding. */
const maxExactDigits = 15;
const point = 0x2e;

/**
 * The number in a short text of digits, perhaps with a point, as meters write them, eight or more in a message. Its
 * digits and the power of ten are exact, so their quotient is what `Number` returns, in a third of the time.
 */
function readPlain(text: string): number | undefined {
  if (text.length > maxExactDigits || text === '' || text === '.') return undefined;
  let digits = 0;
  let divisor = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) {
      digits = digits * 10 + code - 0x30;
      divisor *= 10;
    } else if (code === point && divisor === 0) divisor = 1;
    else return undefined;
  }
  return divisor === 0 ? digits : digits / divisor;
}

/** A number with the multiplier of its unit applied, a power of ten; a text when the result is not finite. */
export function scaleValue(value: number, multiplier = 0): number | string {
  const scaled = timesPowerOfTen(value, multiplier);
  return Number.isFinite(scaled) ? scaled : `${value}e${multiplier}`;
}

/** A number times a power of ten, without errors of binary fractions: 1.1 times 10^3 is 1100. */
export function timesPowerOfTen(value: number, exponent: number): number {
  if (exponent === 0 || !Number.isFinite(value)) return value;
  const [digits, own = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(own) + exponent}`);
}

/** Default units, by the beginning of the measurand. The standard names only that of energy. */
const units = [
  ['Energy', 'Wh'],
  ['Power.Active', 'W'],
  ['Power.Offered', 'W'],
  ['Power.Reactive', 'var'],
  ['Current', 'A'],
  ['Voltage', 'V'],
  ['SoC', 'Percent'],
  ['Temperature', 'Celsius'],
  ['Frequency', 'Hertz'],
] as const;

/** OCPP 1.6 misspelt Celsius at first, and both spellings are right there (errata). */
function unitName(unit: string | undefined): string | undefined {
  return unit === 'Celcius' ? 'Celsius' : unit;
}

function defaultUnit(measurand: string): string {
  return units.find(([beginning]) => measurand.startsWith(beginning))?.[1] ?? '';
}

function copyOf({
  signedMeterData,
  signingMethod,
  encodingMethod,
  publicKey,
}: SignedMeterValue): SignedMeterValue {
  return { signedMeterData, signingMethod, encodingMethod, publicKey };
}
