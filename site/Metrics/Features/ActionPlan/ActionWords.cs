namespace PreventPublic.Metrics.Features.ActionPlan;

/// <summary>How an action stands, in English and as files say it.</summary>
public static class ActionWords
{
    public static string Status(ActionStatus status) => status switch
    {
        ActionStatus.Planned => "planned",
        ActionStatus.Started => "under way",
        ActionStatus.Done => "done",
        _ => "stopped",
    };

    /// <summary>The same back, from a form or a file; null when it is none of them.</summary>
    public static ActionStatus? Read(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "planned" or "" or null => ActionStatus.Planned,
        "under way" or "started" or "in progress" => ActionStatus.Started,
        "done" or "complete" or "completed" or "delivered" => ActionStatus.Done,
        "stopped" or "cancelled" => ActionStatus.Stopped,
        _ => null,
    };
}
