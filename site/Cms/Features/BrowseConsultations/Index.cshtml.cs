using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.BrowseConsultations;

/// <summary>All that the council asks about: what can be answered now first.</summary>
[Finished]
public sealed class IndexModel(IConsultationRounds rounds) : PublicPage
{
    public Entry? Intro { get; private set; }

    public IReadOnlyList<Entry> Consultations { get; private set; } = [];

    public IReadOnlySet<string> Open { get; private set; } = new HashSet<string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        (Open, var until) = await rounds.OpenAsync(Reader.Site.Id, cancel);
        Reader.ChangesAt(until);
        Consultations = [.. Reader.All("consultations").OrderByDescending(entry => Open.Contains(entry.Key)).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
        Intro = Reader.Page("consultations");
        if (Intro is not null)
        {
            Show(Intro, address: "/consultations");
            return Page();
        }

        Show(new PageHead { Title = Words["consult.title"], Address = "/consultations", Languages = [.. Reader.Site.Languages.Select(language => language.Code)] });
        return Page();
    }
}
