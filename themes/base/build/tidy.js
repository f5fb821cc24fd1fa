// PostCSS step: what GOV.UK Frontend emits and this site does not need, or needs scaled for its languages.

// Parts of used components that the site never renders. Anything listed here is gone from the CSS.
const unused = [
  '-ms-', '\\0', '--inverse', '-moz-focus-inner', 'govuk-service-navigation__toggle', 'service-navigation__service-name',
  'service-navigation__inlining', 'govuk-summary-card', 'govuk-panel--interruption', 'govuk-panel__actions', 'govuk-button--start',
  'govuk-button__start-icon','govuk-link--no-underline', 'govuk-link--muted', 'govuk-link--text-colour', 'govuk-heading-xl--',
  'govuk-table__caption--xl', 'govuk-input__prefix', 'govuk-input__suffix', 'govuk-input__wrapper', 'govuk-breadcrumbs--collapse',
];

// GOV.UK's own greys, reds and greens → tokens, so that every colour on the page belongs to the theme.
const palette = {
  '#f3f3f3': 'surface', '#cecece': 'border', '#858686': 'border-strong', '#0b0c0c': 'text', '#484949': 'text-secondary',
  '#ca3535': 'danger', '#982828': 'danger-dark', '#651b1b': 'danger-dark',
  '#0f7a52': 'button', '#0b5c3e': 'button-dark', '#083d29': 'button-dark',
};

export default function tidy() {
  return {
    postcssPlugin: 'pp-tidy',
    Once(root) {
      root.walkRules((rule) => {
        if (/^(from|to|\d)/.test(rule.selector)) return;
        rule.selectors = rule.selectors.filter((selector) => !unused.some((part) => selector.includes(part)));
        if (!rule.selector) rule.remove();
      });
      root.walkAtRules(/media|supports/, (at) => {
        if (at.name === 'media' && /-ms-|[^ -~]/.test(at.params)) at.remove();
        else if (at.name === 'supports' && at.params.includes('-ms-ime-align')) at.replaceWith(at.nodes);
      });
      root.walkDecls((decl) => {
        if (/^-(ms|moz)-/.test(decl.prop) || decl.prop === 'word-wrap' || isPrintFont(decl)) return decl.remove();
        decl.value = themed(decl.prop, scaled(decl.prop, decl.value));
      });
      removeEmpty(root);
    },
  };
}

function isPrintFont(decl) {
  return decl.prop === 'font-family' && decl.parent.parent.params === 'print';
}

function themed(property, value) {
  return value
    .replace('#ffffff', property === 'color' ? 'var(--pp-inverse-text)' : 'var(--pp-body)')
    .replace(/var\((--govuk-[a-z-]+), [^()]+\)/g, 'var($1)')
    .replace(/#[0-9a-f]{6}\b/g, (hex) => (palette[hex] ? `var(--pp-${palette[hex]})` : hex));
}

/** Scripts with tall letters need larger type and leading: sass/_language.scss sets the two factors. */
function scaled(property, value) {
  if (property === 'font-size' && /^[\d.]+rem$/.test(value)) return `calc(${value}*var(--pp-scale))`;
  if (property === 'line-height' && /^1\.\d+$/.test(value)) return `calc(${Number(value).toFixed(3)}*var(--pp-leading))`;
  return value;
}

function removeEmpty(root) {
  root.walk((node) => {
    for (let at = node; at && at.type !== 'root' && at.nodes?.length === 0;) {
      const parent = at.parent;
      at.remove();
      at = parent;
    }
  });
}
