import type { Codec } from '@csms/store';
import type { StationUnit } from './station-unit.js';

/** What the rules of one kind of records have to remember of a station. */
export interface StationMemos<Memo> {
  read(unit: StationUnit): Memo | undefined;
  write(unit: StationUnit, memo: Memo): void;
}

/** Makes the memos of a name. */
export function createStationMemos<Memo>(name: string, codec: Codec<Memo>): StationMemos<Memo> {
  return {
    read(unit) {
      const memo = unit.memo(name);
      return memo === undefined ? undefined : codec.decode(memo);
    },
    write: (unit, memo) => unit.setMemo(name, codec.encode(memo)),
  };
}
