using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace PreventPublic.Engagement.HumanCheck;

/// <summary>A page that signs or checks something: the keys are there before it begins, so that it never blocks a thread for them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadySecretsAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        await context.HttpContext.RequestServices.GetRequiredService<SharedSecrets>().ReadyAsync();
        await next();
    }
}
