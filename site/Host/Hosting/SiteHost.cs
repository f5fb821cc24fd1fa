using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using PreventPublic.Cms;
using PreventPublic.Cms.Check;
using PreventPublic.Cms.Features;
using PreventPublic.Cms.Features.Api;
using PreventPublic.Cms.Features.FindAddresses;
using PreventPublic.Cms.Features.Search;
using PreventPublic.Cms.Features.ShareKit;
using PreventPublic.Cms.Import;
using PreventPublic.Cms.Published;
using PreventPublic.Cms.Reading;
using PreventPublic.Cms.Serving;
using PreventPublic.Cms.Store;
using PreventPublic.Core.Outbox;
using PreventPublic.Core.Stores;
using PreventPublic.Core.Web;
using PreventPublic.Core.Web.Forms;
using PreventPublic.Core.Words;
using PreventPublic.Decisions;
using PreventPublic.Decisions.Features.SeeFlow;
using PreventPublic.Engagement;
using PreventPublic.Engagement.Features.Bulletins.Bounces;
using PreventPublic.Engagement.Features.Bulletins.Desk;
using PreventPublic.Engagement.Features.Bulletins.Material;
using PreventPublic.Engagement.Features.Bulletins.Sending;
using PreventPublic.Engagement.Features.Bulletins.Subscribe;
using PreventPublic.Engagement.Features.Consultations.Rounds;
using PreventPublic.Engagement.Features.DistributionLog;
using PreventPublic.Engagement.Features.Events.Directory;
using PreventPublic.Engagement.Features.Events.Keeping;
using PreventPublic.Engagement.Features.Keeping;
using PreventPublic.Engagement.Features.Packs;
using PreventPublic.Engagement.Features.Partners;
using PreventPublic.Engagement.Features.Pieces;
using PreventPublic.Engagement.Features.Planning.Keeping;
using PreventPublic.Engagement.Features.Planning.Sources;
using PreventPublic.Engagement.Features.Press;
using PreventPublic.Engagement.Features.Training;
using PreventPublic.Engagement.Files;
using PreventPublic.Engagement.Mail;
using PreventPublic.Host.Adapters;
using PreventPublic.Host.Api;
using PreventPublic.Host.Backup;
using PreventPublic.Host.Consultations;
using PreventPublic.Host.Counting;
using PreventPublic.Host.Delivery;
using PreventPublic.Host.Flows;
using PreventPublic.Host.Letters;
using PreventPublic.Host.Manage;
using PreventPublic.Host.Strategy;
using PreventPublic.Host.Themes;
using PreventPublic.Metrics;
using PreventPublic.Metrics.Facts;
using PreventPublic.Metrics.Features.Alerts;
using PreventPublic.Metrics.Features.Strategy;
using PreventPublic.Staff;

namespace PreventPublic.Host.Hosting;

