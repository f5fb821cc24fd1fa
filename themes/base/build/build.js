import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { Output } from './output.js';
import { baseStyles, themeStyles, tokensIn } from './styles.js';
import { findThemes, root } from './themes.js';

const budgets = { '.css': 14 * 1024, '.js': 4 * 1024 }; // bytes of brotli

export async function build({ themes: folder = root, to = join(root, 'dist') } = {}) {
  const base = await baseStyles();
  const themes = findThemes(tokensIn(base), folder);
  const output = new Output(to);
  const files = [output.add('site.js', await script())];
  for (const theme of themes) {
    files.push(output.add(`${theme.name}.css`, await themeStyles(base, theme.tokens)));
    files.push(output.add(`${theme.name}-logo.svg`, theme.logo), output.add(`${theme.name}-favicon.svg`, theme.favicon));
  }
  checkBudgets(files);
  return { files, manifest: output.finish() };
}

async function script() {
  const result = await bundle({
    entryPoints: [join(root, 'base/js/site.js')],
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2020', legalComments: 'none',
  });
  return result.outputFiles[0].text;
}

function checkBudgets(files) {
  for (const { name, brotli } of files) {
    const budget = budgets[name.slice(name.lastIndexOf('.'))];
    if (brotli > budget) throw new Error(`${name}: ${brotli} bytes of brotli, the budget is ${budget}.`);
  }
}
