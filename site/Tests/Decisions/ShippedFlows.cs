using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Proof;
using PreventPublic.Decisions.Scenarios;
using Xunit;

namespace PreventPublic.Tests.Decisions;

/// <summary>The flows that councils get.</summary>
public sealed class ShippedFlows
{
    [Theory]
    [InlineData("venue-hire", 18, 8)]
    [InlineData("who-to-contact", 4, 10)]
    public void Every_scenario_holds_every_rule_is_taken_and_nothing_is_left_unproved(string key, int questions, int outcomes)
    {
        var (flow, faults) = (Graphs.Shipped(key), new FlowFaults());
        var coverage = new Coverage(flow, ScenarioReader.Read(flow, Graphs.Text(key + ".scenarios")!, faults), faults);
        var proof = FlowProof.Of(flow, coverage, faults);
        Assert.Empty(faults.All.Concat(proof.Uncovered));
        Assert.Equal((questions, outcomes), (flow.Questions.Count, flow.Outcomes.Count));
        Assert.InRange(proof.Lengths!.Longest, 1, flow.Limit);
    }

    [Fact]
    public void Every_hirer_is_asked_the_same_first_five_questions_in_the_same_order()
    {
        var flow = Graphs.Shipped("venue-hire");
        var coverage = new Coverage(flow, ScenarioReader.Read(flow, Graphs.Text("venue-hire.scenarios")!, new FlowFaults()), new FlowFaults());
        Assert.All(coverage.Scenarios, scenario => Assert.Equal(["who", "purpose", "speakers", "access", "signs"], scenario.Path.Take(5)));
        Assert.Equal(5, new Graph(flow).Order.Take(5).Count(index => flow.Questions[index].Part == "booking"));
    }

    [Fact]
    public void Nobody_who_says_that_a_speaker_is_banned_is_told_anything_but_to_call_the_police()
    {
        var flow = Graphs.Shipped("venue-hire");
        foreach (var who in new[] { "yes", "no", "unsure" })
        {
            foreach (var speakers in new[] { "none", "named", "unnamed" })
            {
                foreach (var signs in new[] { "banned", "banned+agent+political", "banned+terms+everyday", "banned+young+recording+rushed" })
                {
                    var walk = Walker.Go(flow, Graphs.Answers(flow, $"who={who} purpose=missing speakers={speakers} access=unknown signs={signs} check.listed=yes"));
                    Assert.Equal("banned-link", walk.Outcome!.Id);
                }
            }
        }
    }

    [Fact]
    public void Only_a_booking_without_anything_unusual_ends_after_five_questions_with_go_ahead()
    {
        var flow = Graphs.Shipped("venue-hire");
        var signs = flow.Find("signs")!;
        foreach (var option in signs.Options.Where(option => option != "none"))
        {
            Assert.NotEqual("go-ahead", Walker.Go(flow, Graphs.Answers(flow, $"who=yes purpose=clear speakers=none access=open signs={option}")).Outcome?.Id);
        }

        Assert.Equal("go-ahead", Walker.Go(flow, Graphs.Answers(flow, "who=yes purpose=clear speakers=none access=open signs=none")).Outcome!.Id);
    }
}
