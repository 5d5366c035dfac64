/** All that the parts of a store keep by station, so that everything of a station can be removed. */
export interface StationMaps {
  /** Makes a map whose keys are ids of stations. */
  map<Value>(): Map<string, Value>;
  /** Registers a function that removes something else of a station, and returns whether there was anything. */
  onRemove(remove: (stationId: string) => boolean): void;
  /** Removes everything of a station. Returns whether there was anything. */
  remove(stationId: string): boolean;
}

/** Makes the maps of a store. */
export function createStationMaps(): StationMaps {
  const removals: ((stationId: string) => boolean)[] = [];

  return {
    map<Value>() {
      const map = new Map<string, Value>();
      removals.push((stationId) => map.delete(stationId));
      return map;
    },
    onRemove: (remove) => void removals.push(remove),
    remove: (stationId) => removals.map((remove) => remove(stationId)).includes(true),
  };
}
