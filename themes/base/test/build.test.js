import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from '../build/build.js';
import { root } from '../build/themes.js';

const scratch = mkdtempSync(join(tmpdir(), 'pp-themes-'));
after(() => rmSync(scratch, { recursive: true }));
const first = await build({ to: join(scratch, 'first') });
const read = (name) => readFileSync(join(scratch, 'first', first.manifest[name].file));

test('the same sources give the same bytes', async () => {
  await build({ to: join(scratch, 'second') });
  const names = readdirSync(join(scratch, 'first'));
  assert.deepEqual(readdirSync(join(scratch, 'second')), names);
  for (const name of names) assert.ok(readFileSync(join(scratch, 'first', name)).equals(readFileSync(join(scratch, 'second', name))), name);
});

test('the manifest is true, and the compressed files are the same file', () => {
  for (const [name, { file, integrity }] of Object.entries(first.manifest)) {
    const bytes = read(name);
    assert.equal(integrity, `sha384-${createHash('sha384').update(bytes).digest('base64')}`);
    assert.ok(brotliDecompressSync(readFileSync(join(scratch, 'first', `${file}.br`))).equals(bytes));
    assert.ok(gunzipSync(readFileSync(join(scratch, 'first', `${file}.gz`))).equals(bytes));
  }
});

test('the stylesheet follows the direction of the text', () => {
  const css = read('thurrock.css').toString();
  assert.doesNotMatch(css, /[;{](margin|padding|border|scroll-padding)-(left|right)(?!-color:inherit)|[;{](left|right):|(float|text-align|clear):(left|right)/);
});

test('the stylesheet fetches nothing and shows no crown and no GDS font', () => {
  assert.doesNotMatch(read('thurrock.css').toString(), /url\(|@import|@font-face|GDS Transport|crest|crown/i);
});

test('every colour is a token of the theme, or black ink on paper', () => {
  const rules = read('thurrock.css').toString().replace(/^:root\{[^}]*\}/, '');
  assert.deepEqual([...new Set(rules.match(/#[0-9a-f]{3,8}\b/g))], ['#000']);
});

test('the script stores nothing, and sends nothing but what is typed into the search box, to its own site', () => {
  const script = read('site.js').toString();
  assert.doesNotMatch(script, /localStorage|sessionStorage|document\.cookie|indexedDB|XMLHttpRequest|sendBeacon|innerHTML|\.style\b/);
  assert.deepEqual(script.match(/fetch\([^;]{0,60}/g)?.map((call) => call.includes('getAttribute("action")}/suggest?q=')), [true]);
});

test('a missing token is named with its file', async () => {
  const folder = join(scratch, 'themes');
  cpSync(join(root, 'newham'), join(folder, 'elsewhere'), { recursive: true });
  const { link, ...rest } = JSON.parse(readFileSync(join(root, 'newham/tokens.json'), 'utf8'));
  writeFileSync(join(folder, 'elsewhere/tokens.json'), JSON.stringify(rest));
  await assert.rejects(build({ themes: folder, to: join(scratch, 'third') }), /elsewhere\/tokens\.json: the token "link" is missing/);
});
