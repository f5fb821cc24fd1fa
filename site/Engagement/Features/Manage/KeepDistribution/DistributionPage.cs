using PreventPublic.Core.Web.Forms;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Events.Directory;

namespace PreventPublic.Engagement.Features.Manage.KeepDistribution;

/// <summary>A screen of the distribution log.</summary>
public abstract class DistributionPage(IEventDirectory directory, IPrintedItems items) : CouncilPage(directory)
{
    public static readonly IReadOnlyList<Choice> AudienceChoices = [new("", "Choose one"), .. Audiences.All.Select(one => new Choice(one.Code, one.Name))];

    /// <summary>What the site has now.</summary>
    public virtual IReadOnlyList<PrintedItem> Items => items.All(Site!);

    public IEnumerable<Choice> ItemChoices => Items.Select(one => new Choice(one.Name, one.Title)).Prepend(new Choice("", "Something else, named below"));

    public IEnumerable<Choice> LanguageChoices => Languages.Select(language => new Choice(language.Code, language.EnglishName));
}
