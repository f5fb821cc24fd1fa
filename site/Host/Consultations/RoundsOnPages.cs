using PreventPublic.Cms.Features.BrowseConsultations;
using PreventPublic.Cms.Reading;
using PreventPublic.Engagement.Features.Consultations.SeeRounds;

namespace PreventPublic.Host.Consultations;

/// <summary>
/// Gives consultations' pages their rounds. Rounds open and close without a publication, so these pages are made again after a
/// minute; in between they are finished bytes like all others.
/// </summary>
public sealed class RoundsOnPages(RoundsBoards boards, TimeProvider time) : IConsultationRounds
{
    private const string View = "/Features/Consultations/SeeRounds/_Rounds.cshtml";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    public async Task<RoundsPart> OfAsync(Reader reader, string consultation, CancellationToken cancel)
    {
        reader.All("surveys");
        var board = await boards.OfAsync(reader.Site.Id, consultation, reader.Language, cancel)
            ?? throw new InvalidOperationException($"{consultation} is not published any more.");
        return new RoundsPart(View, board, time.GetUtcNow() + Fresh);
    }

    public async Task<(IReadOnlySet<string> Open, DateTimeOffset Until)> OpenAsync(string site, CancellationToken cancel) =>
        (await boards.OpenAsync(site, cancel), time.GetUtcNow() + Fresh);
}
