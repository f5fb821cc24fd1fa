namespace PreventPublic.Engagement.Features.Events.Booking;

/// <summary>Something to do about a session while nobody else can.</summary>
public abstract class RoomWork(SessionKey session, Newcomer? newcomer)
{
    public SessionKey Session { get; } = session;

    /// <summary>Whom it wants to let in; the room looks them all up at once.</summary>
    public Newcomer? Newcomer { get; } = newcomer;

    /// <summary>Done again from the start if its transaction fails.</summary>
    public abstract Task DoAsync(Room room);

    /// <summary>It is committed.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception fault);
}

/// <inheritdoc />
public sealed class RoomWork<T>(SessionKey session, Func<Room, Task<T>> work, Newcomer? newcomer = null) : RoomWork(session, newcomer)
{
    private readonly TaskCompletionSource<T> _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    /// <summary>The result, once it is committed.</summary>
    public Task<T> Committed => _committed.Task;

    public override async Task DoAsync(Room room) => _result = await work(room);

    public override void Succeed() => _committed.TrySetResult(_result!);

    public override void Fail(Exception fault) => _committed.TrySetException(fault);
}
