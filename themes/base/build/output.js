import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Writes finished files under names that change with their content, and remembers them for the manifest. */
export class Output {
  #folder;
  #manifest = {};

  constructor(folder) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  add(name, text) {
    const bytes = Buffer.from(text, 'utf8');
    const extension = extname(name);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const file = `${name.slice(0, -extension.length)}-${hash}${extension}`;
    const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    this.#write(file, bytes);
    this.#write(`${file}.br`, br);
    this.#write(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    this.#manifest[name] = { file, integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}` };
    return { name, file, bytes: bytes.length, brotli: br.length };
  }

  /** A file that the host reads and readers do not. */
  keep(name, text) {
    this.#write(name, text);
  }

  finish() {
    this.#write('manifest.json', `${JSON.stringify(this.#manifest, null, 2)}\n`);
    return this.#manifest;
  }

  #write(file, bytes) {
    writeFileSync(join(this.#folder, file), bytes);
  }
}
