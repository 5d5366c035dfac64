import type { PerMessageDeflateOptions, WebSocket } from 'ws';

/** Smallest frame that is worth compressing, in bytes. */
const threshold = 1_024;

/** How permessage-deflate is negotiated (RFC 7692): without memory between messages, unless that is asked for. */
export function compressionOptions(contextTakeover: boolean): PerMessageDeflateOptions {
  return {
    threshold,
    serverNoContextTakeover: !contextTakeover,
    clientNoContextTakeover: !contextTakeover,
  };
}

/** What of ws's extension is used here; its methods are public, the way to it is not. */
interface Deflate {
  compress: Step;
  decompress: Step;
  cleanup(): void;
}

type Step = (
  data: Buffer | string,
  last: boolean,
  done: (error: Error | null, result?: Buffer) => void,
) => void;

/**
 * Frees a socket's compressors after each message. ws only resets them, and their buffers are several times all else
 * that an idle station costs.
 */
export function freeAfterEachMessage(socket: WebSocket): void {
  const { _extensions } = socket as unknown as { _extensions?: Readonly<Record<string, Deflate>> };
  const deflate = _extensions?.['permessage-deflate'];
  if (!deflate) return;
  /** Steps that run, and messages of which a part is still to come. */
  let inUse = 0;

  function freeing(step: Step): Step {
    let begun = false;
    return (data, last, done) => {
      if (!begun) inUse++;
      begun = true;
      step.call(deflate, data, last, (error, result) => {
        if (last || error) {
          begun = false;
          inUse--;
        }
        if (inUse === 0) deflate?.cleanup();
        done(error, result);
      });
    };
  }

  deflate.compress = freeing(deflate.compress);
  deflate.decompress = freeing(deflate.decompress);
}

/** What of ws's parser is used here; neither it nor the way to it is public. */
interface Parser {
  readonly _errored: boolean;
  readonly _write: (chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void) => void;
}

/**
 * Stops reading a socket at its first broken frame. What comes while a message is decompressed is held back; Node hands
 * on all of it afterwards, also what follows a broken frame, and there ws 8.23 throws where nobody catches it.
 */
export function stopAtFault(socket: WebSocket): void {
  const { _receiver: parser } = socket as unknown as { readonly _receiver: Parser };
  const { _write: write } = parser;
  const stopping: Pick<Parser, '_write'> = {
    _write(chunk, encoding, done) {
      const { _errored: isFaulty } = parser;
      if (isFaulty) done();
      else write.call(parser, chunk, encoding, done);
    },
  };
  Object.assign(parser, stopping);
}
