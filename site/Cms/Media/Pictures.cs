using NetVips;

namespace PreventPublic.Cms.Media;

/// <summary>A picture made ready for readers.</summary>
/// <param name="Bytes">WebP.</param>
public sealed record ReadyPicture(byte[] Bytes, int Width, int Height);

/// <summary>Makes every picture anew: turned the right way up, no wider than a page, without place, camera or anything else hidden in it.</summary>
public static class Pictures
{
    /// <summary>In pixels: twice the width of the text, for fine screens.</summary>
    public const int MaxWidth = 1600;

    /// <summary>In pixels; more is an attack on memory rather than a photograph.</summary>
    private const long MaxPixels = 60_000_000;

    private const int Quality = 80;

    /// <summary>The size of a picture, the right way up; zeroes for what is none, or has no size of its own.</summary>
    public static (int Width, int Height) SizeOf(byte[] bytes, string name)
    {
        if (Path.GetExtension(name) is not (".webp" or ".png" or ".jpg" or ".jpeg" or ".avif"))
        {
            return (0, 0);
        }

        try
        {
            using var head = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential);
            using var upright = head.Autorot();
            return (upright.Width, upright.Height);
        }
        catch (VipsException)
        {
            return (0, 0);
        }
    }

    /// <exception cref="InvalidDataException">It is not a picture that can be read; the message says so to staff.</exception>
    public static ReadyPicture Prepare(byte[] bytes)
    {
        try
        {
            using var head = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential);
            if ((long)head.Width * head.Height > MaxPixels)
            {
                throw new InvalidDataException($"The picture has {head.Width} × {head.Height} pixels. Make it smaller: at most {MaxPixels / 1_000_000} million pixels.");
            }

            using var picture = Image.ThumbnailBuffer(bytes, Math.Min(MaxWidth, head.Width), size: Enums.Size.Down);
            return new ReadyPicture(picture.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None), picture.Width, picture.Height);
        }
        catch (VipsException)
        {
            throw new InvalidDataException("The picture is damaged, or not really a picture. Save it again as JPEG or PNG.");
        }
    }
}
