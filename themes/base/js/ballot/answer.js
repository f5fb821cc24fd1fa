// A member answers with the ballot that they kept. What they say is sealed here; the server stores what it cannot read.
import { toBytes, toText } from './base64.js';
import { seal } from './box.js';
import { read } from './paper.js';
import { begin as reveal, say, send, show, takeFragment } from './steps.js';
import { sheetOf, troubleIn } from '../survey/sheet.js';

export function offerAnswer() {
  const root = document.querySelector('[data-pp-answer]');
  if (!root || !globalThis.crypto?.subtle) return;
  reveal(root);
  const state = { ballot: null, sealed: null, sheet: '' };
  const given = takeFragment();
  if (given) use(root, state, given);
  root.querySelector('[data-pp-use]').addEventListener('click', () => give(root, state));
  root.querySelector('[data-pp-sheet]').addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    put(root, state, event.target);
  });
}

async function give(root, state) {
  const file = root.querySelector('#ballot-file').files[0];
  use(root, state, `${root.querySelector('#ballot-text').value}\n${file ? await file.text() : ''}`);
}

function use(root, state, text) {
  const ballot = read(text, root.dataset.round);
  say(root.querySelector('[data-pp-step="ballot"]'), ballot.trouble);
  if (ballot.trouble) return;
  state.ballot = ballot;
  show(root, 'form');
}

/** Sent again after a failure, it is the same sealed answer with the same ballot: it counts once. */
async function put(root, state, form) {
  const section = root.querySelector('[data-pp-step="form"]');
  const button = form.querySelector('button[type="submit"]');
  const sheet = sheetOf(form);
  const wrong = troubleIn(form);
  mark(form, wrong?.element);
  say(section, wrong?.trouble ?? (sheet ? undefined : 'empty'));
  if (wrong || !sheet) return;
  button.disabled = true;
  if (state.sheet !== sheet) [state.sheet, state.sealed] = [sheet, await sealed(root, sheet)];
  const answer = await send(root.dataset.put, {
    round: root.dataset.round, answer: toText(state.sealed), message: toText(state.ballot.message), signature: toText(state.ballot.signature),
  });
  button.disabled = false;
  if (answer.problem) say(section, answer.problem);
  else finish(root, answer.state);
}

/** The sealed form cannot come back with its faults marked, so they are found before. */
function mark(form, question) {
  for (const group of form.querySelectorAll('[data-question]')) group.classList.toggle('govuk-form-group--error', group === question);
}

const sealed = (root, sheet) => seal(new TextEncoder().encode(sheet), { key: toBytes(root.dataset.box), round: root.dataset.round, size: Number(root.dataset.size) });

function finish(root, state) {
  for (const text of root.querySelectorAll('[data-pp-state]')) text.hidden = text.dataset.ppState !== state;
  root.querySelector('[data-pp-sheet]').reset();
  show(root, 'done');
}
