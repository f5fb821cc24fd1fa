using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace PreventPublic.Core.Web.Forms;

/// <summary>A field left empty is an empty text, never null; what is required is said by the page, in its own words.</summary>
public sealed class TypedText : IDisplayMetadataProvider
{
    public static void Configure(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(new TypedText());
    }

    public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
}
