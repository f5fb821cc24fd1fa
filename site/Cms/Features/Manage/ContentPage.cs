using Microsoft.AspNetCore.Mvc;
using PreventPublic.Cms.Files;
using PreventPublic.Core.Access;
using PreventPublic.Core.Languages;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms.Features.Manage;

/// <summary>A screen about one language of one entry, which its address names.</summary>
public abstract class ContentPage : ManagePage
{
    [BindProperty(SupportsGet = true)]
    public string Folder { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Language { get; set; } = PreventPublic.Core.Languages.Language.EnglishCode;

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public DocumentPath EntryPath => new(Site!, ManageLinks.FolderOf(Folder), Key, Language);

    public Language InLanguage => PreventPublic.Core.Languages.Language.Get(Language);

    /// <summary>Whoever may write, may; a translator, in their languages.</summary>
    public bool MayEdit => Language == PreventPublic.Core.Languages.Language.EnglishCode ? May(Permissions.ContentWrite) : Staff.MayTranslate(Site!, Language);

    protected bool IsKnownLanguage => PreventPublic.Core.Languages.Language.Find(Language) is not null;
}
