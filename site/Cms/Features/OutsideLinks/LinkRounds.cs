namespace PreventPublic.Cms.Features.OutsideLinks;

/// <summary>
/// Looks at what pages lead to: once a week while it is found, every day while it is not. A host that reaches nothing at all has
/// lost its own way out, and holds that against nobody.
/// </summary>
public sealed class LinkRounds(LinkTable table, LinkPlaces places, PoliteLooks looks, BrokenLinks broken, TimeProvider time)
{
    /// <summary>How many addresses one round takes at most; the next one goes on.</summary>
    private const int MostInARound = 200;

    /// <summary>How many that were found before are asked, to tell whether this host gets out at all.</summary>
    private const int Witnesses = 3;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>For this long an address is one host's; if it dies meanwhile, any host looks again.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromHours(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps the list to what is published, and looks at what is due. Several hosts may do so at once.</summary>
    /// <returns>How many addresses were looked at here.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await table.KeepAsync([.. places.All().Keys], Now, cancel);
        var due = await table.TakeAsync(Now, Now + Held, MostInARound, cancel);
        var answers = await looks.AtAsync([.. due.Select(link => link.Url)], cancel);
        if (due.Count > 0 && !await JudgesAsync(answers.Values, cancel))
        {
            await table.PostponeAsync(due, Now + Held, cancel);
            return 0;
        }

        foreach (var link in due)
        {
            await NoteAsync(link, answers[link.Url], cancel);
        }

        await broken.ReadAsync(cancel);
        return due.Count;
    }

    /// <summary>Looks at one address now, because a person asks for it.</summary>
    /// <returns>Null when no page leads there any more.</returns>
    public async Task<LinkLook?> RunAsync(Guid id, CancellationToken cancel)
    {
        if (await table.FindAsync(id, cancel) is not { } link)
        {
            return null;
        }

        var look = (await looks.AtAsync([link.Url], cancel, somebodyWaits: true))[link.Url];
        if (await JudgesAsync([look], cancel))
        {
            await NoteAsync(link, look, cancel);
            await broken.ReadAsync(cancel);
        }

        return look;
    }

    /// <summary>Whether this host gets out, so that what it did not reach can be held against it.</summary>
    private async Task<bool> JudgesAsync(IEnumerable<LinkLook> answers, CancellationToken cancel)
    {
        var getsOut = answers.Any(look => look.Status is not null) || await FindsWitnessAsync(cancel);
        broken.Reaches(getsOut);
        return getsOut;
    }

    /// <summary>Whether anything that was found before still is.</summary>
    private async Task<bool> FindsWitnessAsync(CancellationToken cancel)
    {
        var found = await table.FoundAsync(20, cancel);
        var others = await looks.AtAsync([.. found.DistinctBy(url => new Uri(url).Host).Take(Witnesses)], cancel);
        return others.Values.Any(look => look.Status is not null);
    }

    private Task NoteAsync(DueLink link, LinkLook look, CancellationToken cancel) => table.NoteAsync(link, look, Now, Now + Next(link, look), cancel);

    /// <summary>The looks of a week are spread, so that no site is asked for everything at the same hour.</summary>
    private static TimeSpan Next(DueLink link, LinkLook look)
    {
        var usual = look.Failed ? Day : Week + (link.Id.ToByteArray()[^1] / 255.0 * Day);
        return look.RetryAfter is { } asked && asked > usual ? (asked < 4 * Week ? asked : 4 * Week) : usual;
    }
}
