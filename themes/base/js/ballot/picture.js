import { generate } from 'lean-qr';

const svg = 'http://www.w3.org/2000/svg';
const quiet = 4;

/** A QR code, drawn here: a server that drew it would have seen what it says. */
export function picture(text) {
  const code = generate(text);
  const whole = code.size + 2 * quiet;
  const drawing = element('svg', { viewBox: `0 0 ${whole} ${whole}`, width: 3 * whole, height: 3 * whole, class: 'pp-qr', 'aria-hidden': 'true', 'shape-rendering': 'crispEdges' });
  drawing.append(element('rect', { width: whole, height: whole, fill: '#fff' }), element('path', { d: squares(code), fill: '#000' }));
  return drawing;
}

function squares(code) {
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`;
  }
  return path;
}

function element(name, attributes) {
  const made = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
