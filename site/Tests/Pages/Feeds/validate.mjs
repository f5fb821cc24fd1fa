// Names what is not valid in the feeds of a folder: node validate.mjs FOLDER prints one fault a line and ends with 1 when there are any.
// libxml2 reads Atom by the grammar beside this file, ajv reads JSON Feed by the schema, ical.js reads iCalendar; what none of them says is said here.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const own = name => readFileSync(new URL(name, import.meta.url), "utf8");
const kept = path => import(new URL(`../../../../themes/node_modules/${path}`, import.meta.url));
const { XmlDocument, RelaxNGValidator } = await kept("libxml2-wasm/lib/index.mjs");
const { default: { default: Ajv } } = await kept("ajv/dist/ajv.js");
const { default: { default: addFormats } } = await kept("ajv-formats/dist/index.js");
const { default: ICAL } = await kept("ical.js/dist/ical.js");

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

// RFC 5545, what its sections ask beside the syntax.
function ofCalendar(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent");
  const zones = calendar.getAllSubcomponents("vtimezone").map(zone => zone.getFirstPropertyValue("tzid"));
  const named = events.flatMap(event => event.getAllProperties()).map(property => property.getParameter("tzid")).filter(zone => zone);
  const ids = events.map(event => `${event.getFirstPropertyValue("uid")} ${event.getFirstPropertyValue("recurrence-id") ?? ""}`);
  const times = [...text.replace(/\r\n[ \t]/g, "").matchAll(/^(?:DTSTAMP|DTSTART|DTEND|EXDATE|RECURRENCE-ID|CREATED|LAST-MODIFIED)[^:\r\n]*:([^\r\n]*)/gm)].flatMap(line => line[1].split(","));
  const asked = ["uid", "dtstamp", "dtstart"];
  return [
    ...(/(^|[^\r])\n/.test(text) ? ["3.1 a line ends with CRLF"] : []),
    ...(text.split("\r\n").some(line => Buffer.byteLength(line) > 75) ? ["3.1 a line is at most 75 octets"] : []),
    ...times.filter(time => !/^\d{8}(T\d{6}Z?)?$/.test(time)).map(time => `3.3.5 “${time}” is no day and no time`),
    ...(calendar.getFirstPropertyValue("version") !== "2.0" || !calendar.hasProperty("prodid") ? ["3.6 a calendar says its version and who made it"] : []),
    ...asked.filter(name => events.some(event => event.getAllProperties(name).length !== 1)).map(name => `3.6.1 every event has one ${name}`),
    ...(events.some(event => event.hasProperty("dtend") && event.getFirstPropertyValue("dtend").compare(event.getFirstPropertyValue("dtstart")) <= 0) ? ["3.8.2.2 an event ends after it began"] : []),
    ...(new Set(ids).size < ids.length ? ["3.8.4.7 an event twice"] : []),
    ...named.filter(zone => !zones.includes(zone)).map(zone => `3.2.19 the zone ${zone} is not described`),
  ];
}

const readers = { atom: ofAtom, json: ofJson, ics: ofCalendar };
const folder = process.argv[2];
const faults = readdirSync(folder).sort().flatMap(name => {
  const text = readFileSync(join(folder, name), "utf8");
  try {
    return readers[name.slice(name.lastIndexOf(".") + 1)](text).map(fault => `${name}: ${fault}`);
  } catch (fault) {
    return [`${name}: ${fault.message.split("\n")[0]}`];
  }
});
console.log(faults.join("\n"));
process.exitCode = faults.length > 0 ? 1 : 0;
