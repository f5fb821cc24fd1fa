// Seals a sheet so that only the box's private key opens it. The format is written down in site/docs/sealed-box.md; the server's
// half is SealedBox.cs.
const label = new TextEncoder().encode('prevent-public sealed box v1');
const curve = { name: 'ECDH', namedCurve: 'P-256' };
const version = 1;
const lengthPrefix = 4;

/**
 * @param {Uint8Array} sheet
 * @param {{ key: Uint8Array, round: string, size: number }} box the public point, the round's id, what sheets are padded to
 * @returns {Promise<Uint8Array>}
 */
export async function seal(sheet, box) {
  const once = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const theirs = await crypto.subtle.importKey('raw', box.key, curve, false, []);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey));
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, once.privateKey, 256);
  const round = guidBytes(box.round);
  const cipher = await derive(secret, join(label, point, box.key, round));
  const content = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: cipher.nonce, additionalData: join(label, round) }, cipher.key, pad(sheet, box.size));
  return join(Uint8Array.of(version), point, new Uint8Array(content));
}

async function derive(secret, info) {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bytes = new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, base, 44 * 8));
  return { key: await crypto.subtle.importKey('raw', bytes.slice(0, 32), 'AES-GCM', false, ['encrypt']), nonce: bytes.slice(32) };
}

function pad(sheet, size) {
  if (sheet.length > size - lengthPrefix) throw new RangeError(`The answers have ${sheet.length} bytes, there is room for ${size - lengthPrefix}.`);
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, sheet.length);
  padded.set(sheet, lengthPrefix);
  return padded;
}

export const guidBytes = (guid) => Uint8Array.from(guid.replaceAll('-', '').match(/../g), (pair) => parseInt(pair, 16));

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => { whole.set(part, at); return at + part.length; }, 0);
  return whole;
}
