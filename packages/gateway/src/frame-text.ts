const byteOrderMark = '\ufeff';

/** Takes off what stations put around a frame and JSON does not know: a byte order mark, blanks and NULs at the end. */
export function trimFrame(text: string): string {
  const start = text.startsWith(byteOrderMark) ? 1 : 0;
  let end = text.length;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const beginning = /^\s*\[\s*([234])\s*,\s*"([^"\\]{1,36})"/;

/** Type and id of a broken frame, where it is whole up to there: the other side waits for a word about it. */
export function readBeginning(text: string): { readonly type: 2 | 3 | 4; readonly id: string } | undefined {
  const [, type, id] = beginning.exec(text) ?? [];
  return type === undefined || id === undefined ? undefined : { type: Number(type) as 2 | 3 | 4, id };
}
