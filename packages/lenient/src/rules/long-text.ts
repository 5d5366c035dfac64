import type { Outcome, Place, Rule } from '../rule.js';

/** How long any text may be, in characters. */
const widenedLength = 255;

/** An over-long text of a boot. */
export const longBootText: Rule = {
  name: 'long-boot-text',
  does: 'texts of BootNotification that are too long (serial number, model, vendor, firmware): up to 255 characters are kept whole',
  sources: [
    'mobilityhouse/ocpp#122',
    'mobilityhouse/ocpp#128',
    'mobilityhouse/ocpp#273',
    'lbbrhzn/ocpp#213',
    'lbbrhzn/ocpp#1155',
    'lbbrhzn/ocpp#1622',
    'lorenzodonini/ocpp-go#359',
    'steve-community/steve#1259',
  ],
  kinds: ['text'],
  apply: (value, place) => (place.action === 'BootNotification' ? widened(value, place) : undefined),
};

/** Any other over-long text. */
export const longText: Rule = {
  name: 'long-text',
  does: 'other texts that are too long (info, vendorErrorCode, idTag): up to 255 characters are kept whole; a token is valid if it is known as it is',
  sources: ['lbbrhzn/ocpp#987', 'lbbrhzn/ocpp#1803'],
  kinds: ['text'],
  apply: (value, place) => (place.action === 'BootNotification' ? undefined : widened(value, place)),
};

/** The text as it is, with its beginning as what the schema accepts. */
function widened(value: unknown, { shape }: Place): Outcome | undefined {
  if (typeof value !== 'string' || shape.kind !== 'text') return undefined;
  const { maxLength = widenedLength } = shape;
  if (value.length <= maxLength) return undefined;
  const characters = Array.from(value);
  if (characters.length <= maxLength || characters.length > widenedLength) return undefined;
  return { value, standIn: characters.slice(0, maxLength).join('') };
}
