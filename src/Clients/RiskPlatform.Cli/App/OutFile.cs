namespace RiskPlatform.Cli.App;

/// <summary>
/// A new file that only its owner can read, and that has its name only once it is whole: what it holds could put people
/// at risk (RECORD-4, RECORD-6). It never takes the place of another.
/// </summary>
internal sealed class OutFile : IAsyncDisposable
{
    private readonly string target;
    private readonly string option;
    private readonly string temporary;
    private readonly FileStream stream;
    private bool kept;

    private OutFile(string target, string option)
    {
        (this.target, this.option) = (target, option);
        temporary = Path.Combine(
            Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.CreateVersion7():N}.part");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        stream = new FileStream(temporary, options);
    }

    internal Stream Stream => stream;

    internal static OutFile Create(string folder, string name, string option = "--out")
    {
        Check(folder, name, option);
        return new OutFile(Path.GetFullPath(Path.Combine(folder, name)), option);
    }

    /// <summary>Says what would go wrong at the end before anything has begun.</summary>
    internal static void Check(string folder, string name, string option = "--out")
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (Path.Exists(path))
        {
            throw new UsageException(
                $"{option}: there is such a file already, and it is not overwritten. Give another.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"{option}: its folder does not exist.");
    }

    internal async Task KeepAsync()
    {
        await stream.FlushAsync();
        stream.Flush(flushToDisk: true);
        await stream.DisposeAsync();
        try
        {
            File.Move(temporary, target, overwrite: false);
            kept = true;
        }
        catch (IOException) when (File.Exists(target))
        {
            throw new UsageException($"{option}: somebody else made such a file meanwhile. Give another.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        if (!kept) File.Delete(temporary);
    }
}
