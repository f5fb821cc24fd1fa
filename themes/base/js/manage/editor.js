import { insertDialog } from './insert.js';
import { surround, prefixLines } from './text.js';

/** Comfort for the form of an entry: a toolbar, what is typed kept, and the page as readers would see it. The form works without. */
export function improveEditor() {
  const form = document.querySelector('[data-pp-editor]');
  if (!form) return;
  const area = form.querySelector('textarea[name="Body"]');
  // An entry that is all fields has no text; one that is a file of data has nothing to show.
  const isMarkdown = area?.closest('[data-pp-markdown]') != null;
  area?.classList.add('pp-editor__source');
  if (isMarkdown) area.before(toolbar(area));
  const look = isMarkdown || !area ? preview(form) : () => check(form);
  let waiting;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { keep(form); look(); }, 1500);
  });
}

function toolbar(area) {
  const bar = document.createElement('div');
  bar.className = 'pp-editor__tools';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', 'Text tools');
  bar.setAttribute('aria-controls', area.id);
  const isMail = area.closest('[data-pp-markdown]').dataset.ppMarkdown === 'mail';
  const tools = {
    ...(isMail ? {} : { 'Heading': () => prefixLines(area, '## '), 'Smaller heading': () => prefixLines(area, '### ') }),
    'Strong': () => surround(area, '**', '**'),
    'List': () => prefixLines(area, '- '),
    'Numbers': () => prefixLines(area, '1. '),
  };
  for (const [name, act] of Object.entries(tools)) bar.append(tool(name, act));
  const dialog = isMail ? null : insertDialog(area);
  if (dialog) bar.append(tool('Insert…', () => dialog.showModal()));
  arrowKeys(bar);
  return bar;
}

function tool(name, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'pp-editor__tool';
  button.textContent = name;
  button.addEventListener('click', act);
  return button;
}

/** One stop for the Tab key; arrows move inside (WAI-ARIA toolbar pattern). */
function arrowKeys(bar) {
  const buttons = [...bar.children];
  buttons.slice(1).forEach((button) => { button.tabIndex = -1; });
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
    event.preventDefault();
  });
}

async function keep(form) {
  const state = form.querySelector('[data-pp-state]');
  if (!form.dataset.ppKeep || !state) return;
  try {
    const response = await fetch(form.dataset.ppKeep, { method: 'POST', body: new FormData(form) });
    if (!response.ok) throw new Error();
    const { others } = await response.json();
    state.textContent = `Kept at ${new Date().toLocaleTimeString('en-GB', { timeStyle: 'short' })}, not saved as a version yet.${others.length ? ` ${others.join(', ')} is editing this too.` : ''}`;
  } catch {
    state.textContent = 'What you type cannot be kept at the moment (you may be signed out). Do not close this page; sign in in another tab.';
  }
}

function preview(form) {
  const details = document.createElement('details');
  details.className = 'govuk-details';
  details.innerHTML = '<summary class="govuk-details__summary"><span class="govuk-details__summary-text">Show it as readers see it, while I write</span></summary><iframe class="pp-preview" title="Preview" sandbox="allow-same-origin"></iframe>';
  form.querySelector('[data-pp-faults]').before(details);
  const show = async () => {
    const html = await check(form);
    if (html && details.open) details.querySelector('iframe').srcdoc = html;
  };
  details.addEventListener('toggle', () => { if (details.open) show(); });
  return show;
}

/** Says what is wrong with what is typed, and gives it back as readers would see it. */
async function check(form) {
  const response = await fetch(form.dataset.ppLook, { method: 'POST', body: new FormData(form) });
  if (!response.ok) return null;
  const { html, faults } = await response.json();
  tell(form.querySelector('[data-pp-faults]'), faults);
  return html;
}

function tell(list, faults) {
  noteNone(list, faults.length === 0);
  list.replaceChildren(...faults.map(({ error, text }) => {
    const item = document.createElement('li');
    item.className = `pp-faults__item${error ? ' pp-faults__item--error' : ''}`;
    item.textContent = `${error ? 'Stops publishing: ' : 'Worth a look: '}${text}`;
    return item;
  }));
}

function noteNone(list, none) {
  const note = list.parentElement.querySelector('[data-pp-no-faults]');
  if (note) note.hidden = !none;
}
