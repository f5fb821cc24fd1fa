namespace PreventPublic.Cms.Published;

/// <summary>A picture or document as it is published.</summary>
/// <param name="Hash">SHA-256 of its bytes, lower-case hex.</param>
/// <param name="Width">In pixels; 0 where it is no picture, or one without a size of its own (SVG).</param>
/// <param name="Height">In pixels; 0 as above.</param>
/// <param name="FocalX">What must stay when it is cut: per cent from the left.</param>
/// <param name="FocalY">Per cent from the top.</param>
public sealed record MediaFile(string Hash, int Width = 0, int Height = 0, int FocalX = MediaFile.Centre, int FocalY = MediaFile.Centre)
{
    public const int Centre = 50;

    public bool HasSize => Width > 0 && Height > 0;
}
