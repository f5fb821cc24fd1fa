namespace PreventPublic.Core.Outbox;

/// <summary>Work that people wait for. While it presses, what can be done a little later gives way.</summary>
public interface IUrgentWork
{
    bool IsPressing { get; }
}
