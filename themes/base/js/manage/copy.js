/** A copy button is hidden until there is a script that can make it work; the text can be selected without it. */
export function offerCopying() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll('[data-pp-copy]')) {
    const text = document.getElementById(button.dataset.ppCopy);
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(text.value);
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = words; }, 3000);
    });
  }
}
