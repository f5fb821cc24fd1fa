using PreventPublic.Decisions.Pictures;

namespace PreventPublic.Decisions.Features.SeeFlow;

/// <summary>How the questions lead to an outcome: a picture, and a table that says the same.</summary>
public sealed class IndexModel : FlowPage
{
    public Outline Outline { get; private set; } = null!;

    public void OnGet()
    {
        Outline = new Outline(Text, Words);
        ShowHead(Words["flow.how-title", Text.Title], Links.How);
    }
}
