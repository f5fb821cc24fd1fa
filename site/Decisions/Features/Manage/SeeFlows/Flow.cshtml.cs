using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Core.Words;
using PreventPublic.Decisions.Flows.Wording;
using PreventPublic.Decisions.Pictures;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Decisions.Features.Manage.SeeFlows;

/// <summary>One flow for staff: what is wrong with it, what its scenarios take, its table and its picture, in any of the site's languages.</summary>
[Needs(Permissions.ContentRead)]
public sealed class FlowModel(FlowShelf shelf, WordBook words) : ManagePage
{
    public string Key { get; private set; } = "";

    public PublishCheck Check { get; private set; } = null!;

    public FlowWords? Text { get; private set; }

    public Outline? Outline { get; private set; }

    public Language Language { get; private set; } = Language.English;

    /// <summary>The files that this member of staff may open.</summary>
    public IReadOnlyList<FlowFile> Files => [.. shelf.Files(Site!, Key).Where(file => Staff.May(Permissions.ContentRead, file.Site))];

    public IActionResult OnGet(string flow, string? language)
    {
        if (!shelf.Keys(Site!).Contains(flow))
        {
            return NotFound();
        }

        (Key, Check, Language) = (flow, shelf.Check(Site!, flow), Language.Find(language) ?? Language.English);
        Title(shelf.Title(Site!, flow, Language.English));
        if (shelf.Find(Site!, flow) is { } published)
        {
            Text = shelf.Words(Site!, published, Language);
            Outline = new Outline(Text, words[Language]);
        }

        return Page();
    }

    /// <summary>The picture, which the public has at its own address on another host.</summary>
    public IActionResult OnGetPicture(string flow, string? language) => OnGet(flow, language) is NotFoundResult || Text is null || Outline is null
        ? NotFound()
        : Content(Picture.Of(Text, Outline), "image/svg+xml; charset=utf-8");
}
