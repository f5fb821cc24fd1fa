// A member's code becomes a ballot to keep: the server signs it without seeing it.
import { toBytes, toText } from './base64.js';
import { download } from './download.js';
import { fingerprint } from './fingerprint.js';
import { write } from './paper.js';
import { picture } from './picture.js';
import { begin as reveal, say, send, show, takeFragment } from './steps.js';
import { begin } from './token.js';

export function offerBallot() {
  const root = document.querySelector('[data-pp-ballot]');
  if (!root || !globalThis.crypto?.subtle) return;
  reveal(root);
  const form = root.querySelector('[data-pp-code]');
  const key = toBytes(root.dataset.key);
  const asked = new Map();
  readCard(root, form, key);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask(root, form, key, asked);
  });
}

/** The picture on a card holds the code and the fingerprint of the key: both are compared here. */
async function readCard(root, form, key) {
  const card = new URLSearchParams(takeFragment());
  const own = await fingerprint(key);
  root.querySelector('[data-pp-fingerprint]').textContent = own;
  if (card.get('code')) form.elements.code.value = card.get('code');
  if (card.get('key') && card.get('key') !== own.replaceAll(' ', '')) {
    say(form, 'key');
    form.querySelector('button').disabled = true;
  }
}

/** The same code is asked for with the same blinded message, so that a lost reply can be asked for again. */
async function ask(root, form, key, asked) {
  const button = form.querySelector('button');
  const code = form.elements.code.value.trim();
  say(form);
  button.disabled = true;
  try {
    if (!asked.has(code)) asked.set(code, await begin(key, root.dataset.round));
    const ballot = asked.get(code);
    const answer = await send(root.dataset.ask, { round: root.dataset.round, code, blinded: toText(ballot.blinded) });
    if (answer.problem) say(form, answer.problem);
    else keep(root, write(root.dataset.round, await ballot.finish(toBytes(answer.signature))));
  } catch {
    say(form, 'old');
  }
  button.disabled = false;
}

function keep(root, ballot) {
  const link = new URL(`${root.dataset.answer}#${ballot}`, location.href).href;
  root.querySelector('[data-pp-picture]').replaceChildren(picture(link));
  root.querySelector('[data-pp-now]').href = link;
  const save = root.querySelector('[data-pp-save]');
  save.addEventListener('click', () => download(save.dataset.ppSave, `${save.dataset.ppFileText}\n\n${link}\n`));
  root.querySelector('[data-pp-step="keep"] [data-pp-print]').addEventListener('click', () => window.print());
  root.querySelector('[data-pp-step="keep"] [data-pp-print]').hidden = false;
  show(root, 'keep');
}
