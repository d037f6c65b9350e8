namespace RiskPlatform.RiskService.OpenReferral.Import;

internal static class TemporaryFile
{
    private const int BufferSize = 64 * 1024;

    /// <summary>
    /// A file that nobody else can open and that goes when it is closed, and with the process however that ends. Files
    /// that come in may hold addresses that must not be known.
    /// </summary>
    internal static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferSize,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = Path.Combine(Path.GetTempPath(), $"riskplatform-{Guid.CreateVersion7():N}");
        var file = new FileStream(path, options);

        // Windows lets go of it with the process; elsewhere it has no name from the beginning.
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }
}
