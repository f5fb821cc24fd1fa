namespace PreventPublic.Bench.Processes;

/// <summary>A temporary folder, gone at the end.</summary>
public sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("prevent-bench-").FullName;

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
