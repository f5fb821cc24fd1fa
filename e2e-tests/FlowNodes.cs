using PreventPublic.Decisions.Flows;
using PreventPublic.Decisions.Flows.Reading;
using PreventPublic.Decisions.Scenarios;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>Every question and every outcome of a shipped flow, at addresses that its own scenarios lead to.</summary>
internal sealed class FlowNodes(RunningSite site, string council, string language, string key)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    /// <returns>By node; the check of all answers is among them.</returns>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync()
    {
        var faults = new FlowFaults();
        var flow = new FlowReader(Text, faults).Read(Text(key)!)!;
        foreach (var scenario in ScenarioReader.Read(flow, Text(key + ".scenarios")!, faults).Where(scenario => scenario.Path.Append(scenario.Outcome).Any(node => !_addresses.ContainsKey(node))))
        {
            await WalkAsync(flow, scenario);
        }

        Assert.Superset(flow.Questions.Select(question => question.Id).Concat(flow.Outcomes.Select(outcome => outcome.Id)).ToHashSet(), _addresses.Keys.ToHashSet());
        return _addresses;
    }

    private async Task WalkAsync(Flow flow, Scenario scenario)
    {
        var at = $"{language}/{key}/questions";
        foreach (var id in scenario.Path)
        {
            var question = flow.Find(id)!;
            _addresses.TryAdd(id, at);
            at = await SendAsync(at, Describe.Of(question, scenario.Answers[question.Index]!).Split('+'));
        }

        _addresses.TryAdd("check your answers", at);
        _addresses.TryAdd(scenario.Outcome, await SendAsync(at, []));
    }

    private async Task<string> SendAsync(string address, IReadOnlyList<string> answers)
    {
        var there = new Uri(site.Address(council, address));
        using var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(there) { Host = "localhost" }.Uri) { Content = new FormUrlEncodedContent(answers.Select(answer => KeyValuePair.Create("answer", answer))) };
        request.Headers.Host = there.Authority;
        using var response = await Http.SendAsync(request);
        return response.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}.");
    }

    private static GraphText? Text(string name)
    {
        var file = Path.Combine(Repository.Content, "shared", "flows", name + ".yaml");
        return File.Exists(file) ? new GraphText(name, name + ".yaml", File.ReadAllText(file)) : null;
    }
}
