using Microsoft.Extensions.DependencyInjection;
using PreventPublic.Cms.Features.Search.Asking;
using PreventPublic.Cms.Features.Search.Index;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Finding;

/// <summary>Sixty real questions in three languages against what ships, in both databases.</summary>
public sealed class TheRightPageComesFirst
{
    private const int Top = 3;

    /// <summary>Of a hundred; the figures themselves are written out.</summary>
    private const int MustFind = 90;

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task In_the_top_three_for_nine_questions_of_ten(Engine engine)
    {
        await using var fixture = await SiteFixture.StartAsync(engine);
        await fixture.Services.GetRequiredService<SearchIndexer>().FollowAsync(rebuild: false, null, CancellationToken.None);
        var missed = new List<string>();
        var (found, best) = (0, 0);
        foreach (var question in Questions.All)
        {
            var answer = await AskAsync(fixture, question.Language, question.Text, question.Language == "bn" ? "newham" : "thurrock");
            string[] shown = [.. new[] { answer.Best?.Page.Name }.OfType<string>(), .. answer.Hits.Select(hit => hit.Entry.Name)];
            var top = shown.Distinct().Take(Top).ToList();
            best += top.Count > 0 && question.Right.Contains(top[0]) ? 1 : 0;
            if (top.Any(question.Right.Contains))
            {
                found++;
            }
            else
            {
                missed.Add($"{question.Language} “{question.Text}” → {string.Join(", ", shown.Take(5))} ({answer.Corrected})");
            }
        }

        var figure = $"{engine}: {found} of {Questions.All.Count} in the top {Top}, {best} first";
        TestContext.Current.TestOutputHelper?.WriteLine($"{figure}\n{string.Join('\n', missed)}");
        Assert.True(Questions.All.Count >= 60);
        Assert.True(found * 100 >= MustFind * Questions.All.Count, $"{figure}; not found:\n{string.Join('\n', missed)}");
    }

    public static Task<SearchAnswer> AskAsync(SiteFixture fixture, string language, string text, string site = "thurrock")
    {
        var spoken = Language.Get(language);
        var reader = new Reader(fixture.Services.GetRequiredService<Publisher>().Current.Sites[site], spoken, fixture.Services.GetRequiredService<WordBook>()[spoken]);
        return fixture.Services.GetRequiredService<SiteSearch>().AskAsync(reader, new SearchRequest(text), CancellationToken.None);
    }
}
