using PreventPublic.Testing;

namespace PreventPublic.Tests.Checking;

/// <summary>A file that must not come in, and how its fault must begin: <c>file:line: what is wrong</c>.</summary>
/// <param name="Others">Files that stand beside it.</param>
public sealed record BadFile(string Rule, string File, string Text, string Fault, params (string File, string Text)[] Others);

/// <summary>One file for every rule that <c>content check</c> has.</summary>
public static class BadFiles
{
    private const string Front = "---\ntitle: T\nsummary: S.\n---\n";

    private static BadFile Page(string rule, string body, string fault, params (string, string)[] others) =>
        new(rule, "thurrock/pages/bad.md", Front + body + "\n", fault, others);

    private static BadFile Fields(string rule, string fields, string fault, params (string, string)[] others) =>
        new(rule, "thurrock/pages/bad.md", $"---\ntitle: T\nsummary: S.\n{fields}\n---\nText.\n", fault, others);

    private static BadFile Contact(string rule, string fields, string fault, params (string, string)[] others) =>
        new(rule, "thurrock/contacts/bad.md", $"---\ntitle: T\nneeds: [child]\nsource: S\n{fields}\n---\n", fault, others);

    private static BadFile Redirect(string rule, string fields, string fault, params (string, string)[] others) =>
        new(rule, "thurrock/redirects/bad.md", $"---\ntitle: T\n{fields}\n---\n", fault, others);

    private static BadFile Letter(string rule, string subject, string body, string fault) =>
        new(rule, "thurrock/letters/booked.md", $"---\ntitle: T\nsubject: {subject}\n---\n{body}\n", fault);

    private static (string, string) Another(string file, string fields, string body = "Text.") => (file, $"---\n{fields}\n---\n{body}\n");

    public static (string, string) Avoided(string phrase, bool stops) => Another("thurrock/wording/phrases.md", $"title: T\nphrases:\n  - phrase: {phrase}\n    why: it changes\n    instead: where it is\n    stops: {(stops ? "true" : "false")}");

