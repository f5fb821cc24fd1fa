// What a member's browser does, run by Node for a test: seals a sheet, then gets a ballot through its input and output.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [root, box, round, ballots] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(`${root}/themes/base/js/ballot/${name}.js`));
const [{ seal }, { toBytes, toText }, { begin }, { fingerprint }] = [await load('box'), await load('base64'), await load('token'), await load('fingerprint')];
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const sheet = new TextEncoder().encode('{"v":1,"choices":{},"texts":{"why":"ઠીક ✓"}}');
console.log(toText(await seal(sheet, { key: toBytes(box), round, size: 1024 })));
console.log(await fingerprint(toBytes(ballots)));
console.log(await fingerprint(toBytes(box)));
const ballot = await begin(toBytes(ballots), round);
console.log(toText(ballot.blinded));
const { message, signature } = await ballot.finish(toBytes((await answers.next()).value));
console.log(toText(message));
console.log(toText(signature));
process.exit(0);