/// <summary>Builds and prepares the web application.</summary>
public static class SiteHost
{
    public const string DefaultUrl = "http://localhost:5080";

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        AddOwnSettings(builder.Configuration);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) is null && builder.Configuration["HTTP_PORTS"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        AddModules(builder.Services, builder.Configuration, builder.Environment.ContentRootPath);
        builder.Services.AddSingleton<OutboxWorker>().AddHostedService(services => services.GetRequiredService<OutboxWorker>());
        builder.Services.AddHostedService<CareWorker>().AddHostedService<RoundWorker>().AddHostedService<BulletinWorker>().AddHostedService<MailingWorker>()
            .AddHostedService<PressWorker>().AddHostedService<PartnerWorker>().AddHostedService<PlanWorker>().AddHostedService<TrainingWorker>().AddHostedService<MailFolderWorker>();
        builder.Services.AddHostedService(services => services.GetRequiredService<FactBuffer>());
        builder.Services.AddHostedService(services => services.GetRequiredService<DailyWork>());
        builder.Services.AddPackedAnswers();
        builder.Services.AddStaffSignIn(builder.Configuration);
        builder.Services.AddSingleton<FirstAdministrator>();
        builder.Services.AddRazorPages(pages =>
            {
                pages.RootDirectory = "/Features";
                KeptForAMinute.Configure(pages.Conventions);
            })
            .AddMvcOptions(TypedText.Configure)
            .AddApplicationPart(typeof(CmsModule).Assembly)
            .AddApplicationPart(typeof(DecisionsModule).Assembly)
            .AddApplicationPart(typeof(EngagementModule).Assembly)
            .AddApplicationPart(typeof(MetricsModule).Assembly)
            .AddApplicationPart(typeof(StaffModule).Assembly);
        builder.Services.ReadKeysWhenNeeded();
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    /// <summary>What the web site and the command line share.</summary>
    public static void AddModules(IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        var folders = new Folders(configuration, contentRoot);
        services.AddSingleton(folders);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(WordBook.Load(typeof(CmsModule).Assembly, typeof(DecisionsModule).Assembly, typeof(EngagementModule).Assembly, typeof(MetricsModule).Assembly));
        services.AddSingleton<ThemeFiles>();
        services.AddSingleton(provider => new PublicOrigin(site => SiteOrigin.Of(site, provider.GetRequiredService<IConfiguration>())));
        services.AddSingleton<ThemeColours>().AddSingleton(provider => provider.GetRequiredService<ThemeColours>().Palettes);
        services.AddSingleton(provider => new ThemeNames([.. provider.GetRequiredService<ThemeFiles>().Names]));
        services.AddStores(configuration, folders);
        services.AddCounting(configuration);
        services.AddSingleton<GivingWay>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<BackupRestorer>();
        services.AddCms();
        services.AddStaff();
        services.AddSingleton<ISiteDirectory, SiteDirectory>();
        services.AddFlows(folders);
        services.AddMeasure();
        services.AddEngagement(Stores.IsPostgres(configuration));
        services.AddSingleton<IEventDirectory, PublishedEvents>();
        services.AddSingleton<ISiteKeeping, PublishedKeeping>();
        services.AddSingleton<IBulletinMaterial, BulletinMaterial>();
        services.AddSingleton<IDelivery, StatementMail>();
        services.AddSingleton<IColleagues, Colleagues>();
        services.AddSingleton<IPrintedItems, PrintedItems>();
        services.AddSingleton<IModulePages, EngagementPages>();
        services.AddSingleton<IPageNote, GoogleIsNamed>();
        services.AddSingleton<PrintedPieces>().AddSingleton<IPublishedPieces, PublishedPieces>().AddSingleton<IPagePrinter, PagePrinter>();
        services.AddSingleton<IPlanSource, ContentPlan>().AddSingleton<IPlanObjectives, StrategyObjectives>();
        services.AddDelivery();
        services.AddConsultations();
        services.AddLetters();
        services.PostConfigure<MailOptions>(mail => mail.Folder ??= Path.Combine(folders.Data, "mail"));
    }

    /// <summary>Brings the databases up to date and, the first time, imports the content and publishes it.</summary>
    public static async Task PrepareAsync(WebApplication app)
    {
        var services = app.Services;
        await services.MigrateStoresAsync();
        if (!await services.GetRequiredKeyedService<StoreDatabase>(ContentStore.Name).AnyAsync("Entries", "1 = 1", CancellationToken.None))
        {
            await FirstImport.RunAsync(services, app.Logger);
        }

        var publisher = services.GetRequiredService<Publisher>();
        await publisher.RefreshAsync();
        services.GetRequiredService<ThemeFiles>().RequireFor(publisher.Current.Sites.Values);
        await services.GetRequiredService<FirstAdministrator>().OfferAsync(app);
    }

    private static void UsePipeline(WebApplication app)
    {
        KeepSignInOutOfPublicPages(app);
        app.UseThemeFiles();
        app.UseFinishedPages();
        app.MapHealth();
        app.UseManage();
        var pages = PublicPages(app);
        app.Services.GetRequiredService<SitePipeline>().Pages = pages;
        app.UsePackedAnswers();
        app.Run(pages);
    }

    /// <summary>
    /// The settings beside the program hold wherever it is started from, below all others. Without them the log would tell every
    /// address, with sealed answers and search words in it.
    /// </summary>
    private static void AddOwnSettings(ConfigurationManager settings) =>
        settings.Sources.Insert(0, new JsonConfigurationSource { FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory), Path = "appsettings.json", Optional = true });

    /// <summary>
    /// A web application puts authentication and authorisation ahead of everything by itself, unless these say that it is done:
    /// a reader's request would have its cookies read, and cost a quarter more. Manage has its own.
    /// </summary>
    private static void KeepSignInOutOfPublicPages(IApplicationBuilder app)
    {
        app.Properties["__AuthenticationMiddlewareSet"] = true;
        app.Properties["__AuthorizationMiddlewareSet"] = true;
    }

    /// <summary>What answers readers once there are no finished bytes to send.</summary>
    private static RequestDelegate PublicPages(IApplicationBuilder app)
    {
        var site = app.New();
        site.UseSites();
        site.UseApi();
        site.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem/500", AllowStatusCode404Response = true });
        site.UseStatusCodePagesWithReExecute("/problem/{0}");
        site.UseReadableProblems();
        site.HideManage();
        site.UseSameSiteForms(SubscriberLinks.UnsubscribeFolder);
        site.UseRouting();
        site.UseReadOnlyPages();
        site.UseFinishing();
        site.UseEndpoints(routes =>
        {
            routes.MapPublicFiles();
            routes.MapSuggestions();
            routes.MapFlowPictures();
            NotifyHook.Map(routes);
            routes.MapStrategyFiles(KeptForAMinute.Configure);
            routes.MapRazorPages();
        });
        return site.Build();
    }
}