    public static readonly IReadOnlyList<BadFile> FrontMatter =
    [
        new("no front matter", "thurrock/pages/bad.md", "Just text.\n", "thurrock/pages/bad.md:1: the file does not begin with front matter"),
        new("an empty file", "thurrock/pages/bad.md", "", "thurrock/pages/bad.md:1: the file does not begin with front matter"),
        new("no end", "thurrock/pages/bad.md", "---\ntitle: T\n", "thurrock/pages/bad.md:1: the front matter has no end"),
        new("broken YAML", "thurrock/pages/bad.md", "---\ntitle: T\nsummary: [one, two\n---\nText.\n", "thurrock/pages/bad.md:4: the front matter cannot be read"),
        new("a colon that is not quoted", "thurrock/pages/bad.md", "---\ntitle: T\nsummary: One: two: three\n---\n", "thurrock/pages/bad.md:3: the front matter cannot be read"),
        new("a list where fields stand", "thurrock/pages/bad.md", "---\n- one\n- two\n---\n", "thurrock/pages/bad.md:2: the front matter is not a list of fields"),
        new("aliases, of which bombs are made", "thurrock/pages/bad.md", "---\ntitle: &a T\nsummary: *a\n---\n", "thurrock/pages/bad.md:3: the front matter cannot be read: anchors and aliases"),
        new("deep nesting", "thurrock/pages/bad.md", $"---\ntitle: {new string('[', 4000)}\n---\n", "thurrock/pages/bad.md:2: the front matter cannot be read: nested too deeply"),
        new("a key twice", "thurrock/pages/bad.md", "---\ntitle: T\nsummary: S\ntitle: T\n---\n", "thurrock/pages/bad.md:4: the front matter cannot be read: “title” stands twice"),
        new("two YAML documents", "thurrock/pages/bad.md", "---\ntitle: T\n...\n--- other\n---\n", "thurrock/pages/bad.md:2: the front matter cannot be read: it holds more"),
        Fields("an unknown field", "colour: red", "thurrock/pages/bad.md:4: “colour” is not a field of information page; use "),
        Fields("an unknown type", "type: novel", "thurrock/pages/bad.md:4: “type: novel” does not belong in pages/"),
        Fields("a type of another folder", "type: contact", "thurrock/pages/bad.md:4: “type: contact” does not belong in pages/"),
        Fields("one value where a list stands", "topics: law", "thurrock/pages/bad.md:4: “topics” is not a list"),
        Fields("a list where one value stands", "owner: [a, b]", "thurrock/pages/bad.md:4: “owner” takes one value here"),
        Fields("a choice that is not known", "topics: [law, cake]", "thurrock/pages/bad.md:4: “topics: cake” is not known"),
        Fields("a choice twice", "topics: [law, law]", "thurrock/pages/bad.md:4: “topics” holds “law” twice"),
        Fields("no true or false", "exit: yes", "thurrock/pages/bad.md:4: “exit: yes” is not yes or no; write true or false"),
        Fields("no date", "review: 3 May 2027", "thurrock/pages/bad.md:4: “review: 3 May 2027” is not a date"),
        Fields("a date that does not exist", "review: 2027-02-30", "thurrock/pages/bad.md:4: “review: 2027-02-30” is not a date"),
        Fields("no whole address", "bsl: javascript:alert(1)", "thurrock/pages/bad.md:4: “bsl: javascript:alert(1)” does not fit; write a whole address"),
        Fields("an address with a language's capital", "address: /Worried", "thurrock/pages/bad.md:4: “address: /Worried” does not fit"),
        Fields("a character that XML cannot hold", "owner: \"a\\x0Bb\"", "thurrock/pages/bad.md:4: “owner” holds a character that cannot be shown"),
        new("a long title", "thurrock/pages/bad.md", $"---\ntitle: {new string('t', 81)}\nsummary: S\n---\n", "thurrock/pages/bad.md:2: “title” has 81 characters; at most 80"),
        new("no title", "thurrock/pages/bad.md", "---\nsummary: S\n---\n", "thurrock/pages/bad.md:1: “title” is missing"),
        new("no summary", "thurrock/pages/bad.md", "---\ntitle: T\n---\n", "thurrock/pages/bad.md:1: “summary” is missing"),
        Fields("a page that does not exist", "related: [nothing]", "thurrock/pages/bad.md:4: “related: nothing” does not exist in thurrock"),
        Fields("nothing to extend", "extends: shared", "thurrock/pages/bad.md:4: there is no shared entry of this name to extend"),
        Fields("extending another type", "extends: shared\ntype: guide", "thurrock/pages/bad.md:5: the shared entry is a page, this is a guide", Another("shared/pages/bad.md", "title: T\nsummary: S")),
        new("a resource's link without words", "thurrock/resources/bad.md", "---\ntitle: T\nsummary: S\nkind: guide\nlinks:\n  - url: https://example.org\n---\n", "thurrock/resources/bad.md:6: an item of “links” has no “label”"),
        new("a resource's link that is no link", "thurrock/resources/bad.md", "---\ntitle: T\nsummary: S\nkind: guide\nlinks:\n  - label: L\n    url: data:text/html,x\n---\n", "thurrock/resources/bad.md:7: “url: data:text/html,x” does not fit"),
        new("a resource's link with too much", "thurrock/resources/bad.md", "---\ntitle: T\nsummary: S\nkind: guide\nlinks:\n  - label: L\n    url: https://example.org\n    target: x\n---\n", "thurrock/resources/bad.md:8: “target” is not a field of “links”"),
        new("a file outside media/", "thurrock/resources/bad.md", "---\ntitle: T\nsummary: S\nkind: guide\nfiles: [../../secret.pdf]\n---\n", "thurrock/resources/bad.md:5: “files: ../../secret.pdf” does not exist"),
        new("a file by its absolute path", "thurrock/resources/bad.md", "---\ntitle: T\nsummary: S\nkind: guide\nfiles: [/etc/passwd]\n---\n", "thurrock/resources/bad.md:5: “files: /etc/passwd” does not exist"),
    ];

