/** The key as people can compare it: see Fingerprints.cs. */
export async function fingerprint(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('').match(/.{4}/g).join(' ');
}
