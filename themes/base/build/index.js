import { build } from './build.js';

try {
  const { files } = await build();
  for (const { file, bytes, brotli } of files) console.log(`${file}  ${bytes} bytes, ${brotli} as brotli`);
} catch (error) {
  console.error(`Theme build failed: ${error.message}`);
  process.exitCode = 1;
}
