using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Engagement.Features.Consultations;
using PreventPublic.Engagement.Features.Consultations.Rounds;

namespace PreventPublic.Engagement.Features.Manage.Rounds;

/// <summary>A screen about one round. It never says how many have answered while the round is open, to staff either.</summary>
[Needs(Permissions.ConsultationsManage)]
public abstract class RoundPage(IConsultationDirectory directory, SealedRounds rounds) : ManagePage
{
    public RoundFacts Round { get; private set; } = null!;

    /// <summary>Null when the consultation is not published any more.</summary>
    public Consultation? Consultation { get; private set; }

    public string Heading => $"{Consultation?.Title ?? Round.Consultation}, {Round.Name}";

    protected IConsultationDirectory Directory { get; } = directory;

    /// <returns>False when there is no such round on this site.</returns>
    protected async Task<bool> FindAsync(Guid id, string title)
    {
        if (Site is null || await rounds.FindAsync(Site, id, Cancel) is not { Door: not Door.Page } round)
        {
            return false;
        }

        (Round, Consultation) = (round, Directory.Find(Site, round.Consultation));
        Title($"{title}{Heading}");
        return true;
    }

    /// <summary>A moment in the council's time.</summary>
    public string At(DateTime? utc) => utc is { } moment
        ? TimeZoneInfo.ConvertTimeFromUtc(moment, Directory.Sites[Site!].Zone).ToString("d MMM yyyy, HH:mm", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))
        : "";

    public static string Label(RoundState state) => state switch
    {
        RoundState.SetUp => "Set up, not open",
        RoundState.Open => "Open",
        RoundState.Closing => "Closing: needs its key file",
        _ => "Closed",
    };

    public static string LabelOfDoor(string door) => door == Door.Panel ? "Invited members" : "Anybody";
}