    public static readonly IReadOnlyList<BadFile> Entries =
    [
        Contact("a contact that cannot be reached", "kind: team", "thurrock/contacts/bad.md:1: the contact has no phone, web or e-mail"),
        Contact("nobody to call", "withheld: true", "thurrock/contacts/bad.md:5: a withheld contact leaves the reader with nobody to call"),
        Contact("somebody withheld to call", "withheld: true\nuntil-then: other", "thurrock/contacts/bad.md:6: “until-then: other” is withheld itself in thurrock",
            Another("thurrock/contacts/other.md", "title: T\nneeds: [child]\nsource: S\nwithheld: true\nuntil-then: bad")),
        Contact("somebody unknown to call", "withheld: true\nuntil-then: other", "thurrock/contacts/bad.md:6: “until-then: other” does not exist in thurrock"),
        Contact("verified by nobody", "phone: \"01632 960001\"\nstate: verified", "thurrock/contacts/bad.md:6: a verified contact says who checked it"),
        Contact("a phone with words", "phone: call us", "thurrock/contacts/bad.md:5: “phone: call us” does not fit"),
        Contact("an old police address", "email: someone@example.pnn.police.uk", "thurrock/contacts/bad.md:5: “email: someone@example.pnn.police.uk” does not fit"),
        new("an event that ends before it starts", "thurrock/events/bad.md", "---\ntitle: T\nsummary: S\nstarts: 2027-01-02 10:00\nends: 2027-01-02 09:00\nonline: true\n---\n", "thurrock/events/bad.md:5: it ends before it starts"),
        new("an event without a place", "thurrock/events/bad.md", "---\ntitle: T\nsummary: S\nstarts: 2027-01-02 10:00\nends: 2027-01-02 11:00\n---\n", "thurrock/events/bad.md:1: the event has no place"),
        new("a rule that no calendar knows", "thurrock/events/bad.md", "---\ntitle: T\nsummary: S\nstarts: 2027-01-02 10:00\nends: 2027-01-02 11:00\nonline: true\nrepeats: now and then\n---\n", "thurrock/events/bad.md:7: “repeats: now and then” does not fit"),
        new("a banner that ends before it begins", "thurrock/banners/bad.md", "---\ntitle: T\nlevel: notice\nfrom: 2027-01-02 10:00\nuntil: 2027-01-01 10:00\n---\nText.\n", "thurrock/banners/bad.md:5: it ends before it begins"),
        Redirect("a redirect to nowhere", "from: /old", "thurrock/redirects/bad.md:1: a redirect goes to one place, or is gone"),
        Redirect("a redirect to a page that is not there", "from: /old\nto: /nothing", "thurrock/redirects/bad.md:4: /nothing is not a page of thurrock"),
        Redirect("a redirect from a page", "from: /\nto: https://example.org", "thurrock/redirects/bad.md:3: / is a page of thurrock"),
        Redirect("a redirect to itself", "from: /old\nto: /old", "thurrock/redirects/bad.md:4: the redirect from /old comes back to /old"),
        Redirect("redirects in a circle", "from: /old\nto: /older", "thurrock/redirects/bad.md:4: the redirect from /old comes back to /old", Another("thurrock/redirects/older.md", "title: T\nfrom: /older\nto: /oldest"), Another("thurrock/redirects/oldest.md", "title: T\nfrom: /oldest\nto: /old")),
        Redirect("two redirects from one address", "from: /old\nto: /", "thurrock/redirects/bad.md:3: /old is redirected twice in thurrock", Another("thurrock/redirects/two.md", "title: T\nfrom: /old\nto: /")),
        Fields("an address that another has", "address: /same", "thurrock/pages/bad.md:1: the address /same belongs to 2 entries in thurrock", Another("thurrock/pages/same.md", "title: T\nsummary: S")),
        Fields("an address kept for the site itself", "address: /manage/x", "thurrock/pages/bad.md:1: the address /manage/x is kept for the site itself"),
        Fields("an address that is a language's", "address: /ur", "thurrock/pages/bad.md:1: the address /ur is kept for the site itself"),
        Fields("a language missing where it matters", "every-language: true", "thurrock/pages/bad.md:1: this safety-critical page is not in Urdu, which thurrock speaks; add thurrock/pages/bad.ur.md"),
        Page("a shared contact that one council lacks", "Text.", "shared/pages/of-all.md:5: “local” does not exist in thurrock", Another("shared/pages/of-all.md", "title: T\nsummary: S", ":::contact local")),
    ];

