import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A theme is a folder with a tokens.json; the needed tokens are those the stylesheet asks for. */
export function findThemes(needed, folder = root) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'tokens.json')))
    .map((entry) => readTheme(folder, entry.name, needed))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The one look of the screens of staff. */
export function manageTokens(needed) {
  return readTokens(root, 'base/manage.json', needed);
}

function readTheme(folder, name, needed) {
  const tokens = readTokens(folder, `${name}/tokens.json`, needed);
  return { name, tokens, logo: readImage(folder, name, 'logo.svg'), favicon: readImage(folder, name, 'favicon.svg') };
}

function readTokens(folder, file, needed) {
  const tokens = parse(file, readFileSync(join(folder, file), 'utf8'));
  for (const token of needed) {
    if (!(token in tokens)) throw new Error(`${file}: the token "${token}" is missing.`);
  }
  for (const [token, value] of Object.entries(tokens)) {
    if (!needed.includes(token)) throw new Error(`${file}: the token "${token}" is not used by the stylesheet.`);
    if (!/^#[0-9a-f]{6}$/.test(value)) throw new Error(`${file}: the token "${token}" must look like #1a2b3c, not "${value}".`);
  }
  return tokens;
}

function parse(file, text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: not valid JSON (${error.message}).`);
  }
}

function readImage(folder, name, file) {
  const path = join(folder, name, file);
  if (!existsSync(path)) throw new Error(`${name}/${file}: the file is missing.`);
  return readFileSync(path, 'utf8').replace(/>\s+</g, '><').trim();
}
