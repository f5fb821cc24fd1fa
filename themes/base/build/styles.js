import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import postcss from 'postcss';
import { compile } from 'sass';
import logical from './logical.js';
import tidy from './tidy.js';

const sass = fileURLToPath(new URL('../sass/', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** The part of the stylesheet that all themes share, before minifying; `manage` for the one of staff. */
export async function baseStyles(name = 'main') {
  const { css } = compile(`${sass}${name}.scss`, { loadPaths: [sass, packages], quietDeps: true });
  return (await postcss([tidy(), logical()]).process(css, { from: undefined })).css;
}

/** The tokens a stylesheet asks for: every `var(--pp-…)` that it does not define itself. */
export function tokensIn(css) {
  const asked = new Set([...css.matchAll(/var\(--pp-([a-z-]+)/g)].map((match) => match[1]));
  const defined = new Set([...css.matchAll(/--pp-([a-z-]+):/g)].map((match) => match[1]));
  return [...asked].filter((name) => !defined.has(name)).sort();
}

/** One theme's stylesheet: its tokens, then the base. */
export async function themeStyles(base, tokens) {
  const values = tokensIn(base).map((name) => `--pp-${name}:${tokens[name]}`);
  const { code } = await transform(`:root{${values.join(';')}}${base}`, { loader: 'css', minify: true });
  return code;
}
