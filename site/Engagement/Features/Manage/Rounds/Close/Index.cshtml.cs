using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Box;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Manage.Rounds.Close;

/// <summary>Closes a round with a key file, and shows how far the opening is when it takes long.</summary>
[SmallForm]
public sealed class IndexModel(IConsultationDirectory directory, SealedRounds rounds, ClosingDesk desk) : RoundPage(directory, rounds)
{
    private const int SecondsBetweenLooks = 2;

    public BoxProgress? Running { get; private set; }

    public string? FileFault { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await FindAsync(id, "Close: "))
        {
            return NotFound();
        }

        if (Round.State == RoundState.Closed)
        {
            return GoTo(RoundLinks.Round(Site!, id), "The round is closed.");
        }

        Running = desk.ProgressOf(id);
        if (Running is not null)
        {
            Response.Headers["Refresh"] = $"{SecondsBetweenLooks}";
        }
        else if (desk.FaultOf(id) is { } fault)
        {
            Wrong("", fault);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, IFormFile? file)
    {
        if (!await FindAsync(id, "Close: "))
        {
            return NotFound();
        }

        if (Round.State is not (RoundState.Open or RoundState.Closing))
        {
            Wrong("", "It is not open");
            return Invalid(409);
        }

        if (await KeyInAsync(file) is not { } opener)
        {
            FileFault = "Choose the key file that was saved when this round was set up";
            Wrong("File", FileFault);
            return Invalid();
        }

        if (opener.Key.Fingerprint != Round.BoxFingerprint)
        {
            opener.Dispose();
            FileFault = "This file opens another box. Compare the fingerprints";
            Wrong("File", FileFault);
            return Invalid(409);
        }

        await desk.BeginAsync(id, opener, Closer.Of(Staff));
        return Redirect(RoundLinks.Close(Site!, id));
    }

    private async Task<BoxOpener?> KeyInAsync(IFormFile? file)
    {
        if (file is null or { Length: > KeyFile.MaxBytes })
        {
            return null;
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, Cancel);
        return KeyFile.Read(memory.ToArray())?.ToOpener();
    }
}
