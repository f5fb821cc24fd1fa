using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;

namespace PreventPublic.Cms.Check;

/// <summary>Rules on the front matter that need more than the field itself.</summary>
public static class FieldRules
{
    public static void Check(Document document, CheckScope scope)
    {
        foreach (var field in document.Type.Fields.Where(field => field.Rules.RefersTo is not null && document.Has(field.Key)))
        {
            CheckReferences(document, field, scope);
        }

        CheckOwnDates(document, scope);
        if (document.Path.IsEnglish)
        {
            CheckExtends(document, scope);
            CheckByType(document, MergedItem(document, scope), scope);
            CheckUntilThen(document, scope);
        }
        else
        {
            CheckTranslation(document, scope);
        }
    }

    private static void CheckReferences(Document document, FieldDefinition field, CheckScope scope)
    {
        var keys = field.ValueIn(document.Item) switch
        {
            string one => [one],
            IReadOnlyList<string> many => many,
            _ => [],
        };
        foreach (var site in scope.SitesOf(document))
        {
            foreach (var key in keys.Where(key => !Exists(site, field.Rules.RefersTo!, key)))
            {
                scope.Error(document, document.LineOf(field.Key), $"“{field.Key}: {key}” does not exist in {site.Id}", $"name a file in {field.Rules.RefersTo}/, without .md");
            }
        }
    }

    private static bool Exists(SiteContent site, string folder, string key) =>
        folder == ContentFolder.MediaFolder ? site.Media.ContainsKey(key) : site.Find(folder, key) is not null;

    private static void CheckOwnDates(Document document, CheckScope scope)
    {
        if (document.Item.Review is { } review && review < scope.Today)
        {
            scope.Warn(document, document.LineOf("review"), $"it was to be reviewed by {review:yyyy-MM-dd}", "look at it again and give a new date");
        }
    }

    private static void CheckExtends(Document document, CheckScope scope)
    {
        if (document.Item.Extends is null)
        {
            return;
        }

        if (document.Path.Site == DocumentPath.Shared || scope.Find(document.Path.At(DocumentPath.Shared)) is not { } shared)
        {
            scope.Error(document, document.LineOf("extends"), "there is no shared entry of this name to extend", "leave “extends” out, or use the shared entry's folder and key");
        }
        else if (shared.Type != document.Type)
        {
            scope.Error(document, document.LineOf("type"), $"the shared entry is a {shared.Type.Name}, this is a {document.Type.Name}", "leave “type” out to take over the shared one");
        }
    }

    /// <summary>A file that changes a shared entry is judged with the fields that it leaves as they are.</summary>
    private static ContentItem MergedItem(Document document, CheckScope scope) =>
        document.Item.Extends is not null && scope.SitesOf(document) is [var site, ..] && site.Find(document.Path.Folder, document.Path.Key) is { } entry
            ? entry.Item : document.Item;

    private static void CheckUntilThen(Document document, CheckScope scope)
    {
        if (document.Item is not Contact { UntilThen: { } next })
        {
            return;
        }

        foreach (var site in scope.SitesOf(document).Where(site => site.Find(document.Path.Folder, next)?.Item is Contact { Withheld: true }))
        {
            scope.Error(document, document.LineOf("until-then"), $"“until-then: {next}” is withheld itself in {site.Id}", "name a contact that readers can call now");
        }
    }

