using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.DataRequests;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.DataRequests;

/// <summary>Shows, gives out and erases what this council holds about one person. The address is never part of an address that is kept: everything is sent by POST.</summary>
[Needs(Permissions.DataRequests)]
public sealed class IndexModel(IEventDirectory directory, RequestDesk desk, TimeProvider time) : CouncilPage(directory)
{
    public const int MaxReference = 40;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [BindProperty]
    public string Email { get; set; } = "";

    [BindProperty]
    public string Reference { get; set; } = "";

    /// <summary>Codes of the kinds to erase.</summary>
    [BindProperty]
    public List<string> Kinds { get; set; } = [];

    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>What is held; null before anybody was asked about.</summary>
    public IReadOnlyList<HeldData>? Held { get; private set; }

    public int Records => Held?.Sum(kind => kind.Records.Count) ?? 0;

    public IEnumerable<Choice> Erasable => (Held ?? []).Where(kind => kind.Records.Count > 0).Select(kind => new Choice(kind.Kind.Code, $"{kind.Kind.Label} ({kind.Records.Count})"));

    public IActionResult OnGet() => Begin() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Begin())
        {
            return NotFound();
        }

        if (!IsAsked())
        {
            return Invalid();
        }

        await LookAsync("person.shown");
        Kinds = [.. Erasable.Select(choice => choice.Value)];
        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync()
    {
        if (!Begin())
        {
            return NotFound();
        }

        if (!IsAsked())
        {
            return Invalid();
        }

        await LookAsync("person.given-out");
        var file = new { Council = Council.Council, MadeAt = time.GetUtcNow().UtcDateTime, Held = Held!.Where(kind => kind.Records.Count > 0).Select(kind => new { Kind = kind.Kind.Code, kind.Kind.Label, kind.Records }) };
        return File(JsonSerializer.SerializeToUtf8Bytes(file, Readable), "application/json", $"held-about-you-{Site}.json");
    }

    public async Task<IActionResult> OnPostEraseAsync()
    {
        if (!Begin())
        {
            return NotFound();
        }

        if (!IsAsked())
        {
            return Invalid();
        }

        Kinds = [.. Kinds.Where(desk.Codes.Contains)];
        if (Kinds.Count == 0 || !Sure)
        {
            Wrong(Kinds.Count == 0 ? nameof(Kinds) : nameof(Sure), Kinds.Count == 0 ? "Say what to erase" : "Make sure that it is this person who asks, and say so");
            Held = await desk.LookAsync(Person, Cancel);
            return Invalid();
        }

        // First, so that nothing is erased without a line: what is gone is in the next one, and in the ledger.
        await desk.NoteAsync(Site!, "person.erasure-begun", Reference, Kinds.Count, Staff, Cancel, "kind");
        var erased = (await desk.EraseAsync(Person, Kinds, Staff.Name, Cancel)).Where(kind => kind.Count > 0).ToList();
        await desk.NoteAsync(Site!, "person.erased", Reference, erased.Sum(kind => kind.Count), Staff, Cancel);
        return GoTo(DataRequestLinks.Ask(Site!), erased.Count == 0 ? "Nothing was held any more." : $"Erased: {string.Join("; ", erased.Select(kind => $"{kind.Label} ({kind.Count})"))}.");
    }

    private DataSubject Person => new(Email.Trim(), Site);

    private bool Begin()
    {
        Title("Data requests");
        return FindCouncil();
    }

    private bool IsAsked()
    {
        (Email, Reference) = (Email.Trim(), PlainLine.Of(Reference));
        if (!EmailAddress.IsValid(Email))
        {
            Wrong(nameof(Email), "Enter an e-mail address, like name@example.org");
        }

        if (Reference.Length is 0 or > MaxReference || Reference.Contains('@', StringComparison.Ordinal))
        {
            Wrong(nameof(Reference), $"Enter your reference for the request, at most {MaxReference} characters, without the person’s name or address");
        }

        return ModelState.IsValid;
    }

    private async Task LookAsync(string action)
    {
        Held = await desk.LookAsync(Person, Cancel);
        await desk.NoteAsync(Site!, action, Reference, Records, Staff, Cancel);
    }
}
