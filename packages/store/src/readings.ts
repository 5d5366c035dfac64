/** One measured value, with the defaults of the standard filled in and the unit's multiplier applied. */
export interface SampledValue {
  /** A number, or the opaque text of signed data. */
  readonly value: number | string;
  readonly measurand: string;
  readonly unit: string;
  readonly context: string;
  readonly location: string;
  /** Absent for the sum of all phases. */
  readonly phase?: string;
  /** Signed meter data that came beside the value (2.0.1). */
  readonly signedMeterValue?: SignedMeterValue;
}

/** Meter data signed by the meter, as the station sent it. */
export interface SignedMeterValue {
  readonly signedMeterData: string;
  readonly signingMethod: string;
  readonly encodingMethod: string;
  readonly publicKey: string;
}

/** Values that were measured at one time. */
export interface Reading {
  /** Names the reading within its transaction: the same reading sent again has the same id. */
  readonly id: string;
  readonly at: Date;
  readonly sampledValues: readonly SampledValue[];
}
