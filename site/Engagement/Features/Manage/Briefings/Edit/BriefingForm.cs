using System.Globalization;
using PreventPublic.Core;
using PreventPublic.Engagement.Features.Briefings;
using PreventPublic.Engagement.Features.Briefings.Record;
using PreventPublic.Engagement.Features.Consultations.Screening;
using PreventPublic.Engagement.Features.Pieces;

namespace PreventPublic.Engagement.Features.Manage.Briefings.Edit;

/// <summary>A briefing as the form sends it.</summary>
public sealed class BriefingForm
{
    /// <summary>As browsers send days.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    private const int BlankQuestions = 2;

    public int Revision { get; set; }

    public string Title { get; set; } = "";

    public string Audience { get; set; } = "";

    public string Body { get; set; } = "";

    public string Date { get; set; } = "";

    public string Language { get; set; } = Core.Languages.Language.EnglishCode;

    public string Present { get; set; } = "";

    public string Covered { get; set; } = "";

    public string Handouts { get; set; } = "";

    /// <summary><c>staff</c> or <c>anybody</c>.</summary>
    public string Readers { get; set; } = "";

    public List<QuestionForm> Questions { get; set; } = [];

    public static BriefingForm Of(Briefing briefing) => new()
    {
        Revision = briefing.Revision,
        Title = briefing.Title,
        Audience = briefing.Audience,
        Body = briefing.Body,
        Date = briefing.Date.ToString(DayFormat, CultureInfo.InvariantCulture),
        Language = briefing.Language,
        Present = briefing.Present?.ToString(CultureInfo.InvariantCulture) ?? "",
        Covered = briefing.Covered,
        Handouts = briefing.Handouts,
        Readers = briefing.IsPublic ? "anybody" : "staff",
        Questions = [.. briefing.Questions.OrderBy(question => question.Number).Select(QuestionForm.Of)],
    };

    /// <summary>Room for further questions.</summary>
    public BriefingForm WithBlanks()
    {
        var blanks = Math.Min(BlankQuestions - Questions.Count(question => question.IsEmpty), Briefing.MostQuestions - Questions.Count);
        Questions.AddRange(Enumerable.Range(0, Math.Max(0, blanks)).Select(_ => new QuestionForm()));
        return this;
    }

    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text.Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2100 ? day : null;

    /// <param name="today">The council's local day.</param>
    public IEnumerable<(string Field, string Fault)> Faults(string site, IReadOnlyList<Core.Languages.Language> languages, IPublishedPieces pieces, DateOnly today, bool wasHeld)
    {
        foreach (var fault in OfFields(languages, today, wasHeld))
        {
            yield return fault;
        }

        if (Covered.Length > Briefing.MaxCovered)
        {
            yield return ("Form.Covered", $"Say what was covered in {Briefing.MaxCovered:N0} characters or fewer");
        }
        else if (pieces.MarkdownFault(Covered) is { } fault)
        {
            yield return ("Form.Covered", fault);
        }

        foreach (var (field, text) in new[] { ("Form.Title", Title), ("Form.Body", Body), ("Form.Covered", Covered) })
        {
            if (ContactDetails.FaultOf(text) is { } found)
            {
                yield return (field, $"{found}. A service’s number is shown by naming its contact: :::contact act-early");
            }
        }

        foreach (var line in Lines(Handouts).Where(line => pieces.NameOf(site, line) is null))
        {
            yield return ("Form.Handouts", $"“{Short(line)}” is not published on this site. Paste a page’s address, or a file’s name like media/card.pdf");
        }

        if (Lines(Handouts).Count() > Briefing.MostHandouts)
        {
            yield return ("Form.Handouts", $"Name {Briefing.MostHandouts} things or fewer");
        }

        foreach (var fault in Questions.SelectMany((question, at) => question.Faults($"Form.Questions[{at}].", today)))
        {
            yield return fault;
        }
    }

    /// <summary>Puts what was typed, and found right, onto the briefing.</summary>
    public void Onto(Briefing briefing, IPublishedPieces pieces, DateOnly today)
    {
        (briefing.Title, briefing.Audience, briefing.Body) = (PlainLine.Of(Title), Audience, PlainLine.Of(Body));
        (briefing.Date, briefing.Language, briefing.IsPublic) = (DayOf(Date)!.Value, Language, Readers == "anybody");
        briefing.Present = Number(Present);
        briefing.Covered = Covered.ReplaceLineEndings("\n").Trim();
        briefing.Handouts = string.Join('\n', Lines(Handouts).Select(line => pieces.NameOf(briefing.Site, line)).OfType<string>().Distinct());
        briefing.Questions.AddRange(Questions.Where(question => !question.IsEmpty).Select((question, at) => question.Make(briefing.Id, at + 1, today)));
    }

    private IEnumerable<(string Field, string Fault)> OfFields(IReadOnlyList<Core.Languages.Language> languages, DateOnly today, bool wasHeld)
    {
        if (PlainLine.Of(Title).Length is 0 or > Briefing.MaxTitle)
        {
            yield return ("Form.Title", $"Enter a title of {Briefing.MaxTitle} characters or fewer");
        }

        if (!BriefingAudiences.All.Contains(Audience))
        {
            yield return ("Form.Audience", "Choose whom it is for");
        }

        if (PlainLine.Of(Body).Length > Briefing.MaxBody)
        {
            yield return ("Form.Body", $"Enter who was briefed in {Briefing.MaxBody} characters or fewer");
        }

        if (DayOf(Date) is not { } day)
        {
            yield return ("Form.Date", "Enter the day of the briefing");
        }
        else if (wasHeld && day > today)
        {
            yield return ("Form.Date", "It was held, so its day cannot be still to come");
        }

        if (languages.All(language => language.Code != Language))
        {
            yield return ("Form.Language", "Choose a language of the site");
        }

        if (Present.Trim().Length > 0 && Number(Present) is null)
        {
            yield return ("Form.Present", $"Enter how many were present as a whole number up to {Briefing.MostPresent:N0}, or leave it empty");
        }

        if (Readers is not ("staff" or "anybody"))
        {
            yield return ("Form.Readers", "Choose who may read it");
        }
    }

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Briefing.MostPresent ? number : null;

    private static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Short(string text) => PlainLine.Of(text.Length > 80 ? text[..80] + "…" : text);
}
