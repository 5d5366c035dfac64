/** Something that the standard obliges, or allows, a CSMS to do. */
export interface Requirement {
  /** Its id in OCPP 2.0.1, which begins with that of its section (use case). */
  readonly id: string;
  /** What the CSMS does, in our words. */
  readonly behaviour: string;
  /** Asked by the security whitepaper of OCPP 1.6 too, under the same id. */
  readonly in16?: true;
  /** Why it is not met, and will not be. */
  readonly unmet?: string;
}
