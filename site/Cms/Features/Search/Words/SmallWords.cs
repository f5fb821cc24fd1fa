using System.Collections.Frozen;

namespace PreventPublic.Cms.Features.Search.Words;

/// <summary>Words that say nothing about what is looked for.</summary>
public static class SmallWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = new Dictionary<string, string>
    {
        ["en"] = "a an and are as at be been but by can could do does did doing for from had has have having he her him his how i if im ive in into is it its me my of on or our s shall she should so some "
            + "than that the their them then there these they this those to us was we were what when where which who whom whose why will with would you your about dont doesnt isnt cant whats wheres whos hows thats hes shes theyre am any may get got need want "
            + "someone somebody something anyone anything please thing things really very just also out up if",
        ["ro"] = "a al ale am ar are as asta au ca care ce cel cine cu cum da daca de despre din dintr dintre e ei ea el este eu fi fie il imi in inca intr iar isi la le li lui ma mai mea mei meu mi ne ni nu o ori pe "
            + "pentru pot poate pre sa sau se si sunt ta te tu un una unde unei unui va voi vreau cand cat fac face ceva cineva ai este",
        ["pl"] = "a aby albo ale bez bo by byc co czy dla do gdzie i ich ile im ja jak jaki jaka jakie je jego jej jest jestem kiedy kto ktora ktore ktory lub ma mam mi mnie moge moj moja moje moze na nad nie niz o od "
            + "po pod przed przez przy sa sie tak tam te tego tej ten to tu u w we wiec z za ze zeby cos ktos",
        ["lt"] = "ar apie bei bet buti del i ir is ja jei ji jie jis jo jos ju jums kad kai kaip kam kas kiek kieno kur kuri kuris man mane manes mano mes mus musu ne nes nuo o per po prie su tai tas tu uz yra as "
            + "galiu gali ka ko kazkas kazka savo i",
        ["ur"] = "اور ایک اس ان کا کی کے کو سے میں میرا میری میرے ہے ہیں ہوں ہو تو پر یا کہ یہ وہ نے جو جس کیا کیسے کہاں کب کون کر کرنا کریں کروں بھی نہیں مجھے مجہے ہم آپ اپ اپنا اپنی اپنے لیے لئے تھا تھی تھے گا گی گے کوئی کچھ کسی بارے "
            + "بات رہا رہی رہے ہوا ہوئی سکتا سکتی سکتے ہوتا",
        ["bn"] = "আমি আমার আমাকে আমরা এবং এই একটি এক ও ওই কি কী কে কোন কোথায় কেন কিভাবে কীভাবে কখন করব করতে করা করি জন্য তা তার তারা তাকে থেকে না নিয়ে পারি যে যদি সে সঙ্গে সাথে হয় হবে হচ্ছে আছে কেউ কিছু কাউকে বা",
        ["gu"] = "હું મારો મારી મારું મને મારા અમે અને આ એક કે કેમ કેવી કેવીરીતે ક્યાં ક્યારે કોણ શું કરવું કરું કરી છે છું છો હોય હતું માટે તે તેના તેને તો ના નથી પણ પર જો જે કોઈ કંઈ કંઈક કોઈને વિશે થી",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').Select(word => Letters.Plain(word)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public static bool Holds(string language, string plain) => ByLanguage.TryGetValue(language, out var words) && words.Contains(plain);
}
