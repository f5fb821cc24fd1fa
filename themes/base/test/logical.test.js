import assert from 'node:assert/strict';
import { test } from 'node:test';
import postcss from 'postcss';
import logical from '../build/logical.js';

const cases = {
  'margin-left:1px': 'margin-inline-start:1px',
  'padding-right:1px': 'padding-inline-end:1px',
  'border-left:5px solid': 'border-inline-start:5px solid',
  'border-right-color:red': 'border-inline-end-color:red',
  'left:0': 'inset-inline-start:0',
  'right:auto': 'inset-inline-end:auto',
  'float:left': 'float:inline-start',
  'text-align:right': 'text-align:end',
  'border-top-left-radius:1px': 'border-start-start-radius:1px',
  'padding:1px 2px': 'padding:1px 2px',
  'padding:1px 2px 3px 2px': 'padding:1px 2px 3px 2px',
  'padding:1px calc(1px + 2px) 3px 0': 'padding-block-start:1px;padding-inline-end:calc(1px + 2px);padding-block-end:3px;padding-inline-start:0',
  'transform:rotate(45deg);border-width:1px 1px 0 0': 'transform:rotate(45deg);border-width:1px 1px 0 0',
};

for (const [physical, expected] of Object.entries(cases)) {
  test(physical, () => assert.equal(convert(`a{${physical}}`), `a{${expected}}`));
}

test('a shape keeps its borders in every rule of the same selector', () => {
  const css = 'b{top:0}a{transform:rotate(45deg)}@supports (top:0){a{border-width:1px 1px 0 0}}';
  assert.equal(convert(css), css);
});

function convert(css) {
  return postcss([logical()]).process(css, { from: undefined }).css;
}
