using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace PreventPublic.Host.Counting;

/// <summary>Settings under <c>Redis</c>.</summary>
public sealed class RedisOptions : IValidatableObject
{
    public const string Section = "Redis";

    private const int PatienceMilliseconds = 500;

    /// <summary>As StackExchange.Redis writes it: <c>server:6379,password=…,ssl=true</c>; empty for one host, which counts in its own memory.</summary>
    public string Connection { get; set; } = "";

    /// <summary>A reader waits for a count, so it must not take long.</summary>
    public ConfigurationOptions Parsed
    {
        get
        {
            var parsed = ConfigurationOptions.Parse(Connection);
            (parsed.ConnectTimeout, parsed.AsyncTimeout, parsed.ConnectRetry, parsed.BacklogPolicy) = (2 * PatienceMilliseconds, PatienceMilliseconds, 1, BacklogPolicy.FailFast);
            // Whether it writes to disk can only be asked by an administrator's command.
            parsed.AllowAdmin = true;
            return parsed;
        }
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var fault = "";
        try
        {
            _ = Connection.Length == 0 ? null : Parsed;
        }
        catch (ArgumentException wrong)
        {
            fault = wrong.Message;
        }

        return fault.Length == 0 ? [] : [new ValidationResult($"Redis:Connection cannot be read: {fault} Write server:6379, and what else is needed behind commas.")];
    }
}
