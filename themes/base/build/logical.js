// PostCSS step: physical left/right → logical start/end, so that passages in either direction can nest.
// A shape turned with `transform: rotate()` or cut with `clip-path: polygon()` keeps its own borders:
// the shape itself is mirrored through --pp-flip (see sass/_direction.scss).

const sides = { left: 'start', right: 'end' };
const names = new Map(Object.entries({
  left: 'inset-inline-start',
  right: 'inset-inline-end',
  'border-top-left-radius': 'border-start-start-radius',
  'border-top-right-radius': 'border-start-end-radius',
  'border-bottom-left-radius': 'border-end-start-radius',
  'border-bottom-right-radius': 'border-end-end-radius',
}));
for (const [side, edge] of Object.entries(sides)) {
  for (const box of ['margin', 'padding', 'scroll-margin', 'scroll-padding']) names.set(`${box}-${side}`, `${box}-inline-${edge}`);
  for (const part of ['', '-width', '-style', '-color']) names.set(`border-${side}${part}`, `border-inline-${edge}${part}`);
}

const values = {
  'text-align': sides,
  'justify-content': sides,
  float: { left: 'inline-start', right: 'inline-end' },
  clear: { left: 'inline-start', right: 'inline-end' },
};

const shorthands = {
  margin: (edge) => `margin-${edge}`,
  padding: (edge) => `padding-${edge}`,
  inset: (edge) => `inset-${edge}`,
  'border-width': (edge) => `border-${edge}-width`,
  'border-style': (edge) => `border-${edge}-style`,
  'border-color': (edge) => `border-${edge}-color`,
};

export default function logical() {
  return {
    postcssPlugin: 'pp-logical',
    Once(root) {
      const shapes = new Set();
      root.walkRules((rule) => {
        if (isShape(rule)) shapes.add(rule.selector);
      });
      root.walkDecls((decl) => {
        if (decl.prop.startsWith('border') && shapes.has(decl.parent.selector)) return;
        if (names.has(decl.prop)) decl.prop = names.get(decl.prop);
        else if (decl.prop in values) decl.value = values[decl.prop][decl.value] ?? decl.value;
        else if (decl.prop in shorthands) spread(decl);
      });
    },
  };
}

/** `padding: 1px 2px 3px 4px` means different left and right: write the four sides out. */
function spread(decl) {
  const parts = split(decl.value);
  if (parts.length !== 4 || parts[1] === parts[3]) return;
  const [top, right, bottom, left] = parts;
  const edges = { 'block-start': top, 'inline-end': right, 'block-end': bottom, 'inline-start': left };
  for (const [edge, value] of Object.entries(edges)) {
    decl.cloneBefore({ prop: shorthands[decl.prop](edge), value });
  }
  decl.remove();
}

function split(value) {
  return value.match(/(?:[^\s()]+|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

function isShape(rule) {
  return rule.some((decl) =>
    (decl.prop === 'transform' && decl.value.includes('rotate(')) ||
    (decl.prop === 'clip-path' && decl.value.includes('polygon(')));
}
