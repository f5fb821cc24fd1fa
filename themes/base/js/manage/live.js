// Shows what a form would make while it is being filled in: the same post as its “look” button, and the part named by data-pp-live put in place.
const pause = 500;

export function showLive() {
  for (const form of document.querySelectorAll('form[data-pp-live]')) {
    const place = document.getElementById(form.dataset.ppLive);
    let timer;
    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => look(form, place), pause);
    });
  }
}

async function look(form, place) {
  const body = new FormData(form);
  body.set('act', 'look');
  const reply = await fetch(form.action, { method: 'POST', body });
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById(place.id);
  if (page) place.replaceChildren(...page.childNodes);
}