    public static readonly IReadOnlyList<BadFile> Bodies =
    [
        Page("a title in the body", "# Title", "thurrock/pages/bad.md:5: “# ” is the page's title"),
        Page("a skipped heading", "## One\n\n#### Two", "thurrock/pages/bad.md:7: the heading goes from level 2 to 4; use ###"),
        Page("an id twice", "## One {#one}\n\n## Two {#one}", "thurrock/pages/bad.md:7: the id “one” stands twice"),
        Page("an id of one letter", "## One {#a}", "thurrock/pages/bad.md:5: what stands in braces is not an id"),
        Fields("a guide of one part", "type: guide", "thurrock/pages/bad.md:6: a guide has two parts or more"),
        new("a part without an id", "thurrock/pages/bad.md", "---\ntitle: T\nsummary: S\ntype: guide\n---\n# One {#one}\n\n# Two\n", "thurrock/pages/bad.md:8: the part has no id"),
        Page("a contact that does not exist", "One.\n\n:::contact nobody", "thurrock/pages/bad.md:7: “nobody” does not exist in thurrock"),
        Page("a need that does not exist", ":::contacts child money", "thurrock/pages/bad.md:5: “money” is not a need"),
        Page("a file that does not exist", ":::download media/none.pdf Card", "thurrock/pages/bad.md:5: there is no file “media/none.pdf” in thurrock"),
        Page("a file above the folder", ":::download media/../site.md Card", "thurrock/pages/bad.md:5: there is no file “media/../site.md” in thurrock"),
        Page("a film without a title", ":::video https://example.org/film", "thurrock/pages/bad.md:5: a film needs its address and its title"),
        Page("a film that would run", ":::video javascript:alert(1) Film", "thurrock/pages/bad.md:5: a film needs its address and its title"),
        Page("an unknown component", ":::carousel\nText.\n:::", "thurrock/pages/bad.md:5: “:::carousel” is not a component; use callout"),
        Page("a component that is not closed", ":::callout\nText.", "thurrock/pages/bad.md:5: “:::callout” is not closed"),
        Page("a component without its words", ":::details\nText.\n:::", "thurrock/pages/bad.md:5: “:::details” needs words behind it"),
        Page("a link list of nothing", ":::links\n- nothing\n:::", "thurrock/pages/bad.md:5: “nothing” does not exist in thurrock"),
        Page("an audience that does not exist", ":::audience everyone\nText.\n:::", "thurrock/pages/bad.md:5: “everyone” is not an audience"),
        Page("a language that is not spoken", ":::lang tlh\nText.\n:::", "thurrock/pages/bad.md:5: “tlh” is not a language here"),
        Page("a table without a header", "|  |  |\n|---|---|\n| a | b |", "thurrock/pages/bad.md:5: the table has no header row"),
        Page("a link without words", "Text.\n\n[](/)", "thurrock/pages/bad.md:7: the link has no words"),
        Page("a link that says nothing", "Please [click here](/).", "thurrock/pages/bad.md:5: “click here” does not say where the link goes"),
        Page("a link to a page that is not there", "See [that page](/nothing).", "thurrock/pages/bad.md:5: “/nothing” is not a page of thurrock"),
        Page("a link to a script", "See [that page](javascript:alert).", "thurrock/pages/bad.md:5: “javascript:alert” is not an address that content may link to"),
        Page("a link without its scheme", "See [that page](//example.org).", "thurrock/pages/bad.md:5: “//example.org” is not an address"),
        Page("a picture without words", "![](media/a.png)", "thurrock/pages/bad.md:5: the picture has no alternative text"),
        Page("a picture that is not there", "![A map](media/none.png)", "thurrock/pages/bad.md:5: there is no file “media/none.png” in thurrock"),
        Page("a picture from elsewhere", "![A map](https://example.org/a.png)", "thurrock/pages/bad.md:5: there is no file “https://example.org/a.png”"),
        Page("a token that nothing answers", "Call {{number}}.", "thurrock/pages/bad.md:5: “{{number}}” is not known"),
        Page("a number of nobody", "Call {{phone:nobody}}.", "thurrock/pages/bad.md:5: the contact “nobody” does not exist in thurrock"),
        Page("a number that a contact lacks", "Call {{phone:web-only}}.", "thurrock/pages/bad.md:5: the contact “web-only” has no phone", Another("thurrock/contacts/web-only.md", "title: T\nneeds: [child]\nsource: S\nweb: https://example.org")),
        Page("a retyped number", "One.\n\nCall 01632 960 001.", "thurrock/pages/bad.md:7: “01632 960 001” is retyped from a contact", Another("thurrock/contacts/one.md", "title: T\nneeds: [child]\nsource: S\nphone: \"01632 960001\"")),
        Fields("a token in a title", "type: landing\nlead: Call {{phone:nobody}}", "thurrock/pages/bad.md:5: the contact “nobody” does not exist"),
        Page("a phrase that is not published", "One.\n\nThe **threat\nlevel** is high.", "thurrock/pages/bad.md:7: “threat level** is”: it changes; say where it is", Avoided("threat level is", stops: true)),
        Fields("a phrase that is not published, in a title", "type: landing\nlead: Increased referrals", "thurrock/pages/bad.md:5: “Increased referrals”: it changes", Avoided("increased refer*", stops: true)),
        Page("braces that would vanish", "Text **bold**{onclick=alert(1)}.", "thurrock/pages/bad.md:5: “{onclick}” means nothing here"),
        Page("a style in braces", "## One {.big}", "thurrock/pages/bad.md:5: “{.big}” means nothing here"),
    ];

