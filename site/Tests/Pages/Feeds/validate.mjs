// Names what is not valid in the feeds of a folder: node validate.mjs FOLDER prints one fault a line and ends with 1 when there are any.
// libxml2 reads Atom by the grammar beside this file, ajv reads JSON Feed by the schema; what neither can say is in the two lists.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const own = name => readFileSync(new URL(name, import.meta.url), "utf8");
const kept = path => import(new URL(`../../../../themes/node_modules/${path}`, import.meta.url));
const { XmlDocument, RelaxNGValidator } = await kept("libxml2-wasm/lib/index.mjs");
const { default: { default: Ajv } } = await kept("ajv/dist/ajv.js");
const { default: { default: addFormats } } = await kept("ajv-formats/dist/index.js");

const grammar = RelaxNGValidator.fromDoc(XmlDocument.fromString(own("atom.rng")));
const ajv = new Ajv({ allErrors: true });
addFormats(ajv);
const isJsonFeed = ajv.compile(JSON.parse(own("json-feed.schema.json")));

const spaces = { a: "http://www.w3.org/2005/Atom" };

// RFC 4287, what its sections ask beside the grammar.
const rules = [
  ["4.1.1 somebody has written every entry", "not(a:author) and (not(a:entry) or a:entry[not(a:author)])"],
  ["4.1.1 the feed says where it is", "not(a:link[@rel='self'])"],
  ["4.1.1 two alternate links of one type and language", "a:link[@rel='alternate' or not(@rel)][@type=preceding-sibling::a:link[@rel='alternate' or not(@rel)]/@type and (@hreflang=preceding-sibling::a:link/@hreflang or not(@hreflang))]"],
  ["4.1.2 an entry without content leads to one", "a:entry[not(a:content)][not(a:link[@rel='alternate' or not(@rel)])]"],
  ["4.1.1.1 an entry twice", "a:entry[a:id=preceding-sibling::a:entry/a:id]"],
  ["4.2.6 an id is a whole address", "descendant::a:id[not(contains(., ':'))]"],
  ["4.2.7 an address is a whole one", "descendant::a:link[not(contains(@href, ':'))]"],
  ["4.2.14 a title is not empty", "descendant::a:title[normalize-space(.)='']"],
];

function ofAtom(text) {
  const feed = XmlDocument.fromString(text);
  try {
    grammar.validate(feed);
  } catch (fault) {
    return (fault.details ?? [fault]).map(one => `${one.line ?? ""}: ${one.message.trim()}`);
  }
  return rules.filter(([, wrong]) => feed.root.eval(`boolean(${wrong})`, spaces)).map(([rule]) => rule);
}

function ofJson(text) {
  const feed = JSON.parse(text);
  if (!isJsonFeed(feed)) {
    return isJsonFeed.errors.map(fault => `${fault.instancePath} ${fault.message}`);
  }
  const ids = feed.items.map(item => item.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `the id ${id} twice`);
}

const folder = process.argv[2];
const faults = readdirSync(folder).sort().flatMap(name => {
  const text = readFileSync(join(folder, name), "utf8");
  try {
    return (name.endsWith(".atom") ? ofAtom(text) : ofJson(text)).map(fault => `${name}: ${fault}`);
  } catch (fault) {
    return [`${name}: ${fault.message}`];
  }
});
console.log(faults.join("\n"));
process.exitCode = faults.length > 0 ? 1 : 0;
