// Makes a round's box key in the officer's browser. The private half goes into two files; the server gets the public half only.
import { toText } from '../ballot/base64.js';
import { fingerprint } from '../ballot/fingerprint.js';
import { download } from '../ballot/download.js';

export function makeBoxKeys() {
  const form = document.querySelector('[data-pp-box-key]');
  if (!form || !globalThis.crypto?.subtle) return;
  form.querySelector('[data-pp-without]').hidden = true;
  const maker = form.querySelector('[data-pp-make]');
  maker.hidden = false;
  maker.querySelector('button').addEventListener('click', () => make(form, maker));
}

async function make(form, maker) {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const secret = toText(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)));
  form.elements.PublicHalf.value = toText(point);
  maker.querySelector('button').hidden = true;
  form.querySelector('[data-pp-fingerprint]').textContent = await fingerprint(point);
  const files = form.querySelector('[data-pp-files]');
  files.hidden = false;
  const left = new Set(['First', 'Second']);
  for (const button of files.querySelectorAll('[data-pp-holder]')) {
    button.addEventListener('click', () => {
      const holder = form.elements[`${button.dataset.ppHolder}Holder`].value.trim();
      download(nameOf(form, holder), `${JSON.stringify({ kind: 'prevent-public box key v1', round: form.elements.Id.value, holder, key: secret }, null, 1)}\n`);
      left.delete(button.dataset.ppHolder);
      form.querySelector('[data-pp-finish]').hidden = left.size > 0;
    });
  }
}

const nameOf = (form, holder) => `${form.dataset.ppBoxKey} key ${holder}.txt`.replace(/[^\w. -]+/g, '-');
