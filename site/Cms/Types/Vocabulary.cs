namespace PreventPublic.Cms.Types;

/// <summary>The closed lists that tags come from. Their names for readers are interface words: <c>topic.online</c>, <c>audience.parents</c>, <c>need.child</c> …</summary>
public static class Vocabulary
{
    public const string Topics = "getting-help prevent channel online law training schools venues community young-people transparency feedback safety";

    public const string Audiences = "residents parents young-people educators faith-and-community venues councillors professionals partners";

    public const string Needs = "emergency police worried child adult yourself online suspicious schools venues support complaint professionals";

    public const string Access = "step-free hearing-loop accessible-toilet bsl quiet-space parking captions interpreter";

    public const string ResourceKinds = "lesson guide video training leaflet website";

    public const string ContactKinds = "emergency phone-line online team";

    public const string BannerLevels = "notice important emergency";
}
