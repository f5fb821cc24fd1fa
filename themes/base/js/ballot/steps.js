// What both pages do with their parts: show one step at a time, say what went wrong in the page's own words, speak to the server.

/** Shows what needs this script in place of what stands there without it. */
export function begin(root) {
  document.querySelector('[data-pp-without]').hidden = true;
  root.hidden = false;
}

export function show(root, step) {
  for (const section of root.querySelectorAll('[data-pp-step]')) section.hidden = section.dataset.ppStep !== step;
  root.querySelector(`[data-pp-step="${step}"] [tabindex="-1"]:not([data-pp-trouble])`)?.focus();
  window.scrollTo(0, 0);
}

/** @param {string} [trouble] nothing hides them all */
export function say(section, trouble) {
  for (const summary of section.querySelectorAll('[data-pp-trouble]')) {
    summary.hidden = summary.dataset.ppTrouble !== trouble;
    if (!summary.hidden) summary.focus();
  }
}

/** @returns {Promise<object>} what the server said; with `problem` where it refused, “away” where nothing came back */
export async function send(address, body) {
  try {
    const response = await fetch(address, {
      method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store',
    });
    return await response.json();
  } catch {
    return { problem: 'away' };
  }
}

/** What stands behind the # of the address: it is never sent. Taken away at once, so that no history keeps it. */
export function takeFragment() {
  const fragment = location.hash.slice(1);
  if (fragment) history.replaceState(null, '', location.pathname + location.search);
  return fragment;
}
