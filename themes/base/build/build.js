import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { Output } from './output.js';
import { baseStyles, themeStyles, tokensIn } from './styles.js';
import { findThemes, manageTokens, root } from './themes.js';

// Bytes of brotli. What readers load counts; staff load theirs once.
const budgets = { '.css': 14 * 1024, '.js': 4 * 1024, 'manage.css': 20 * 1024, 'manage.js': 12 * 1024, 'ballot.js': 32 * 1024, 'door.js': 48 * 1024 };

export async function build({ themes: folder = root, to = join(root, 'dist') } = {}) {
  const base = await baseStyles();
  const themes = findThemes(tokensIn(base), folder);
  const output = new Output(to);
  const files = [];
  for (const name of ['site', 'answering', 'ballot', 'recaptcha']) files.push(output.add(`${name}.js`, await script(name)));
  files.push(...(await manage(output)));
  for (const theme of themes) {
    files.push(output.add(`${theme.name}.css`, await themeStyles(base, theme.tokens)));
    files.push(output.add(`${theme.name}-logo.svg`, theme.logo), output.add(`${theme.name}-favicon.svg`, theme.favicon));
  }
  output.keep('pairs.json', readFileSync(join(root, 'base/pairs.json'), 'utf8'));
  checkBudgets(files);
  return { files, manifest: output.finish() };
}

async function manage(output) {
  const styles = await baseStyles('manage');
  return [output.add('manage.css', await themeStyles(styles, manageTokens(tokensIn(styles)))), output.add('manage.js', await script('manage')), output.add('door.js', await script('door'))];
}

async function script(name) {
  const result = await bundle({
    entryPoints: [join(root, `base/js/${name}.js`)],
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2020', legalComments: 'none',
  });
  return result.outputFiles[0].text;
}

function checkBudgets(files) {
  for (const { name, brotli } of files) {
    const budget = budgets[name] ?? budgets[name.slice(name.lastIndexOf('.'))];
    if (brotli > budget) throw new Error(`${name}: ${brotli} bytes of brotli, the budget is ${budget}.`);
  }
}
