// A survey's form as the one sheet that the server also makes of it: see AnswerSheet.cs and SheetRules.cs.

/** @returns {string | null} canonical JSON; null when nothing is answered */
export function sheetOf(form) {
  const questions = questionsIn(form);
  const given = Object.fromEntries(questions.filter((question) => isAsked(question, questions)).map((question) => [question.id, answerTo(form, question)]).filter(([, answer]) => answer.length > 0));
  const texts = questions.filter((question) => question.kind === 'text' && given[question.id]).map((question) => question.id);
  const choices = Object.keys(given).filter((id) => !texts.includes(id));
  if (choices.length + texts.length === 0) return null;
  const sorted = (ids) => Object.fromEntries(ids.sort().map((id) => [id, given[id]]));
  return JSON.stringify({ v: 1, choices: sorted(choices), texts: sorted(texts) });
}

/**
 * What no sheet may hold: sealed, nobody could send it back.
 * @returns {{ trouble: 'long' | 'rank' | 'alone', element: HTMLElement } | null}
 */
export function troubleIn(form) {
  const questions = questionsIn(form);
  for (const question of questions.filter((one) => isAsked(one, questions))) {
    const trouble = troubleOf(form, question);
    if (trouble) return { trouble, element: question.element };
  }
  return null;
}

/** Elements of the questions that are not asked, given the answers so far. */
export function unaskedIn(form) {
  const questions = questionsIn(form);
  return new Set(questions.filter((question) => !isAsked(question, questions)).map((question) => question.element));
}

function troubleOf(form, { id, kind, element }) {
  if (kind === 'text') return plain(form.elements[`t-${id}`].value).length > Number(form.elements[`t-${id}`].dataset.limit) ? 'long' : null;
  if (kind === 'rank') {
    const places = placesOf(form, id);
    const chosen = places.filter((place) => place);
    return chosen.length > 0 && (chosen.length < places.length || new Set(chosen).size < places.length) ? 'rank' : null;
  }
  const ticked = [...element.querySelectorAll('input:checked')];
  return ticked.length > 1 && ticked.some((input) => input.dataset.exclusive) ? 'alone' : null;
}

const questionsIn = (form) => Array.from(form.querySelectorAll('[data-question]'), (element) => ({ element, id: element.dataset.question, kind: element.dataset.kind, when: element.dataset.when, options: element.dataset.whenOptions?.split(' ') }));

/** A question that depends on an earlier answer counts only if that was given. */
function isAsked(question, questions) {
  const earlier = question.when && questions.find((one) => one.id === question.when);
  return !earlier || (isAsked(earlier, questions) && [...earlier.element.querySelectorAll('input:checked')].some((input) => question.options.includes(input.value)));
}

function answerTo(form, { id, kind, element }) {
  if (kind === 'text') return plain(form.elements[`t-${id}`].value);
  if (kind === 'rank') return placesOf(form, id).filter((place) => place);
  return Array.from(element.querySelectorAll('input:checked'), (input) => input.value);
}

const placesOf = (form, id) => Array.from(form.querySelectorAll(`select[name^="q-${id}-"]`), (select) => select.value);

/** Well-formed, one kind of line end, no control characters. */
const plain = (text) => new TextDecoder().decode(new TextEncoder().encode(text)).replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '').trim();
