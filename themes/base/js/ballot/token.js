// A ballot: a message that only this browser knows, with a signature that the server gave without seeing it
// (RFC 9474, RSABSSA-SHA384-PSS-Randomized).
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { guidBytes, join } from './box.js';

const label = new TextEncoder().encode('prevent-public ballot v1');
const suite = RSABSSA.SHA384.PSS.Randomized();

/** @param {Uint8Array} spki the round's ballot key */
export async function begin(spki, round) {
  const key = await crypto.subtle.importKey('spki', spki, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const message = suite.prepare(join(label, guidBytes(round)));
  const { blindedMsg, inv } = await suite.blind(key, message);
  return { blinded: blindedMsg, finish: async (blindSignature) => ({ message, signature: await suite.finalize(key, message, blindSignature, inv) }) };
}
