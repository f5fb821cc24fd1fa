using System.Collections.Frozen;

namespace PreventPublic.Cms.Features.Search.Words;

/// <summary>
/// Takes the endings of case, number and person off words of languages other than English: lightly, so that forms of one word meet.
/// What a light hand misses, the likeness of three-letter groups finds (<see cref="Likeness"/>). Endings are written as <see cref="Letters.Plain"/> leaves them.
/// </summary>
public static class Endings
{
    private static readonly FrozenDictionary<string, (int Keep, string[] Endings)> ByLanguage = new Dictionary<string, (int, string[])>
    {
        ["ro"] = (3, Longest("iilor urilor elor ilor ului uri iei ele ile ul lor ii ea ia ei le ez eaza eze este esc esti easca ata ati ate at uta ut ind and are ere ire am em im a e i o u")),
        ["pl"] = (3, Longest("iami ami ach iem owi owie owych owym owa owe owy ego emu ymi imi ych ich ym im om ow iej ej ie ia iu aja eja uje ac ic yc ec al il yl a e y i o u")),
        ["lt"] = (3, Longest("iuose uose iams iais iomis omis ioms oms ose iams ams ais iu uje oje iai ius ias ios ia io iui ui as is ys us es os a e i y o u ai au")),
        ["ur"] = (3, Longest("وں یں یاں یوں ات ے ی ا و ں نا نے نی تا تے تی")),
        ["bn"] = (3, Longest("গুলোর গুলির গুলো গুলি দেরকে দের য়ের ের কে তে রা টির টার টি টা র ে য় ছেন ছি ছে")),
        ["gu"] = (3, Longest("ઓમાં ઓની ઓનો ઓને ઓના ઓનું માં થી નો ની નું ના ને ોને ો ી ા ે ું ઓ શો છો")),
    }.ToFrozenDictionary();

    public static string Off(string word, string language)
    {
        if (!ByLanguage.TryGetValue(language, out var rule) || char.IsAsciiDigit(word[0]))
        {
            return word;
        }

        var once = Cut(word, rule);

        // Bengali and Gujarati put one ending behind another.
        return language is "bn" or "gu" ? Cut(once, rule) : once;
    }

    private static string Cut(string word, (int Keep, string[] Endings) rule)
    {
        foreach (var ending in rule.Endings)
        {
            if (word.Length - ending.Length >= rule.Keep && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    private static string[] Longest(string endings) => [.. endings.Split(' ').Select(ending => Letters.Plain(ending)).Distinct().OrderByDescending(ending => ending.Length)];
}
