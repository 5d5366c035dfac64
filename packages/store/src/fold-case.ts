/**
 * The form in which texts that differ in case only are the same, for keys that ignore case (OCPP 1.6 CiString, 2.0.1
 * identifierString). A store keeps this form beside the original, so that all stores agree on what differs in case only.
 */
export function foldCase(text: string): string {
  return text.toLowerCase();
}
