using System.Text;
using Microsoft.Extensions.Logging;

namespace PreventPublic.Tests.Listening.Attack;

/// <summary>Every log line at the most verbose level, with its scopes and its properties.</summary>
public sealed class LogTape : ILoggerProvider, ILogger
{
    private readonly StringBuilder _lines = new();

    /// <summary>How many characters were ever logged.</summary>
    public long Length { get; private set; }

    public byte[] Take()
    {
        lock (_lines)
        {
            var lines = Encoding.UTF8.GetBytes(_lines.ToString());
            _lines.Clear();
            return lines;
        }
    }

    public void Write(string? line)
    {
        lock (_lines)
        {
            _lines.Append(line).Append('\n');
            Length += line?.Length ?? 0;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Write(state.ToString());
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Write($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
        // Nothing is held.
    }
}
