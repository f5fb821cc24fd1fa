namespace PreventPublic.Host.Backup;

/// <summary>A backup cannot be made, read or brought back; the message says why and what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
