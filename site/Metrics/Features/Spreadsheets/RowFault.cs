namespace PreventPublic.Metrics.Features.Spreadsheets;

/// <summary>What is wrong with a row of somebody's file.</summary>
/// <param name="Line">As their program numbers it, from 1.</param>
public sealed record RowFault(int Line, string What);
