import { station16 } from './station-16.js';
import { station201 } from './station-201.js';

/** A station that repeats: a heartbeat, its status, an authorization, and readings of a transaction. */
export interface SimulatedStation {
  readonly version: '1.6' | '2.0.1';
  readonly stationId: string;
  /** The token that its driver uses. */
  readonly tokenUid: string;
  /** The envelope of the call that starts its transaction. */
  start(): string;
  /** Takes the answer to {@link start}: the text of an envelope. */
  started(answer: string): void;
  /** The envelope of its next call. */
  next(): string;
}

/** As many stations as asked for, half of them of each version. */
export function simulatedStations(count: number): readonly SimulatedStation[] {
  return Array.from({ length: count }, (_, index) => {
    const stationId = `CP${String(index).padStart(5, '0')}`;
    const tokenUid = `TOKEN${String(index).padStart(5, '0')}`;
    return index % 2 === 0 ? station16(stationId, tokenUid) : station201(stationId, tokenUid);
  });
}
