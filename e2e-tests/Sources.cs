using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.E2eTests;

/// <summary>What the host sends, as it is sent: valid to a validator that is not ours, and without a link that leads nowhere.</summary>
[Collection(RunningSite.Turns)]
public sealed class Sources(RunningSite site, ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prevent-html-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task Every_page_is_valid_html(string council)
    {
        var addresses = await Addresses.OfAsync(site, council);
        output.WriteLine(addresses.ExtentOf(addresses.Chosen));
        foreach (var (index, (_, address)) in addresses.Chosen.Index())
        {
            await File.WriteAllTextAsync(FileOf(index), (await addresses.GetAsync(address)).Text, TestContext.Current.CancellationToken);
        }

        Assert.Empty(Validate(_folder).Take(40).Select(fault => fault.Replace(_folder, "", StringComparison.Ordinal)).Select(fault => Named(fault, addresses)));
    }

    [Fact]
    public async Task The_validator_sees_what_is_not_valid()
    {
        await File.WriteAllTextAsync(FileOf(0), "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body><p id=\"a\"><div id=\"a\"></p></body></html>", TestContext.Current.CancellationToken);
        Assert.NotEmpty(Validate(_folder));
    }

    /// <summary>All addresses in every run: asking without a browser is quick.</summary>
    [Theory]
    [InlineData("thurrock")]
    [InlineData("newham")]
    public async Task No_link_inside_the_site_leads_nowhere(string council)
    {
        var addresses = await Addresses.OfAsync(site, council);
        var (targets, faults) = (new ConcurrentDictionary<string, string>(), new List<string>());
        foreach (var (_, address) in addresses.Every)
        {
            var (status, html) = await addresses.GetAsync(address);
            if (status != (address.EndsWith(Addresses.Missing, StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK))
            {
                faults.Add($"{address} answers {(int)status}");
            }

            var page = new HtmlParser().ParseDocument(html);
            foreach (var target in page.QuerySelectorAll("[href], [src], form[action]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!))
            {
                if (target.StartsWith('#') && page.GetElementById(target[1..]) is null)
                {
                    faults.Add($"{address} links to {target}, which it does not have");
                }
                else if (target.StartsWith('/'))
                {
                    targets.TryAdd(target.Split('#')[0], address);
                }
            }
        }

        foreach (var (target, from) in targets)
        {
            if ((await addresses.GetAsync(target)).Status is not HttpStatusCode.OK and var status && !target.EndsWith(Addresses.Missing, StringComparison.Ordinal))
            {
                faults.Add($"{from} links to {target}, which answers {(int)status}");
            }
        }

        output.WriteLine($"{council}: {addresses.Every.Count} pages, {targets.Count} addresses linked to");
        Assert.True(targets.Count > 300, $"Only {targets.Count} links were found.");
        Assert.Empty(faults.Take(40));
    }

    private string FileOf(int index) => Path.Combine(_folder, $"{index}.html");

    private static string Named(string fault, Addresses addresses) =>
        $"{addresses.Chosen[int.Parse(fault[1..fault.IndexOf('.', StringComparison.Ordinal)], null)].Address}{fault}";

    private static IEnumerable<string> Validate(string folder)
    {
        var program = Path.Combine(Repository.Root, "themes/node_modules/html-validate/bin/html-validate.mjs");
        var (code, text) = Shell.Run("node", program, "--config", Path.Combine(Repository.Root, "e2e-tests/html-validate.json"), "--formatter", "json", folder);
        using var report = JsonDocument.Parse(text.StartsWith('[') ? text : throw new InvalidOperationException($"The validator ended with {code}: {text}"));
        return [.. report.RootElement.EnumerateArray().SelectMany(file => file.GetProperty("messages").EnumerateArray().Select(message =>
            $"{file.GetProperty("filePath").GetString()}:{message.GetProperty("line").GetInt32()}: {message.GetProperty("ruleId").GetString()}: {message.GetProperty("message").GetString()}"))];
    }
}
