using PreventPublic.Cms;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Markup;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Words;
using PreventPublic.Testing;
using Xunit;

namespace PreventPublic.Tests.Hostile;

/// <summary>The renderer by itself, without the checks that stand before it.</summary>
public sealed class RenderedAlone
{
    private static readonly WordBook Words = WordBook.Load(typeof(CmsModule).Assembly);

    public static IEnumerable<TheoryDataRow<int>> Bodies => Enumerable.Range(0, HostileText.Bodies.Count).Select(index => new TheoryDataRow<int>(index));

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_hostile_body_is_only_words(int index)
    {
        foreach (var language in new[] { Language.English, Language.Get("ur") })
        {
            Assert.Empty(Danger.In(Render(HostileText.Bodies[index], language)));
            Assert.Empty(Danger.In(Render($"::::callout\n{HostileText.Bodies[index]}\n::::\n\n- {HostileText.Bodies[index]}", language)));
        }
    }

    /// <summary>The control: the same detector must see each of them where nothing is encoded.</summary>
    [Fact]
    public void The_detector_sees_every_hostile_text_that_is_not_encoded()
    {
        foreach (var text in HostileText.Html)
        {
            var asContent = Danger.In($"<!DOCTYPE html><html><head><title>T</title></head><body><p>{text}</p></body></html>");
            var asTitle = Danger.In($"<!DOCTYPE html><html><head><title>{text}</title></head><body></body></html>");
            var asAttribute = Danger.In($"<!DOCTYPE html><html><head><title>T</title></head><body><p title=\"{text}\">x</p></body></html>");
            Assert.True(asContent.Count + asTitle.Count + asAttribute.Count > 0, text);
        }
    }

    private static string Render(string body, Language language)
    {
        using var content = new TestContent();
        content.Write("thurrock/media/drawing.svg", HostileText.Drawing);
        var read = ContentFolder.Read(content.Folder, ContentTypes.BuiltIn, new Faults());
        var media = new Dictionary<string, IReadOnlyDictionary<string, MediaFile>> { ["thurrock"] = new Dictionary<string, MediaFile> { ["media/drawing.svg"] = new(new string('a', 64)) } };
        var site = SiteAssembler.Assemble(read.Documents, media, TimeProvider.System)["thurrock"];
        return PageRenderer.Render(new Reader(site, language, Words[language]), [new Passage(Language.English, body)]).ToString();
    }
}
