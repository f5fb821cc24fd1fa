using PreventPublic.Core.Words;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Packs.Binding;

namespace PreventPublic.Engagement.Features.Manage.Packs.PrintPack;

/// <summary>A pack as it is printed.</summary>
/// <param name="Council">In the pack's language.</param>
/// <param name="Today">The council's local day.</param>
public sealed record PrintedPack(Pack Pack, LanguageWords Words, CouncilSite Council, IReadOnlyList<PackPiece> Pieces, DateOnly Today);
