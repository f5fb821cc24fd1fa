using PreventPublic.Cms.Check;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Types;
using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Consultations.Surveys.Reading;
using PreventPublic.Engagement.Features.Consultations.Wording;

namespace PreventPublic.Host.Consultations;

/// <summary>Proves every survey and consultation before it can be published. A fault in a shared one is told once.</summary>
public sealed class ConsultationRule(WordBook words) : IContentRule
{
    public IReadOnlyList<string> Folders => [PublishedConsultations.Folder, SurveyLibrary.Folder];

    public void Check(ContentSet content, IReadOnlyDictionary<string, SiteContent> sites, Faults faults)
    {
        foreach (var site in sites.Values)
        {
            var found = new SurveyFaults();
            var surveys = SurveyLibrary.Read(site, found);
            var library = new SurveyLibrary(site, words);
            foreach (var survey in surveys.Values)
            {
                SurveyCheck.Check(survey, library, words, library.FileOf, found);
            }

            foreach (var entry in site.In(PublishedConsultations.Folder))
            {
                Check(entry, surveys.ContainsKey, found);
            }

            faults.Add([.. found.All.Select(fault => new Fault(Severity.Error, fault.File, fault.Line, fault.What, fault.Allowed))]);
        }
    }

    private static void Check(Entry entry, Func<string, bool> isSurvey, SurveyFaults faults)
    {
        var (item, document) = ((Consultation)entry.Item, entry.Documents.First());
        void Wrong(string field, string what, string allowed) => faults.Add(document.Path.File, document.LineOf(field), what, allowed);
        var ids = item.Rounds.Select(round => round.Id).ToList();
        if (ids.Distinct().Count() != ids.Count || ids.Any(id => !Core.Slug.IsValid(id) || id.Contains('/', StringComparison.Ordinal)))
        {
            Wrong("rounds", "two rounds have the same id, or one that cannot stand in an address", "round-1, round-2, …");
        }

        foreach (var round in item.Rounds)
        {
            if (round.Survey == SurveyReader.Bank || !isSurvey(round.Survey))
            {
                Wrong("rounds", $"there is no survey “{round.Survey}”", "name a file in surveys/, without .yaml");
            }

            if (round is { Opens: { } opens, Closes: { } closes } && closes < opens)
            {
                Wrong("rounds", $"{round.Id} ends before it begins", "give a later “closes”");
            }

            if (item.Names.All(name => name.Id != round.Id))
            {
                Wrong("names", $"nothing says what {round.Id} asks about", $"- id: {round.Id}, what: which version of the film or leaflet");
            }
        }

        if (item.Names.Any(name => name.What.Length == 0) || item.Rounds.Any(round => round.Doors.Count == 0))
        {
            Wrong("rounds", "a round does not say what it asks about, or who may answer", "give “what” under names, and doors: panel, open or paper");
        }

        if (item.Replies.Any(reply => new[] { reply.Said, reply.State, reply.Answer, reply.Who }.Any(part => part.Length == 0) || reply.On == default))
        {
            Wrong("replies", "a reply is not whole", "give said, state, answer, who and on");
        }

        CheckGate(item, ids, Wrong);
        foreach (var reply in item.Replies.Where(reply => reply.Round is not null && !ids.Contains(reply.Round)))
        {
            Wrong("replies", $"there is no round “{reply.Round}” to reply to", "name one of the rounds, or leave “round” out");
        }
    }

    private static void CheckGate(Consultation item, List<string> rounds, Action<string, string, string> wrong)
    {
        if (item.Gate is null ? item.GateRound is not null || item.GateOpened is not null : !rounds.Contains(item.GateRound ?? ""))
        {
            wrong(item.Gate is null ? "gate-round" : "gate", "the gate does not say which round opens it", "give gate and gate-round together, and the id of a round");
        }

        if (item.GateOpened is not null && item.Replies.All(reply => reply.Round != item.GateRound))
        {
            wrong("gate-opened", $"the gate is open, and nothing says what was done about {item.GateRound}", $"add a reply with “round: {item.GateRound}” first");
        }
    }
}