    public static readonly IReadOnlyList<BadFile> Letters =
    [
        new("a letter without a subject", "thurrock/letters/booked.md", "---\ntitle: T\n---\nText.\n", "thurrock/letters/booked.md:1: “subject” is missing"),
        Letter("a subject that is cut off in every list", new string('s', 101), "Text.", "thurrock/letters/booked.md:3: “subject” has 101 characters; at most 100"),
        Letter("a subject of two lines", "\"One\\nTwo {{event}}\"", "Text.", "thurrock/letters/booked.md:3: “subject” has a line break"),
        Letter("a placeholder that nothing fills, in a subject", "About {{name}}", "Text.", "thurrock/letters/booked.md:3: “{{name}}” is not known; use {{event}}, {{council}}"),
        Letter("a placeholder with single braces, in a subject", "About {event}", "Text.", "thurrock/letters/booked.md:3: “{event}” means nothing here; write {{event}}"),
        Letter("a placeholder with a capital, in a subject", "\"{{Event}}\"", "Text.", "thurrock/letters/booked.md:3: “{{Event}}” means nothing here; write {{event}}"),
        Letter("a placeholder that nothing fills, in a letter", "\"{{event}}\"", "One.\n\nDear {{person}}", "thurrock/letters/booked.md:7: “{{person}}” is not known; use {{event}}"),
        Letter("a placeholder with single braces, in a letter", "\"{{event}}\"", "One of {{council}}.\n\nAbout {event} now.", "thurrock/letters/booked.md:7: “{event}” means nothing here; write {{event}}"),
        Letter("a placeholder that is not closed, in a letter", "\"{{event}}\"", "About {{event}.", "thurrock/letters/booked.md:5: “{{event}” means nothing here"),
        Letter("a number by hand, as the word files have them", "\"About: {0}\"", "Text.", "thurrock/letters/booked.md:3: “{0}” means nothing here"),
        Letter("a letter of nothing", "\"{{event}}\"", "", "thurrock/letters/booked.md:5: the letter says nothing"),
        Letter("a heading in a letter", "\"{{event}}\"", "One.\n\n## Two", "thurrock/letters/booked.md:7: a heading cannot stand in a mail; use paragraphs"),
        Letter("a component in a letter", "\"{{event}}\"", ":::emergency", "thurrock/letters/booked.md:5: a component cannot stand in a mail"),
        Letter("a box in a letter", "\"{{event}}\"", "One.\n\n:::callout\nTwo.\n:::", "thurrock/letters/booked.md:7: a component cannot stand in a mail"),
        Letter("a table in a letter", "\"{{event}}\"", "| A | B |\n|---|---|\n| a | b |", "thurrock/letters/booked.md:5: a table cannot stand in a mail"),
        Letter("a quotation in a list of a letter", "\"{{event}}\"", "- one\n- > two", "thurrock/letters/booked.md:6: a quotation cannot stand in a mail"),
        Letter("a picture in a letter", "\"{{event}}\"", "One **![A map](media/a.png)**", "thurrock/letters/booked.md:5: a picture cannot stand in a mail"),
        Letter("a link to nowhere in a letter", "\"{{event}}\"", "See [the list](#list).", "thurrock/letters/booked.md:5: a link to a part of the same page leads nowhere"),
        new("a letter's translation without its subject", "thurrock/letters/booked.ur.md", "---\ntitle: T\ntranslated-from: 000000000000\n---\nText.\n", "thurrock/letters/booked.ur.md:1: “subject” is not translated", Another("thurrock/letters/booked.md", "title: T\nsubject: \"{{event}}\"")),
        new("a letter's translation of nothing", "thurrock/letters/booked.ur.md", "---\ntitle: T\nsubject: S\ntranslated-from: 000000000000\n---\n", "thurrock/letters/booked.ur.md:6: the letter says nothing", Another("thurrock/letters/booked.md", "title: T\nsubject: \"{{event}}\"")),
        Page("an event where none is", "About {{event}}.", "thurrock/pages/bad.md:5: “{{event}}” is not known; use {{council}}"),
    ];

