// A survey's form works without this. It hides questions that are not asked, and looks at people's own words before they are sent:
// on this device only, nothing is sent or kept.
import { unaskedIn } from './survey/sheet.js';

const pause = 600;

export function improveSurveys() {
  for (const form of document.querySelectorAll('form[data-survey]')) improve(form);
}

/** What a text may hold that should be looked at: kinds, “disclosure” among them. */
export function screen(form, text) {
  form.ppPatterns ??= JSON.parse(form.dataset.screen ?? '[]').map(([kind, pattern, flags]) => [kind, new RegExp(pattern, flags)]);
  return new Set(form.ppPatterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind));
}

/** Asks once before words are sent that may say who somebody is. True when they may go. */
export function mayGo(form) {
  const found = [...form.querySelectorAll('textarea')].filter((area) => !area.closest('[hidden]') && look(form, area));
  if (found.length === 0 || form.ppLooked) return true;
  form.ppLooked = true;
  const title = form.querySelector('[data-look-title]');
  if (title) title.textContent = title.dataset.lookTitle;
  found[0].focus();
  return false;
}

function improve(form) {
  const refresh = () => {
    const unasked = unaskedIn(form);
    for (const question of form.querySelectorAll('[data-when]')) question.hidden = unasked.has(question);
  };
  form.addEventListener('change', (event) => {
    standAlone(event.target);
    refresh();
  });
  for (const area of form.querySelectorAll('textarea')) watch(form, area);
  // Before every other listener: what else waits for this form to be sent must not send it while the person looks at it.
  form.addEventListener('submit', (event) => {
    if (mayGo(form)) {
      tellServer(form);
    } else {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });
  refresh();
}

function watch(form, area) {
  let timer;
  area.addEventListener('input', () => {
    form.ppLooked = false;
    clearTimeout(timer);
    timer = setTimeout(() => look(form, area), pause);
  });
}

/** Shows beside a text what it may give away, and at once whom to call if it sounds like a call for help. */
function look(form, area) {
  const found = screen(form, area.value);
  if (found.has('disclosure')) helpNow(form);
  const question = area.closest('[data-question]');
  question.querySelector('.pp-look')?.remove();
  const kinds = [...found].filter((kind) => kind !== 'disclosure');
  const template = form.querySelector('template[data-look]');
  if (kinds.length > 0 && template) {
    const box = document.createElement('div');
    box.className = 'pp-look';
    box.id = `${area.id}-look`;
    box.append(...[...template.content.children].filter((line) => !line.dataset.kind || kinds.includes(line.dataset.kind)).map((line) => line.cloneNode(true)));
    area.before(box);
    area.setAttribute('aria-describedby', `${area.id}-hint ${box.id}`);
  }
  return found.size > 0;
}

function helpNow(form) {
  const help = form.querySelector('[data-help-now]');
  if (!help || !help.hidden) return;
  help.hidden = false;
  help.setAttribute('role', 'alert');
  form.prepend(help);
  help.scrollIntoView({ block: 'nearest' });
}

/** The person was asked here; the server need not ask again. */
function tellServer(form) {
  if (!form.ppLooked || form.elements.looked) return;
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'looked', value: 'yes' });
  form.append(field);
}

/** “None of these” and the others rule each other out. */
function standAlone(input) {
  if (input.type !== 'checkbox' || !input.checked) return;
  for (const other of input.closest('[data-question]').querySelectorAll('input[type="checkbox"]')) {
    if (other !== input && (input.dataset.exclusive || other.dataset.exclusive)) other.checked = false;
  }
}
