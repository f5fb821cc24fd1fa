using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Scenarios;
using PreventPublic.Decisions.Seals;

namespace PreventPublic.Decisions.Proof;

/// <summary>All that publishing a flow asks for: its graph, its proof, its scenarios, its words, its contacts.</summary>
public sealed record PublishCheck(Flow? Flow, FlowProof? Proof, Coverage? Coverage, IReadOnlyList<FlowFault> Faults)
{
    public static PublishCheck Of(IFlowLibrary library, string key)
    {
        var (text, faults) = (library.Graph(key)!, new FlowFaults());
        if (FlowReader.IsSubFlow(text))
        {
            return new PublishCheck(null, null, null, []);
        }

        if (new FlowReader(library.Graph, faults).Read(text) is not { } flow)
        {
            return new PublishCheck(null, null, null, faults.All);
        }

        var coverage = new Coverage(flow, library.Scenarios(key) is { } scenarios ? ScenarioReader.Read(flow, scenarios, faults) : [], faults);
        var proof = FlowProof.Of(flow, coverage, faults);
        WordsCheck.Check(flow, library, faults);
        CheckContacts(flow, library.Contacts, faults);
        CheckSeal(flow, faults);
        return new PublishCheck(flow, proof, coverage, [.. faults.All, .. proof.Uncovered]);
    }

    private static void CheckContacts(Flow flow, IReadOnlySet<string> contacts, FlowFaults faults)
    {
        foreach (var outcome in flow.Outcomes)
        {
            foreach (var contact in outcome.Contacts.Where(contact => !contacts.Contains(contact)))
            {
                faults.Error(outcome.Id, outcome.Place, $"the contact “{contact}” of “{outcome.Id}” does not exist", "name a file in contacts/, without .md");
            }
        }
    }

    private static void CheckSeal(Flow flow, FlowFaults faults)
    {
        if (AnswerBytes.Clash(flow) is { } clash)
        {
            faults.Error("", flow.Place, $"the names {clash} cannot be told apart in a sealed address", "change one of them");
        }

        var most = flow.Questions.Sum(AnswerBytes.MostBytes);
        if (most > Seal.MaxBytes)
        {
            faults.Error("", flow.Place, $"the answers may need {most} bytes in an address", $"at most {Seal.MaxBytes}: fewer questions, or fewer options to tick");
        }
    }
}
