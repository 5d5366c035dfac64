import { type Store, StoreError } from '@csms/store';

/** What happens at a call of a store: it is answered, it never is, or the store is away. */
export type Fate = 'answered' | 'lost' | 'lost after it is done' | 'away';

/** A store as a process sees it that meets a fate at each call, by the name of the method, such as `calls.create`. */
export function faulty(store: Store, fateOf: (method: string) => Fate): Store {
  function part<Part extends object>(name: string, inner: Part): Part {
    return new Proxy(inner, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          const fate = fateOf(`${name}.${String(method)}`);
          if (fate === 'away') throw new StoreError('unavailable', 'the store is away');
          if (fate !== 'lost') {
            const result: unknown = await Reflect.apply(value, target, args);
            if (fate === 'answered') return result;
          }
          return new Promise(() => {});
        };
      },
    });
  }

  return {
    ...store,
    calls: part('calls', store.calls),
    stations: part('stations', store.stations),
    stationWork: part('stationWork', store.stationWork),
  };
}

/** A store whose process is killed at the first call of a method: from then on it neither does nor hears anything. */
export function killedAt(store: Store, method: string, when: 'before' | 'after'): Store {
  let isDead = false;
  return faulty(store, (called) => {
    if (isDead) return 'lost';
    isDead = called === method;
    if (!isDead) return 'answered';
    return when === 'before' ? 'lost' : 'lost after it is done';
  });
}