    private static void CheckByType(Document document, ContentItem merged, CheckScope scope)
    {
        switch (merged)
        {
            case Contact { Withheld: true, UntilThen: null }:
                scope.Error(document, document.LineOf("withheld"), "a withheld contact leaves the reader with nobody to call", "name another contact in “until-then”");
                break;
            case Contact { Withheld: false, Phone: null, Web: null, Email: null }:
                scope.Error(document, 1, "the contact has no phone, web or e-mail", "give one, or “withheld: true”");
                break;
            case Contact { State: "verified", VerifiedBy: null } or Contact { State: "verified", VerifiedOn: null }:
                scope.Error(document, document.LineOf("state"), "a verified contact says who checked it and when", "give verified-by and verified-on");
                break;
            case Contact { State: "unverified", Withheld: false }:
                scope.Warn(document, document.LineOf("state"), "nobody has verified this contact", "check it, then write state: verified, verified-by and verified-on");
                break;
            case Event { } item when item.Ends <= item.Starts:
                scope.Error(document, document.LineOf("ends"), "it ends before it starts", "give a later “ends”");
                break;
            case Event { Online: false, Venue: null }:
                scope.Error(document, 1, "the event has no place", "give a venue, or online: true");
                break;
            case Event { Places: < 1 or > 100_000 }:
                scope.Error(document, document.LineOf("places"), "the number of places makes no sense", "give 1 to 100000, or leave “places” out when nobody needs to register");
                break;
            case Event { PartySize: < 1 or > 20 }:
                scope.Error(document, document.LineOf("party-size"), "the size of a party makes no sense", "give 1 to 20");
                break;
            case Event { Course: not null, Places: null } or Event { Course: not null, Under16: true }:
                scope.Error(document, document.LineOf("course"), "nobody can be recorded as trained", "a course needs “places”, and is not for people under 16");
                break;
            case Event { Course: not null, RenewMonths: < 1 or > 120 }:
                scope.Error(document, document.LineOf("renew-months"), "the course cannot be renewed then", "give 1 to 120 months, or leave it out when never");
                break;
            case Event { Course: not null, KeepRecordMonths: < 1 or > 84 }:
                scope.Error(document, document.LineOf("keep-record-months"), "training records are not kept that long", "give 1 to 84 months");
                break;
            case Event { Course: not null } item when item.RenewMonths > item.KeepRecordMonths:
                scope.Error(document, document.LineOf("keep-record-months"), "the record is erased before the training is due again", "keep it at least as long as “renew-months”");
                break;
            case Event { KeepDays: < 0 or > 366 }:
                scope.Error(document, document.LineOf("keep-days"), "people are not kept that long", "give 0 to 366 days");
                break;
            case Event { ClosesHoursBefore: < 0 or > 2000 }:
                scope.Error(document, document.LineOf("closes-hours-before"), "registration cannot close then", "give 0 to 2000 hours before the start");
                break;
            case Event item when item.RemindHoursBefore.Any(hours => hours is < 1 or > 2000):
                scope.Error(document, document.LineOf("remind-hours-before"), "a reminder cannot be sent then", "give hours before the start, 1 to 2000");
                break;
            case Event item when item.Questions.GroupBy(question => question.Id).Any(same => same.Count() > 1):
                scope.Error(document, document.LineOf("questions"), "two questions have the same id", "give each its own");
                break;
            case Event item when item.Questions.Any(question => question.Kind is "one" or "several" && question.Choices.Count < 2):
                scope.Error(document, document.LineOf("questions"), "there is nothing to choose from", "give at least two “choices”");
                break;
            case Banner { From: { } from, Until: { } until } when until <= from:
                scope.Error(document, document.LineOf("until"), "it ends before it begins", "give a later “until”");
                break;
            case Statement { Hours: < 1 or > Statement.MaxHours }:
                scope.Error(document, document.LineOf("hours"), "it cannot stay up that long", $"give 1 to {Statement.MaxHours} hours");
                break;
            case Redirect { To: null, Gone: false } or Redirect { To: not null, Gone: true }:
                scope.Error(document, 1, "a redirect goes to one place, or is gone", "give “to”, or “gone: true”");
                break;
        }
    }

    private static void CheckTranslation(Document translation, CheckScope scope)
    {
        if (scope.EnglishOf(translation) is not { } english)
        {
            return;
        }

        foreach (var field in translation.Type.TranslatedFields.Where(field => english.Has(field.Key) && !translation.Has(field.Key)))
        {
            scope.Error(translation, 1, $"“{field.Key}” is not translated", "the English file has it");
        }

        var note = translation.Translation!;
        if (note.From is null)
        {
            scope.Error(translation, 1, "it does not say which English it was made from", $"run “content stamp {translation.Path.File}” once it is right (translated-from: {english.Fingerprint})");
        }
        else if (note.From != english.Fingerprint)
        {
            scope.Warn(translation, translation.LineOf("translated-from"), "the English has changed since it was translated", $"bring it up to date, then run “content stamp {translation.Path.File}”");
        }
    }
}
