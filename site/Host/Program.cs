using PreventPublic.Host.CommandLine;
using PreventPublic.Host.Hosting;

if (args is [var first, ..] && Commands.Names.Contains(first))
{
    return await Commands.Root(args).Parse(args).InvokeAsync();
}

var app = SiteHost.Build(args);
await SiteHost.PrepareAsync(app);
await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the whole host.</summary>
public partial class Program;
