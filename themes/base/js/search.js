/** Offers pages while somebody types: a list below the box, worked by keyboard (WAI-ARIA combobox). Without it the form just asks the server. */
export function suggestPages() {
  for (const form of document.querySelectorAll('[data-pp-search]')) suggest(form, form.querySelector('input[type=search]'));
}

function suggest(form, input) {
  let list, timer, chosen, asked = 0;
  const options = () => list ? [...list.children] : [];
  const set = (name, value) => value === null ? input.removeAttribute(name) : input.setAttribute(name, value);

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener('keydown', event => {
    const all = options();
    if (event.key === 'Escape' && list) return event.preventDefault(), close();
    if (event.key === 'Enter' && chosen) return event.preventDefault(), location.assign(chosen.dataset.to);
    if (!all.length || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    // The list stays as it is while somebody walks through it; an answer still on its way comes too late.
    clearTimeout(timer);
    asked++;
    const at = all.indexOf(chosen) + (event.key === 'ArrowDown' ? 1 : -1);
    choose(all[at < -1 ? all.length - 1 : at]);
  });
  input.addEventListener('blur', () => setTimeout(close, 200));

  async function ask() {
    const mine = ++asked, text = input.value.trim();
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`${form.getAttribute('action')}/suggest?q=${encodeURIComponent(text)}`, { cache: 'no-store' });
      const found = answer.ok ? await answer.json() : [];
      if (mine === asked && document.activeElement === input) show(found);
    } catch {
      close();
    }
  }

  function show(found) {
    close();
    if (!found.length) return;
    list = document.createElement('ul');
    list.id = `${input.id}-list`;
    list.className = 'pp-search__list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', form.dataset.suggest || '');
    found.forEach(({ title, address }, number) => {
      const item = document.createElement('li');
      item.id = `${list.id}-${number}`;
      item.className = 'pp-search__option';
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.dir = 'auto';
      item.textContent = title;
      item.dataset.to = address;
      item.addEventListener('click', () => location.assign(address));
      list.append(item);
    });
    input.after(list);
    set('aria-expanded', 'true');
    set('aria-controls', list.id);
  }

  function choose(item) {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = item;
    chosen?.setAttribute('aria-selected', 'true');
    set('aria-activedescendant', chosen?.id ?? null);
  }

  function close() {
    choose(undefined);
    list?.remove();
    list = undefined;
    set('aria-expanded', 'false');
    set('aria-controls', null);
  }

  set('role', 'combobox');
  set('aria-autocomplete', 'list');
  set('aria-expanded', 'false');
}
