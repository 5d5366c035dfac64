/** A three-phase meter that is read once a minute: eight values each time, as stations send by default. */
export interface Meter {
  /** The next reading: when, and measurand, unit, value and phase of each value. */
  read(): { readonly timestamp: string; readonly values: readonly MeterReading[] };
  /** Time and energy register of the last reading. */
  readonly last: { readonly timestamp: string; readonly energyWh: number };
}

/** One value of a meter. */
export interface MeterReading {
  readonly measurand: 'Energy.Active.Import.Register' | 'Power.Active.Import' | 'Current.Import' | 'Voltage';
  readonly unit: 'Wh' | 'W' | 'A' | 'V';
  readonly value: number;
  readonly phase?: 'L1' | 'L2' | 'L3' | 'L1-N' | 'L2-N' | 'L3-N';
}

/** When the simulation begins. */
const beginning = Date.UTC(2026, 0, 1);
const minuteMs = 60_000;

/** Makes a meter. Its values differ from one reading to the next, and are the same in every run. */
export function createMeter(): Meter {
  let count = 0;
  let last = { timestamp: new Date(beginning).toISOString(), energyWh: 0 };

  return {
    read() {
      count++;
      last = { timestamp: new Date(beginning + count * minuteMs).toISOString(), energyWh: count * 183 };
      const change = (count % 17) / 10;
      return {
        timestamp: last.timestamp,
        values: [
          { measurand: 'Energy.Active.Import.Register', unit: 'Wh', value: last.energyWh },
          { measurand: 'Power.Active.Import', unit: 'W', value: 11_000 + 10 * change },
          { measurand: 'Current.Import', unit: 'A', value: 15.5 + change, phase: 'L1' },
          { measurand: 'Current.Import', unit: 'A', value: 15.6 + change, phase: 'L2' },
          { measurand: 'Current.Import', unit: 'A', value: 15.7 + change, phase: 'L3' },
          { measurand: 'Voltage', unit: 'V', value: 229.5 + change, phase: 'L1-N' },
          { measurand: 'Voltage', unit: 'V', value: 230.5 + change, phase: 'L2-N' },
          { measurand: 'Voltage', unit: 'V', value: 231.5 + change, phase: 'L3-N' },
        ],
      };
    },
    get last() {
      return last;
    },
  };
}