    public static readonly IReadOnlyList<BadFile> Translations =
    [
        new("a translation of nothing", "thurrock/pages/bad.ur.md", "---\ntitle: T\n---\n", "thurrock/pages/bad.ur.md:1: this translation has no English"),
        new("a language nobody speaks", "thurrock/pages/home.xx.md", "---\ntitle: T\n---\n", "thurrock/pages/home.xx.md:0: “xx” is not a language the site speaks"),
        new("English named as a language", "thurrock/pages/home.en.md", Front, "thurrock/pages/home.en.md:0: English is the file without a language; name it home.md"),
        new("a field that is not translated", "thurrock/pages/home.ur.md", "---\ntitle: T\nsummary: S\ntranslated-from: 000000000000\naddress: /x\n---\n", "thurrock/pages/home.ur.md:5: “address” is taken from the English file"),
        new("a translation without its summary", "thurrock/pages/home.ur.md", "---\ntitle: T\ntranslated-from: 000000000000\n---\n", "thurrock/pages/home.ur.md:1: “summary” is not translated"),
        new("a translation that says no source", "thurrock/pages/home.ur.md", "---\ntitle: T\nsummary: S\n---\n", "thurrock/pages/home.ur.md:1: it does not say which English it was made from"),
        new("a check on no day", "thurrock/pages/home.ur.md", "---\ntitle: T\nsummary: S\ntranslated-from: 000000000000\nchecked-on: today\n---\n", "thurrock/pages/home.ur.md:5: “checked-on: today” is not a date"),
    ];

