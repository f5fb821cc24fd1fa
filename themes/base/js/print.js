/** A print button is hidden until there is a script that can make it work. */
export function offerPrinting() {
  for (const button of document.querySelectorAll('[data-pp-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
