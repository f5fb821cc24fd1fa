using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Store;
using PreventPublic.Core;
using PreventPublic.Core.Access;

namespace PreventPublic.Cms.Features.Manage.EditEntry;

/// <summary>Writes an entry in one language: a form made from its type, a plain text area for its body.</summary>
[Needs(Permissions.ContentRead)]
[RequestFormLimits(ValueCountLimit = 5000, ValueLengthLimit = 4 * 1024 * 1024)]
[RequestSizeLimit(6 * 1024 * 1024)]
public sealed class IndexModel(IDbContextFactory<ContentStore> stores, ContentTypes types, Drafts drafts, Approvals approvals, Checking checking, UnsavedEdits edits, DraftPreview preview, TimeProvider time) : ContentPage
{
    [BindProperty]
    public Guid? BasedOn { get; set; }

    [BindProperty]
    public string Note { get; set; } = "";

    /// <summary>The fingerprint of the English that the translator had in sight.</summary>
    [BindProperty]
    public string English { get; set; } = "";

    [BindProperty]
    public bool Fits { get; set; }

    /// <summary>For something new: the last part of its address.</summary>
    [BindProperty(SupportsGet = true)]
    public string NewKey { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string NewType { get; set; } = "";

    /// <summary>For something new: the key of an entry of the same kind to begin from; empty for an empty form.</summary>
    [BindProperty(SupportsGet = true)]
    public string Like { get; set; } = "";

    public EntryForm Form { get; private set; } = null!;

    public VersionRecord? Head { get; private set; }

    /// <summary>What the form shows.</summary>
    public Document? Document { get; private set; }

    /// <summary>The English that a translation is made from.</summary>
    public Document? EnglishDocument { get; private set; }

    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>What differs between the English of today and the one that the translation was made from.</summary>
    public IReadOnlyList<DiffRow> EnglishChanges { get; private set; } = [];

    public EditRecord? Mine { get; private set; }

    public IReadOnlyList<EditRecord> Others { get; private set; } = [];

    public bool IsNew => Head is null;

    /// <summary>The newer version of somebody else that a save would have hidden.</summary>
    public VersionRecord? Newer { get; private set; }

    public async Task<IActionResult> OnGetAsync(bool discard = false)
    {
        if (!await FindAsync())
        {
            return NotFound();
        }

        if (discard && !IsNew)
        {
            await edits.DiscardAsync(EntryPath, Staff.Id, Cancel);
            return GoTo(ManageLinks.Edit(EntryPath), "Your unsaved changes are gone");
        }

        BasedOn = Head?.Id;
        (Mine, Others) = IsNew ? (null, []) : await edits.OfAsync(EntryPath, Staff.Id, Cancel);
        var source = Mine?.Source ?? Head?.Source ?? await SourceToCopyAsync();
        BasedOn = Mine is null ? BasedOn : Mine.BasedOnId;
        Document = source is null ? null : checking.Read(EntryPath, Form.Type.Name, source, new Faults());
        Faults = Document is null || IsNew ? [] : checking.FaultsOf(Document);
        EnglishChanges = await ChangesOfEnglishAsync();
        return Page();
    }

    /// <summary>The English of the entry to begin from, as it is now; null when there is none.</summary>
    private async Task<string?> SourceToCopyAsync()
    {
        if (Like.Length == 0)
        {
            return null;
        }

        await using var store = await stores.CreateDbContextAsync(Cancel);
        return (await Drafts.HeadAsync(store, new DocumentPath(Site!, Form.Type.Folder, Like, "en"), Cancel))?.Source;
    }

    private async Task<IReadOnlyList<DiffRow>> ChangesOfEnglishAsync()
    {
        if (EnglishDocument is null || Document?.Translation?.From is not { } from || from == EnglishDocument.Fingerprint)
        {
            return [];
        }

        await using var store = await stores.CreateDbContextAsync(Cancel);
        var path = EntryPath.In("en");
        var sources = await store.Versions.AsNoTracking().Where(v => v.Entry.Site == path.Site && v.Entry.Folder == path.Folder && v.Entry.Key == path.Key && v.Language == path.Language)
            .OrderByDescending(v => v.Number).Select(v => v.Source).ToListAsync(Cancel);
        var old = sources.Select(source => checking.Read(path, Form.Type.Name, source, new Faults())).FirstOrDefault(document => document?.Fingerprint == from);
        return old is null ? [] : DocumentDiff.Of(old.Body, EnglishDocument.Body);
    }

    public Task<IActionResult> OnPostSaveAsync() => SaveAsync(submit: false);

    public Task<IActionResult> OnPostSubmitAsync() => SaveAsync(submit: true);

    /// <summary>Keeps what is typed without making a version of it.</summary>
    public async Task<IActionResult> OnPostKeepAsync()
    {
        if (!await FindAsync() || !MayEdit || IsNew)
        {
            return NotFound();
        }

        await edits.KeepAsync(EntryPath, Staff, SourceOfForm(), BasedOn, Cancel);
        var others = (await edits.OfAsync(EntryPath, Staff.Id, Cancel)).Others.Where(edit => edit.SavedAt > time.GetUtcNow().UtcDateTime - EditRecord.Lively).Select(edit => edit.StaffName);
        return new JsonResult(new { others });
    }

    /// <summary>What readers would see, and what is wrong, while it is being typed.</summary>
    public async Task<IActionResult> OnPostLookAsync(string? council)
    {
        if (!await FindAsync() || !MayEdit)
        {
            return NotFound();
        }

        var faults = new Faults();
        if (checking.Read(EntryPath, Form.Type.Name, SourceOfForm(), faults) is not { } document || faults.HasErrors)
        {
            return new JsonResult(new { html = (string?)null, faults = faults.All.Select(Say) });
        }

        var html = Form.Type.IsData ? null : await preview.HtmlAsync(document, council, HttpContext);
        return new JsonResult(new { html, faults = checking.FaultsOf(document).Select(Say) });
    }

    private object Say(Fault fault) => new { error = fault.Severity == Severity.Error, text = TextOf(fault) };

    /// <summary>A form shows where its fields are; a file is read by its lines, and another file by its name.</summary>
    public string TextOf(Fault fault)
    {
        var place = fault.File != EntryPath.File ? $"{fault.File}, line {fault.Line}: " : Form.Type.IsData ? $"Line {fault.Line}: " : "";
        return place + (fault.Allowed.Length == 0 ? fault.What : $"{fault.What}; {fault.Allowed}");
    }

    private async Task<IActionResult> SaveAsync(bool submit)
    {
        if (!await FindAsync() || !MayEdit)
        {
            return NotFound();
        }

        foreach (var (name, value) in Request.Form.Where(field => field.Key.StartsWith(EntryForm.Prefix, StringComparison.Ordinal) || field.Key is EntryForm.Body or EntryForm.CheckedBy or EntryForm.CheckedOn))
        {
            ModelState.SetModelValue(name, value.ToArray(), value.ToString());
            ModelState.MarkFieldSkipped(name);
        }

        var source = SourceOfForm();
        var faults = new Faults();
        var document = checking.Read(EntryPath, Form.Type.Name, source, faults);
        CheckKey();
        foreach (var fault in faults.All.Where(fault => fault.Severity == Severity.Error))
        {
            Wrong(FieldOf(document, fault), fault.Allowed.Length == 0 ? fault.What : $"{fault.What}; {fault.Allowed}");
        }

        if (document is null || !ModelState.IsValid)
        {
            Document = document;
            return Invalid();
        }

        return await SaveAsync(document, submit);
    }

    private async Task<IActionResult> SaveAsync(Document document, bool submit)
    {
        var saved = await drafts.SaveAsync(new DraftText(EntryPath, Form.Type.Name, document.Source, document.Item.Title, BasedOn, Note.Trim()), Staff, Cancel);
        if (saved.IsConflict)
        {
            (Newer, Document) = (saved.Newer, document);
            await edits.KeepAsync(EntryPath, Staff, document.Source, BasedOn, Cancel);
            return Invalid(409);
        }

        if (!submit)
        {
            return GoTo(ManageLinks.Edit(EntryPath), "Saved as a draft. Readers do not see it yet.");
        }

        return await approvals.SubmitAsync(saved.Version!.Id, Staff, Cancel) is { } refusal
            ? GoTo(ManageLinks.Version(Site!, saved.Version.Id), refusal.Why)
            : GoTo(ManageLinks.Version(Site!, saved.Version.Id), "Sent for review. Somebody else has to approve it.");
    }

    private async Task<bool> FindAsync()
    {
        if (NewType.Length > 0)
        {
            return FindType();
        }

        await using var store = await stores.CreateDbContextAsync(Cancel);
        Head = IsKnownLanguage ? await Drafts.HeadAsync(store, EntryPath, Cancel) : null;
        var english = EntryPath.IsEnglish ? Head : IsKnownLanguage ? await Drafts.HeadAsync(store, EntryPath.In("en"), Cancel) : null;
        if (english is null || types.Find(english.Entry.Type) is not { } type)
        {
            return false;
        }

        Form = new EntryForm(type, EntryPath);
        EnglishDocument = EntryPath.IsEnglish ? null : checking.Read(EntryPath.In("en"), type.Name, english.Source, new Faults());
        Title($"{(Head ?? english).Title}{(EntryPath.IsEnglish ? "" : $" ({InLanguage.EnglishName})")}");
        return true;
    }

    private bool FindType()
    {
        if (types.Find(NewType) is not { } type || type.Folder.Length == 0)
        {
            return false;
        }

        (Folder, Key, Language) = (type.Folder, NewKey.Trim().Trim('/'), "en");
        Form = new EntryForm(type, EntryPath);
        Title($"New: {type.Label.ToLowerInvariant()}");
        return true;
    }

    private void CheckKey()
    {
        if (IsNew && EntryPath.IsEnglish && !Slug.IsValid(Key))
        {
            Wrong(nameof(NewKey), $"Give it a name for its address: lower-case letters, digits and single hyphens, at most {Slug.MaxLength} characters");
        }
    }

    private string SourceOfForm()
    {
        var before = Head is null ? null : checking.Read(EntryPath, Form.Type.Name, Head.Source, new Faults());
        return Form.SourceOf(Request.Form, before, Fits ? English : before?.Translation?.From ?? English);
    }

    /// <summary>The field that a fault is about, found by its line.</summary>
    private static string FieldOf(Document? document, Fault fault) =>
        document?.Given.Where(given => given.Value == fault.Line).Select(given => EntryForm.Prefix + given.Key).FirstOrDefault()
        ?? (document is not null && fault.Line >= document.BodyLine ? EntryForm.Body : "");
}
