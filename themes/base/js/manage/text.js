/** Writes into a text area so that the browser's own undo still works. */
export function insert(area, text) {
  area.focus();
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

export function surround(area, before, after) {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd) || 'words';
  insert(area, before + chosen + after);
}

/** Puts a mark before every line that is chosen. */
export function prefixLines(area, mark) {
  const start = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const end = Math.max(area.selectionEnd, start);
  area.setSelectionRange(start, end);
  insert(area, area.value.slice(start, end).split('\n').map((line) => mark + line.replace(/^(#+|-|\d+\.) /, '')).join('\n'));
}

/** A block of its own, with empty lines around it. */
export function insertBlock(area, block) {
  const before = area.value.slice(0, area.selectionStart);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  insert(area, `${gap}${block}\n\n`);
}
