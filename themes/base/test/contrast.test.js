import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contrast } from '../build/contrast.js';
import { baseStyles, tokensIn } from '../build/styles.js';
import { findThemes, manageTokens } from '../build/themes.js';

const pairs = JSON.parse(readFileSync(new URL('../pairs.json', import.meta.url), 'utf8'));
const needed = tokensIn(await baseStyles());

const manage = { name: 'manage', tokens: manageTokens(tokensIn(await baseStyles('manage'))) };

for (const { name, tokens } of [...findThemes(needed), manage]) {
  test(`${name}: every pair of colours has the contrast it needs`, () => {
    const failures = pairs
      .map((pair) => ({ ...pair, is: contrast(tokens[pair.foreground], tokens[pair.background]) }))
      .filter((pair) => !(pair.is >= pair.ratio))
      .map((pair) => `${pair.foreground} on ${pair.background} (${pair.where}): ${pair.is.toFixed(2)}, needs ${pair.ratio}`);
    assert.deepEqual(failures, []);
  });
}

test('every token of the stylesheet stands in a pair, and no pair names another', () => {
  const paired = new Set(pairs.flatMap((pair) => [pair.foreground, pair.background]));
  assert.deepEqual([...paired].sort(), needed);
});

test('black on white is 21 to 1', () => assert.equal(contrast('#000000', '#ffffff'), 21));
