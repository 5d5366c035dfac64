/** A connector of 1.6 in the words of 2.0.1: connector 1 of the EVSE with its number; 0 and 0 for the whole station. */
export function evseOf(connectorId: number): { readonly evseId: number; readonly connectorId: number } {
  return { evseId: connectorId, connectorId: connectorId === 0 ? 0 : 1 };
}
