using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace TestKit.Processes;

/// <summary>A program that keeps running, with what it writes captured.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder logs = new();

    /// <summary>Starts the program.</summary>
    public ChildProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it has written so far.</summary>
    public string Logs
    {
        get
        {
            lock (logs)
                return logs.ToString();
        }
    }

    /// <summary>Its id on this machine.</summary>
    public int Id => process.Id;

    /// <summary>Its exit code, or null while it runs.</summary>
    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>Waits until it answers at the address, or until it has ended; false means that it has ended.</summary>
    public async Task<bool> AnswersAsync(Uri health)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var watch = Stopwatch.StartNew();
        while (!process.HasExited)
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"Not ready within {Patience.TotalSeconds} s. It wrote:\n{Logs}");
            try
            {
                using var answer = await http.GetAsync(health);
                if (answer.IsSuccessStatusCode)
                    return true;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // Nothing listens yet, or it is too busy starting to answer.
            }

            await tick.WaitForNextTickAsync();
        }

        await process.WaitForExitAsync();
        return false;
    }

    /// <summary>Ends it at once, without a chance to finish anything (SIGKILL).</summary>
    public void Kill() => process.Kill();

    /// <summary>Does the same and waits until it has gone.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>
    /// Asks it to end (SIGTERM) and returns its exit code. Windows has no such signal: it is killed there.
    /// </summary>
    public async Task<int> StopAsync()
    {
        if (OperatingSystem.IsWindows())
            process.Kill();
        else if (!process.HasExited)
            _ = Signal(process.Id, 15);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException e)
        {
            await KillAsync();
            throw new TimeoutException($"It did not end when asked to. It wrote:\n{Logs}", e);
        }

        return process.ExitCode;
    }

    /// <summary>Ends it if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (logs)
            logs.AppendLine(line);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
