// `npm run preview`: one page with every component, per theme, left-to-right and right-to-left, to look at with one's own eyes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from './build.js';
import { root } from './themes.js';

const languages = [{ lang: 'en', dir: 'ltr' }, { lang: 'ur', dir: 'rtl' }];
const template = readFileSync(new URL('../preview.html', import.meta.url), 'utf8');
const { manifest } = await build();
mkdirSync(`${root}preview`, { recursive: true });

for (const theme of Object.keys(manifest).filter((name) => name.endsWith('.css')).map((name) => name.slice(0, -4))) {
  for (const { lang, dir } of languages) {
    const page = template
      .replace(/\[\[([^|\]]*)\|([^\]]*)\]\]/g, lang === 'en' ? '$1' : '$2')
      .replace(/\{\{(lang|dir)\}\}/g, (_, name) => ({ lang, dir })[name])
      .replace(/\{\{([a-z.-]+)\}\}/g, (_, name) => `../dist/${(manifest[name] ?? manifest[`${theme}${name}`]).file}`);
    writeFileSync(`${root}preview/${theme}-${lang}.html`, page);
    console.log(`preview/${theme}-${lang}.html`);
  }
}
