// Proves that a browser did some work (ALTCHA v2, PBKDF2/SHA-256), so that no person has to read distorted letters.
// Without it, or over plain HTTP where browsers offer no cryptography, the form works too: the e-mail address is confirmed instead.
const tries = 100_000;

export function proveWork() {
  const field = document.querySelector('[data-pp-altcha]');
  if (!field || !globalThis.crypto?.subtle) return;
  const solved = solve(JSON.parse(field.dataset.ppAltcha)).then((payload) => { field.value = payload; }, () => {});
  let waiting = true;
  solved.then(() => { waiting = false; });
  field.form.addEventListener('submit', (event) => {
    if (!waiting) return;
    event.preventDefault();
    const { submitter } = event;
    solved.then(() => field.form.requestSubmit(submitter));
  });
}

async function solve(challenge) {
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const password = new Uint8Array([...bytes(nonce), 0, 0, 0, 0]);
  const counterAt = new DataView(password.buffer, password.length - 4);
  const work = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations: cost };
  for (let counter = 0; counter < tries; counter++) {
    counterAt.setUint32(0, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = hex(await crypto.subtle.deriveBits(work, key, keyLength * 8));
    if (derivedKey.startsWith(keyPrefix)) return btoa(JSON.stringify({ challenge, solution: { counter, derivedKey } }));
  }
  throw new Error('No solution was found.');
}

const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
