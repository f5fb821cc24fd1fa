using PreventPublic.Cms.Reading;

namespace PreventPublic.Cms.Features.BrowseConsultations;

/// <summary>What is known of a consultation's rounds outside the content: whether one can be answered now, and what came of those that closed.</summary>
public interface IConsultationRounds
{
    /// <summary>The part of the consultation's page that shows it.</summary>
    Task<RoundsPart> OfAsync(Reader reader, string consultation, CancellationToken cancel);

    /// <summary>Keys of the consultations that anybody can answer now, and until when that is known to be so.</summary>
    Task<(IReadOnlySet<string> Open, DateTimeOffset Until)> OpenAsync(string site, CancellationToken cancel);
}

/// <param name="View">The path of a partial view.</param>
/// <param name="Until">Looked up again after this: rounds open and close without a publication.</param>
public sealed record RoundsPart(string View, object Model, DateTimeOffset Until);
