using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Features.VerifyRecord;

/// <summary>Says whether a record's code fits what the record says.</summary>
public sealed partial class IndexModel(RecordCode codes) : FlowPage
{
    public static readonly IReadOnlyList<string> Boxes = ["code", "version", "date", "outcome", "answers"];

    private const int MaxLength = 4000;

    public IReadOnlyDictionary<string, string> Typed { get; private set; } = Boxes.ToDictionary(box => box, _ => "");

    /// <summary>Null until something was checked.</summary>
    public bool? Fits { get; private set; }

    public void OnGet() => ShowHead($"{Words["flow.verify-title"]} – {Text.Title}", Links.Verify);

    public async Task OnPostAsync()
    {
        OnGet();
        var form = await FormAsync();
        Typed = Boxes.ToDictionary(box => box, box => form[box].ToString() is { Length: <= MaxLength } text ? Spaces().Replace(text, " ").Trim() : "");
        Fits = DateOnly.TryParseExact(Typed["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && codes.Proves(Typed["code"], new RecordText(Visit.Site, Flow.Id, Typed["version"].ToLowerInvariant(), day, Typed["outcome"].ToLowerInvariant(), Typed["answers"].ToLowerInvariant()));
    }

    private async Task<IFormCollection> FormAsync()
    {
        try
        {
            return Request.HasFormContentType ? await Request.ReadFormAsync(HttpContext.RequestAborted) : FormCollection.Empty;
        }
        catch (InvalidDataException)
        {
            return FormCollection.Empty;
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
