using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DevKit;

/// <summary>A child process that serves, with its output under a prefix.</summary>
public sealed class Host : IAsyncDisposable
{
    private readonly string name;
    private readonly int port;
    private readonly Process process;
    private string lastWords = "none";
    public Host(string name, int port, Dictionary<string, string> settings, Action<string> print)
    {
        settings["DOTNET_ENVIRONMENT"] = settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings["Kestrel__Endpoints__Web__Url"] = Tool.Url(port);
        var command = Tool.Command("dotnet", [Tool.Built(name, $"RiskPlatform.{name}")], settings);
        command.WorkingDirectory = Tool.Repo($"src/{name}"); // The content root, as with `dotnet run`.
        command.RedirectStandardInput = command.RedirectStandardOutput = command.RedirectStandardError = true;
        (this.name, this.port, process) = (name, port, Process.Start(command)!);
        Exited = process.WaitForExitAsync();
        void Take(object sender, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data)) return;
            lastWords = line.Data.Trim();
            print($"{name} | {line.Data}");
        }
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Task Exited { get; }
    public string HowItEnded => $"{name} ended with exit code {process.ExitCode}; its last words: {lastWords}";

    public async Task ReadyAsync(CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await Tool.AnswersAsync(port, stop))
        {
            if (Exited.IsCompleted || watch.Elapsed > TimeSpan.FromMinutes(1))
            {
                throw new OneLineException(
                    Exited.IsCompleted ? HowItEnded : $"{name} is not ready after a minute: {lastWords}");
            }

            await tick.WaitForNextTickAsync(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // On Windows a Ctrl-C has already reached every process of this console.
        if (!Exited.IsCompleted && !OperatingSystem.IsWindows())
            _ = Signal(process.Id, 15);
        await Task.WhenAny(Exited, Task.Delay(TimeSpan.FromSeconds(10)));
        if (!Exited.IsCompleted) process.Kill(entireProcessTree: true);
        await Exited;
        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