    public static readonly IReadOnlyList<BadFile> Sites =
    [
        Site("a theme that is not built", "theme: velvet", "thurrock/site.md:6: “theme: velvet” is not built; themes/ has newham, thurrock"),
        Site("a time zone that does not exist", "theme: thurrock\ntime-zone: Mars/Olympus", "thurrock/site.md:7: “time-zone: Mars/Olympus” does not fit"),
        Site("a language twice", "theme: thurrock\nlanguages: [ur, ur]", "thurrock/site.md:7: “languages” holds “ur” twice"),
        Site("a language nobody has words for", "theme: thurrock\nlanguages: [tlh]", "thurrock/site.md:7: “languages: tlh” is not known"),
        Site("a language without the site's own words", "theme: thurrock\nlanguages: [pl]", "thurrock/site.md:1: the site's own words are not in Polish; add thurrock/site.pl.md"),
        Site("a menu of nothing", "theme: thurrock\nnavigation: [nothing]", "thurrock/site.md:7: “navigation: nothing” does not exist in thurrock"),
        Site("a way out that is no address", "theme: thurrock\nexit-to: javascript:alert(1)", "thurrock/site.md:7: “exit-to: javascript:alert(1)” does not fit"),
        new("a host that two councils claim", "newham/site.md", SiteText("theme: newham"), "newham/site.md:1: the host “thurrock.localhost” is also that of thurrock", Another("newham/pages/home.md", "title: T\nsummary: S\naddress: /")),
        new("a council without a home page", "newham/site.md", SiteText("theme: newham"), "newham/site.md:0: newham has no home page"),
        new("settings for what is shared", "shared/site.md", SiteText("theme: newham"), "shared/site.md:0: what is shared belongs to no council"),
        new("a folder that is not known", "thurrock/poems/one.md", Front, "thurrock/poems/one.md:0: there is no folder “poems”"),
        new("a page beside the folders", "thurrock/one.md", Front, "thurrock/one.md:0: only site.md stands here"),
        new("a file beside the councils", "one.md", Front, "one.md:0: a content file stands in a site's folder"),
        new("a name with capitals", "thurrock/pages/One Page.md", Front, "thurrock/pages/One Page.md:0: the name “One Page” may hold"),
        new("a program among the texts", "thurrock/pages/one.exe", "MZ", "thurrock/pages/one.exe:0: this kind of file does not belong here"),
        new("a script among the media", "thurrock/media/one.js", "alert(1)", "thurrock/media/one.js:0: this kind of file is not published"),
        new("a web page among the media", "thurrock/media/one.html", "<p>", "thurrock/media/one.html:0: this kind of file is not published"),
    ];

    public static readonly IReadOnlyList<BadFile> All = [.. FrontMatter, .. Entries, .. Bodies, .. Letters, .. Translations, .. Sites];

    /// <summary>A small valid site with the bad file in it.</summary>
    public static TestContent With(BadFile bad)
    {
        var content = new TestContent();
        foreach (var (file, text) in bad.Others)
        {
            content.Write(file, text);
        }

        return content.Write(bad.File, bad.Text);
    }

    private static BadFile Site(string rule, string fields, string fault) => new(rule, "thurrock/site.md", SiteText(fields), fault);

    private static string SiteText(string fields) => $"---\ntitle: T\ncouncil: C\narea: A\npolice: P\n{fields}\nhosts: [thurrock.localhost]\nexit-to: https://www.bbc.co.uk/weather\nsummary: S\n---\n"
        .Replace(fields.Contains("exit-to", StringComparison.Ordinal) ? "\nexit-to: https://www.bbc.co.uk/weather" : "\n\n", "", StringComparison.Ordinal);
}
