using PreventPublic.Core;
using PreventPublic.Core.Languages;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.Partners;

namespace PreventPublic.Engagement.Features.Manage.KeepPartners;

/// <summary>A partner as the form sends it.</summary>
public sealed class PartnerForm
{
    public int Revision { get; set; }

    public string Kind { get; set; } = "";

    public string Role { get; set; } = "";

    public string Body { get; set; } = "";

    public string ReviewOn { get; set; } = "";

    public List<TranslatedForm> Words { get; set; } = [];

    public static PartnerForm Of(Partner? partner, IReadOnlyList<Language> languages, DateOnly review) => new()
    {
        Revision = partner?.Revision ?? 0,
        Kind = partner?.Kind.ToString() ?? nameof(PartnerKind.Champion),
        Role = partner?.Role ?? "",
        Body = partner?.Body ?? "",
        ReviewOn = LocalMoment.Write(partner?.ReviewOn ?? review),
        Words = [.. languages.Where(language => !language.IsEnglish).Select(language => partner?.Words.FirstOrDefault(words => words.Language == language.Code) is { } words
            ? new TranslatedForm { Language = language.Code, Role = words.Role, Body = words.Body }
            : new TranslatedForm { Language = language.Code })],
    };

    public IEnumerable<(string Field, string Fault)> Faults(DateOnly today)
    {
        var kind = ReadKind();
        if (kind is null)
        {
            yield return ("Form.Kind", "Choose what kind it is");
        }

        if (PlainLine.Of(Role).Length == 0 && kind != PartnerKind.Organisation)
        {
            yield return ("Form.Role", "Enter the role, for example “Prevent champion” or “Faith leaders”");
        }

        if (PlainLine.Of(Body).Length == 0 && kind is PartnerKind.Champion or PartnerKind.Organisation)
        {
            yield return ("Form.Body", kind == PartnerKind.Champion ? "Enter the directorate" : "Enter the organisation");
        }

        if (LocalMoment.ReadDay(ReviewOn) is not { } review || review < today || review > today.AddYears(2))
        {
            yield return ("Form.ReviewOn", "Enter a day from today on, within two years");
        }

        foreach (var (words, at) in Words.Select((words, at) => (words, at)).Where(pair => pair.words.IsHalf(Role, Body)))
        {
            yield return ($"Form.Words[{at}].Role", $"In {Language.Find(words.Language)?.EnglishName ?? words.Language}: fill in what is filled in in English, or leave both empty");
        }

        foreach (var fault in Words.SelectMany((words, at) => FaultsOf($"Form.Words[{at}].", words.Role, words.Body)).Concat(FaultsOf("Form.", Role, Body)))
        {
            yield return fault;
        }
    }

    public PartnerDetails Read(IReadOnlyList<Language> languages) => new(ReadKind()!.Value, PlainLine.Of(Role), PlainLine.Of(Body), LocalMoment.ReadDay(ReviewOn)!.Value,
    [
        .. Words.Where(words => languages.Any(language => language.Code == words.Language && !language.IsEnglish)).DistinctBy(words => words.Language)
            .Select(words => new PartnerWords { Language = words.Language, Role = PlainLine.Of(words.Role), Body = PlainLine.Of(words.Body) }).Where(words => words.Role.Length + words.Body.Length > 0),
    ]);

    private PartnerKind? ReadKind() => Enum.TryParse<PartnerKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private static IEnumerable<(string Field, string Fault)> FaultsOf(string prefix, string role, string body)
    {
        foreach (var (field, text, most) in new[] { ("Role", role, Partner.MaxRole), ("Body", body, Partner.MaxBody) })
        {
            if (PlainLine.Of(text).Length > most)
            {
                yield return (prefix + field, $"Use {most} characters or fewer");
            }
            else if (ContactDetails.FaultOf(text) is { } fault)
            {
                yield return (prefix + field, fault);
            }
        }
    }
}

public sealed class TranslatedForm
{
    public string Language { get; set; } = "";

    public string Role { get; set; } = "";

    public string Body { get; set; } = "";

    /// <summary>Something is there, but not all that there is in English.</summary>
    public bool IsHalf(string role, string body) => Role.Trim().Length + Body.Trim().Length > 0
        && ((Role.Trim().Length == 0) != (role.Trim().Length == 0) || (Body.Trim().Length == 0) != (body.Trim().Length == 0));
}
