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
  findIn(fields.findContact, fields.contact, template.dataset.ppInsert, 'contacts');
  findIn(fields.findPage, fields.address, template.dataset.ppInsert, 'pages');
  findIn(fields.findFile, fields.file, template.dataset.ppInsert, 'files');
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'insert') return;
    const kind = fields.component.value;
    if (kind === 'link') insert(area, `[${words(fields)}](${fields.address.value})`);
    else insertBlock(area, blocks[kind](fields));
    dialog.returnValue = '';
  });
  return dialog;
}

/** Of more than can be looked through, what is typed chooses which are listed. */
function findIn(field, select, address, kind) {
  let asked = 0;
  field?.addEventListener('input', async () => {
    const mine = ++asked;
    await new Promise((go) => setTimeout(go, 300));
    if (mine !== asked) return;
    const answer = await fetch(`${address}?kind=${kind}&words=${encodeURIComponent(field.value)}`).catch(() => null);
    const found = answer?.ok ? await answer.json() : null;
    if (found && mine === asked) select.replaceChildren(...found.map(({ value, label }) => new Option(label, value)));
  });
}

function words(fields) {
  return fields.words.value.trim() || 'Your words';
}

function showFor(dialog, kind) {
  for (const part of dialog.querySelectorAll('[data-pp-for]')) part.hidden = !part.dataset.ppFor.split(' ').includes(kind);
}
