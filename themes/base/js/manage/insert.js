import { insert, insertBlock } from './text.js';

const blocks = {
  contact: (f) => `:::contact ${f.contact.value}`,
  callout: (f) => `:::callout\n${words(f)}\n:::`,
  warning: (f) => `:::warning\n${words(f)}\n:::`,
  inset: (f) => `:::inset\n${words(f)}\n:::`,
  steps: (f) => `:::steps\n1. **${words(f)}** What to do.\n2. **Next** What to do then.\n:::`,
  details: (f) => `:::details ${words(f)}\nText that opens.\n:::`,
  related: (f) => `:::related\n- ${f.address.value.replace(/^\//, '')}\n:::`,
  download: (f) => `:::download ${f.file.value} ${words(f)}`,
  image: (f) => (f.words.value.trim() ? `![${f.words.value.trim()}](${f.file.value})` : `![](${f.file.value}){.decorative}`),
  video: (f) => `:::video ${f.url.value.trim()} ${words(f)}`,
};

/** The dialog that writes a component for somebody who does not know its marks by heart. */
export function insertDialog(area) {
  const template = document.querySelector('[data-pp-insert]');
  if (!template) return null;
  const dialog = template.content.firstElementChild.cloneNode(true);
  document.body.append(dialog);
  const fields = dialog.querySelector('form').elements;
  fields.component.addEventListener('change', () => showFor(dialog, fields.component.value));
  showFor(dialog, fields.component.value);
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'insert') return;
    const kind = fields.component.value;
    if (kind === 'link') insert(area, `[${words(fields)}](${fields.address.value})`);
    else insertBlock(area, blocks[kind](fields));
    dialog.returnValue = '';
  });
  return dialog;
}

function words(fields) {
  return fields.words.value.trim() || 'Your words';
}

function showFor(dialog, kind) {
  for (const part of dialog.querySelectorAll('[data-pp-for]')) part.hidden = !part.dataset.ppFor.split(' ').includes(kind);
}
