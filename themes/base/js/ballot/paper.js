// A ballot as text, for a file, for paper and for a link.
import { toBytes, toText } from './base64.js';
import { guidBytes, join } from './box.js';

const mark = 'PPB1.';
const label = new TextEncoder().encode('prevent-public ballot v1');
const parts = { round: 16, prefix: 32, signature: 256 };

export const write = (round, { message, signature }) => mark + toText(join(guidBytes(round), message.slice(0, parts.prefix), signature));

/** The ballot in a text, whatever stands around it. @returns {{ message, signature } | { trouble: string }} */
export function read(text, round) {
  const found = /PPB1\.([\w-]+)/.exec(text)?.[1];
  const bytes = found ? bytesOf(found) : null;
  if (bytes?.length !== parts.round + parts.prefix + parts.signature) return { trouble: 'no-ballot' };
  const own = guidBytes(round);
  if (own.some((byte, at) => bytes[at] !== byte)) return { trouble: 'other-round' };
  const prefix = bytes.slice(parts.round, parts.round + parts.prefix);
  return { message: join(prefix, label, own), signature: bytes.slice(parts.round + parts.prefix) };
}

function bytesOf(text) {
  try {
    return toBytes(text);
  } catch {
    return null;
  }
}
