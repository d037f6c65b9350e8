using System.Diagnostics;

namespace TestKit.Processes;

/// <summary>How a program ended and what it wrote.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Everything it wrote, for searching and for messages.</summary>
    public string Everything => $"{Output}{Error}";
}

/// <summary>Runs programs to their end.</summary>
public static class CommandLine
{
    /// <summary>Settings of a program; null takes a variable away.</summary>
    public static ProcessStartInfo Describe(
        string file, IEnumerable<string> args, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo(file, args)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryFiles.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment.Remove(name);
            if (value is not null)
                start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Runs a program with nothing on its input, and kills it when the time is over.</summary>
    public static async Task<CommandResult> RunAsync(
        string file,
        IEnumerable<string> args,
        IReadOnlyDictionary<string, string?>? environment = null,
        TimeSpan? timeout = null,
        string? folder = null)
    {
        var start = Describe(file, args, environment);
        start.WorkingDirectory = folder ?? start.WorkingDirectory;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(timeout ?? TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} did not end in time. It wrote: {await output}{await error}", e);
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }
}
