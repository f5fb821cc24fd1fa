using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using PreventPublic.Cms.Changed;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Colours;
using PreventPublic.Cms.Definitions;
using PreventPublic.Cms.Editing;
using PreventPublic.Cms.Features.Api;
using PreventPublic.Cms.Features.Manage.RaiseStatement;
using PreventPublic.Cms.Features.OutsideLinks;
using PreventPublic.Cms.Features.Search;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Features.Webhooks;
using PreventPublic.Cms.Files;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Access;
using PreventPublic.Core.Web;

namespace PreventPublic.Cms;

/// <summary>Adds the CMS. The host gives it the content store, as <c>IDbContextFactory&lt;ContentStore&gt;</c> and as <c>StoreDatabase</c>, and a <c>WordBook</c>.</summary>
public static class CmsModule
{
    public static IServiceCollection AddCms(this IServiceCollection services)
    {
        services.AddSingleton(ContentTypes.BuiltIn);
        services.AddSingleton<StoredContent>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<FinishedPages>();
        services.AddSingleton<SiteSelection>();
        services.AddSingleton<SitePipeline>();
        services.AddSingleton<ContentImporter>();
        services.AddSingleton<ContentExporter>();
        services.AddSingleton<SiteFiles>();
        services.AddOptions<PageCacheOptions>().BindConfiguration(PageCacheOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PageCacheOptions>>().Value);
        services.AddOptions<SitesOptions>().BindConfiguration(SitesOptions.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SitesOptions>>().Value);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<SocialCards>();
        services.AddSingleton<IContentRule, ColourRule>().AddSingleton<IReviewNote, ColourNote>();
        services.AddHostedService<PublicationWatch>();
        return services.AddSearch().AddApi().AddWebhooks().AddOutsideLinks().AddEditing();
    }

    private static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddSingleton<Checking>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<UnsavedEdits>();
        services.AddSingleton<DraftPreview>();
        services.AddSingleton<Approvals>();
        services.AddSingleton<OutdatedApprovals>();
        services.AddSingleton<Publishing>();
        services.AddSingleton<Foresight>();
        services.AddSingleton<Schedules>();
        services.AddSingleton<Statements>();
        services.AddSingleton<OutsideLooks>();
        services.AddSingleton<Editing.Needs>();
        services.AddSingleton<Attesting>();
        services.AddSingleton<AsAt>();
        services.AddSingleton<ChangedEntries>();
        services.AddOptions<Media.ScanOptions>().BindConfiguration(Media.ScanOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<Media.ScanOptions>>().Value);
        services.AddSingleton<Media.VirusScanner>();
        services.AddSingleton<Media.MediaLibrary>();
        services.AddHostedService<ScheduleWorker>();
        services.AddSingleton(new ManageSection("What needs you", "", Permissions.ContentRead, 0));
        services.AddSingleton(new ManageSection("Content", "/content", Permissions.ContentRead, 10));
        services.AddSingleton(new ManageSection("Contacts", "/contacts", Permissions.ContentRead, 12));
        services.AddSingleton(new ManageSection("Pictures and files", "/media", Permissions.ContentRead, 13));
        services.AddSingleton(new ManageSection("Translations", "/translations", Permissions.ContentRead, 14));
        services.AddSingleton(new ManageSection("Looks from outside", "/looks", Permissions.ContentRead, 15));
        services.AddSingleton(new ManageSection("Files in and out", "/files", Permissions.ContentRead, 17));
        services.AddSingleton(new ManageSection("Statements", "/statements", Permissions.ContentRead, 11));
        services.AddSingleton<IWaitingWork, WaitingStatements>();
        services.AddSingleton(new ManageSection("Calendar", "/calendar", Permissions.ContentRead, 16));
        return services;
    }
}
