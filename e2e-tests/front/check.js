// Checks the API's document and its answers with tools that are not ours. Usage: node check.js FOLDER (openapi.json and answers.json in it)
import { readFileSync, writeFileSync, copyFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createConfig, lint as lintFile } from '@redocly/openapi-core';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const document = JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8'));
const faults = [...lint(document), ...await lintOutside(), ...checkAnswers(JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'))), ...compileFront()];
if (faults.length) {
  console.error(faults.slice(0, 40).join('\n'));
  process.exit(1);
}

/** What a linter that is not ours says of it. The host under test is this machine, which the linter would not publish. */
async function lintOutside() {
  const found = await lintFile({ ref: join(folder, 'openapi.json'), config: await createConfig({ extends: ['recommended'], rules: { 'no-server-example.com': 'off' } }) });
  return found.map(one => `${one.ruleId}: ${one.message} (${one.location[0]?.pointer})`);
}

function* operations() {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) yield { path, method, ...operation };
  }
}

/** What a linter of OpenAPI documents asks for. */
function lint() {
  const wrong = [], ids = new Set(), used = JSON.stringify(document);
  if (!/^3\.1\./.test(document.openapi)) wrong.push('not OpenAPI 3.1');
  if (!document.info.license?.url || !document.info.description || !document.servers?.length) wrong.push('info or servers are not complete');
  for (const operation of operations()) {
    const name = `${operation.method} ${operation.path}`;
    if (!operation.operationId || ids.has(operation.operationId)) wrong.push(`${name}: no operationId of its own`);
    ids.add(operation.operationId);
    for (const part of ['summary', 'description']) if (!operation[part]) wrong.push(`${name}: no ${part}`);
    if (!operation.tags.every(tag => document.tags.some(known => known.name === tag))) wrong.push(`${name}: a tag that is not declared`);
    if (!Object.keys(operation.responses).some(status => status.startsWith('4'))) wrong.push(`${name}: no 4xx`);
    if (!operation.security) wrong.push(`${name}: does not say whether it is open`);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(found => found[1]).sort().join();
    const declared = operation.parameters.filter(one => one.in === 'path').map(one => one.name).sort().join();
    if (inPath !== declared) wrong.push(`${name}: path parameters ${declared}, the path has ${inPath}`);
    for (const parameter of operation.parameters) if (!parameter.description || !parameter.schema) wrong.push(`${name}: ${parameter.name} is not described`);
  }
  for (const found of used.matchAll(/"#\/components\/schemas\/(\w+)"/g)) if (!document.components.schemas[found[1]]) wrong.push(`no schema ${found[1]}`);
  for (const schema of Object.keys(document.components.schemas)) if (!used.includes(`"#/components/schemas/${schema}"`)) wrong.push(`schema ${schema} is not used`);
  return wrong;
}

function checkAnswers(answers) {
  const ajv = new Ajv({ strict: false, allErrors: false, discriminator: false });
  addFormats(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
  const point = schema => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));
  const wrong = [], brought = new Set(answers.map(answer => `${answer.operation} ${answer.status}`));
  for (const answer of answers) {
    const operation = [...operations()].find(one => one.operationId === answer.operation);
    const response = operation?.responses[answer.status];
    if (!response) { wrong.push(`${answer.operation}: ${answer.status} is not in the document`); continue; }
    if (!response.content) continue;
    const media = response.content[answer.type];
    if (!media) { wrong.push(`${answer.operation} ${answer.status}: ${answer.type} is not in the document`); continue; }
    const validate = ajv.compile(point(media.schema));
    if (!validate(answer.body)) wrong.push(`${answer.operation} ${answer.status}: ${ajv.errorsText(validate.errors).slice(0, 400)}`);
  }
  for (const operation of operations()) {
    for (const status of Object.keys(operation.responses)) {
      const elsewhere = ['304', '429', 'default'].includes(status);
      if (!elsewhere && !brought.has(`${operation.operationId} ${status}`)) wrong.push(`${operation.operationId}: nothing brought ${status} about`);
    }
  }
  return wrong;
}

/** Types from the document, and the front end compiled against them. */
function compileFront() {
  try {
    for (const file of ['front.ts', 'tsconfig.json', 'package.json']) copyFileSync(join(here, file), join(folder, file));
    symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(join(here, 'node_modules/.bin/openapi-typescript'), [join(folder, 'openapi.json'), '-o', join(folder, 'generated.ts')], { stdio: 'pipe' });
    execFileSync(join(here, 'node_modules/.bin/tsc'), ['-p', folder], { stdio: 'pipe' });
    writeFileSync(join(folder, 'wrong.ts'), "import type { paths } from './generated.js';\nexport const wrong: paths['/api/v1/nothing'] = 1;\n");
    try {
      execFileSync(join(here, 'node_modules/.bin/tsc'), ['-p', folder], { stdio: 'pipe' });
      return ['TypeScript let something through that the document does not have'];
    } catch {
      return [];
    }
  } catch (fault) {
    return [`${fault.message}\n${fault.stdout ?? ''}${fault.stderr ?? ''}`];
  }
}
