using Microsoft.AspNetCore.Mvc;
using NetVips;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Media;
using PreventPublic.Cms.Published;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;

namespace PreventPublic.Cms.Features.Manage.KeepMedia.FocalPoint;

/// <summary>What of a picture must stay when it is cut to another shape: one of nine parts, which needs no mouse and no script.</summary>
[Needs(Permissions.ContentWrite)]
public sealed class IndexModel(MediaLibrary library, Publisher publisher) : ManagePage
{
    public const int ShownWidth = SocialCard.PictureWidth / 2;
    public const int ShownHeight = SocialCard.PictureHeight / 2;

    private static readonly (int PerCent, string Across, string Down)[] Thirds = [(0, "left", "Top"), (MediaFile.Centre, "middle", "Middle"), (100, "right", "Bottom")];

    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>Per cent from the left and from the top, with a hyphen between: <c>50-0</c>.</summary>
    [BindProperty]
    public string Part { get; set; } = "";

    public MediaFile Picture { get; private set; } = null!;

    public static IEnumerable<Choice> Parts => from down in Thirds from across in Thirds select new Choice($"{across.PerCent}-{down.PerCent}", (across.PerCent, down.PerCent) == (MediaFile.Centre, MediaFile.Centre) ? "Centre" : $"{down.Down} {across.Across}");

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    /// <summary>As it is cut for the picture that networks show beside a link.</summary>
    public async Task<IActionResult> OnGetCutAsync()
    {
        if (!Find() || await publisher.BytesAsync(Picture.Hash, Cancel) is not { } bytes)
        {
            return NotFound();
        }

        try
        {
            using var cut = Renditions.Cut(bytes, Picture, ShownWidth, ShownHeight);
            return File(cut.WebpsaveBuffer(), "image/webp");
        }
        catch (VipsException)
        {
            return NotFound();
        }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Find())
        {
            return NotFound();
        }

        if (Parts.All(part => part.Value != Part))
        {
            Wrong(nameof(Part), "Choose a part of the picture");
            return Invalid();
        }

        var at = Part.Split('-').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return await library.FocusAsync(Site!, Name, at[0], at[1], Staff, Cancel) ? GoTo(ManageLinks.FocalPoint(Site!, Name), "Saved. Look at the cut.")
            : GoTo(ManageLinks.Media(Site!), $"{Name} is not kept here. A picture that all councils share is changed under “Shared by all councils”.");
    }

    private bool Find()
    {
        Title($"What must stay: {Name}");
        var sites = publisher.Current.Sites.Values.Where(site => Site == DocumentPath.Shared || site.Id == Site);
        if (sites.Select(site => site.Media.GetValueOrDefault(Name)).FirstOrDefault(file => file is not null) is not { HasSize: true } found)
        {
            return false;
        }

        (Picture, Part) = (found, Part.Length > 0 ? Part : $"{found.FocalX}-{found.FocalY}");
        return true;
    }
}
