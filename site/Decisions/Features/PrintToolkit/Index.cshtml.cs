using PreventPublic.Decisions.Pictures;

namespace PreventPublic.Decisions.Features.PrintToolkit;

/// <summary>The whole toolkit on paper, for use without a screen.</summary>
public sealed class IndexModel : FlowPage
{
    public Outline Outline { get; private set; } = null!;

    public void OnGet()
    {
        Outline = new Outline(Text, Words);
        ShowHead(Words["flow.print-title", Text.Title], Links.Print);
    }
}
