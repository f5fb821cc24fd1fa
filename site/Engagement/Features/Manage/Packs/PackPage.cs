using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Packs.Binding;

namespace PreventPublic.Engagement.Features.Manage.Packs;

/// <summary>A screen about one pack.</summary>
public abstract class PackPage(PackShelf shelf, PackPieces pieces, IEventDirectory directory) : ManagePage
{
    public CouncilSite Council { get; private set; } = null!;

    public Pack Pack { get; private set; } = null!;

    public Language Language => Core.Languages.Language.Get(Pack.Language);

    /// <summary>What to weigh before it is handed out.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    protected async Task<bool> FindAsync(string site, Guid id)
    {
        if (directory.Site(site, Core.Languages.Language.English) is not { } council || await shelf.FindAsync(site, id, Cancel) is not { } pack)
        {
            return false;
        }

        (Council, Pack) = (council, pack);
        Title(pack.Title);
        var warnings = new List<string>();
        foreach (var name in pack.Names)
        {
            if (PackPieces.Warning(name, await pieces.FindAsync(site, name, Language, Cancel), Language, council.Clock.Today) is { } warning)
            {
                warnings.Add(warning);
            }
        }

        Warnings = warnings;
        return true;
    }
}
