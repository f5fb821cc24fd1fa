using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Decisions.Proof;

namespace PreventPublic.Decisions.Features.Manage.SeeFlows;

/// <summary>The flows of a site, and whether each is proved.</summary>
[Needs(Permissions.ContentRead)]
public sealed class IndexModel(FlowShelf shelf) : ManagePage
{
    public IReadOnlyList<(string Key, string Title, PublishCheck Check)> Flows { get; private set; } = [];

    public void OnGet()
    {
        Title("Flows");
        Flows = [.. shelf.Keys(Site!).Select(key => (key, shelf.Title(Site!, key, Language.English), shelf.Check(Site!, key)))];
    }
}
