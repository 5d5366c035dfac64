import type { Token } from '@csms/store';
import type { StationSetUp } from './station-set-up.js';
import { refused, type TokenAuthorization } from './token-standing.js';

/**
 * What a token that is good by itself is answered at a station, or at an EVSE where that is known: where it may not
 * charge at all `NotAtThisLocation`, where no type of connector is for it `NotAllowedTypeEVSE`, and otherwise the EVSEs
 * that are left when it may not charge at all of them (2.0.1 C01.FR.18 to C01.FR.20, C01.FR.22).
 */
export async function judgePlace(
  { allowedPlaces, connectorTypes }: Token,
  judged: TokenAuthorization,
  { stationId, evseId, at }: { readonly stationId: string; readonly evseId?: number; readonly at: Date },
  stationSetUp: Pick<StationSetUp, 'connectorTypes'> | undefined,
): Promise<TokenAuthorization> {
  const place = allowedPlaces?.find((allowed) => allowed.stationId === stationId);
  const isAllowed = (id: number) => place?.evseIds?.includes(id) ?? true;
  if (allowedPlaces && (!place || place.evseIds?.length === 0))
    return refused(judged, 'NotAtThisLocation', at);
  if (evseId !== undefined && !isAllowed(evseId)) return refused(judged, 'NotAtThisLocation', at);

  const types = connectorTypes && (await stationSetUp?.connectorTypes(stationId));
  const fits = (id: number) => types?.get(id)?.some((type) => connectorTypes?.includes(type)) ?? true;
  if (evseId !== undefined && !fits(evseId)) return refused(judged, 'NotAllowedTypeEVSE', at);
  const evses = place?.evseIds ?? [...(types?.keys() ?? [])];
  const left = evses.filter(fits);
  if (evses.length > 0 && left.length === 0) return refused(judged, 'NotAllowedTypeEVSE', at);
  return place?.evseIds || left.length < evses.length ? { ...judged, evseIds: left } : judged;
}
