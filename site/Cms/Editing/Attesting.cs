using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;

namespace PreventPublic.Cms.Editing;

/// <summary>Puts on record that somebody looked and found it right, as a new version that goes through approval like any change.</summary>
public sealed class Attesting(IDbContextFactory<ContentStore> stores, Checking checking, Drafts drafts, Approvals approvals)
{
    /// <param name="changes">The fields that say so: a contact's verification, a page's next review.</param>
    /// <param name="note">What was looked at and how.</param>
    /// <returns>The version that waits for approval, or why there is none.</returns>
    public async Task<(Guid? Version, Refusal? Refusal)> AttestAsync(DocumentPath path, IReadOnlyDictionary<string, string> changes, string note, StaffMember by, CancellationToken cancel)
    {
        await using var store = await stores.CreateDbContextAsync(cancel);
        if (await Drafts.HeadAsync(store, path, cancel) is not { } head || checking.Read(path, head.Entry.Type, head.Source, new Faults()) is not { } document)
        {
            return (null, new("It cannot be read. Open it and save it first."));
        }

        if (head.State is not VersionState.Published)
        {
            return (null, new("There is a newer draft of it. Finish or discard that first."));
        }

        var source = SourceEdit.With(document, changes);
        var saved = await drafts.SaveAsync(new DraftText(path, head.Entry.Type, source, document.Item.Title, head.Id, note), by, cancel);
        if (saved.Version is not { } version)
        {
            return (null, new("Somebody else saved it at the same moment. Look at it again."));
        }

        return (version.Id, await approvals.SubmitAsync(version.Id, by, cancel));
    }
}
