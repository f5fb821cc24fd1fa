namespace PreventPublic.Decisions.Features;

/// <summary>Addresses of a flow, without language. The answers in them are sealed.</summary>
public sealed record FlowLinks(string Flow)
{
    public string Home => "/" + Flow;

    public string First => $"/{Flow}/questions";

    public string Resume => $"/{Flow}/continue";

    public string Verify => $"/{Flow}/verify";

    public string Print => $"/{Flow}/print";

    public string How => $"/{Flow}/how-it-works";

    public string Picture => $"/{Flow}/picture.svg";

    public string Question(string seal) => $"/{Flow}/questions/{seal}";

    public string Check(string seal) => $"/{Flow}/check/{seal}";

    public string Outcome(string seal) => $"/{Flow}/outcome/{seal}";

    public string Record(string seal) => $"/{Flow}/record/{seal}";

    public string Pdf(string seal) => $"/{Flow}/record/{seal}?handler=pdf";

    public string Keep(string seal) => $"/{Flow}/keep/{seal}";
}
