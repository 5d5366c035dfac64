import {
  type EvCertificateKey,
  type EvCertificateStore,
  maxEvCertificateAgeMs,
  maxEvCertificates,
} from '@csms/store';
import type { StationMaps } from './station-maps.js';

interface Entry {
  readonly claimedAtMs: number;
  readonly leaseUntilMs: number;
  hasFailed: boolean;
  exiResponse?: string;
}

/** Makes a store of contract certificates that EVs ask for. */
export function createEvCertificateStore(stationMaps: StationMaps): EvCertificateStore {
  const stations = stationMaps.map<Map<string, Entry>>();

  function entryOf({ stationId, requestId }: EvCertificateKey): Entry | undefined {
    return stations.get(stationId)?.get(requestId);
  }

  function keep({ stationId, requestId }: EvCertificateKey, entry: Entry): void {
    const entries = stations.get(stationId) ?? new Map<string, Entry>();
    stations.set(stationId, entries.set(requestId, entry));
    if (entries.size <= maxEvCertificates) return;
    const [oldest] = [...entries].reduce((a, b) => (b[1].claimedAtMs < a[1].claimedAtMs ? b : a));
    entries.delete(oldest);
  }

  return {
    async claim(key, now, leaseUntil) {
      const known = entryOf(key);
      const entry = known && now.getTime() - known.claimedAtMs <= maxEvCertificateAgeMs ? known : undefined;
      if (entry?.exiResponse !== undefined) return { status: 'answered', exiResponse: entry.exiResponse };
      if (entry && entry.leaseUntilMs > now.getTime())
        return { status: entry.hasFailed ? 'failed' : 'pending' };
      keep(key, { claimedAtMs: now.getTime(), leaseUntilMs: leaseUntil.getTime(), hasFailed: false });
      return { status: 'claimed' };
    },

    async answer(key, exiResponse) {
      const entry = entryOf(key);
      if (!entry) return exiResponse;
      entry.exiResponse ??= exiResponse;
      return entry.exiResponse;
    },

    async fail(key) {
      const entry = entryOf(key);
      if (entry) entry.hasFailed = true;
    },
  };
}
